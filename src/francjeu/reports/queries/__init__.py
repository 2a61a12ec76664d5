"""All reads of reports that other rooms and pages may ask for."""
