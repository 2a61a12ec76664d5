"""Every read of a case that other rooms and pages may ask for, by subject."""
