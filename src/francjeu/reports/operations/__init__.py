"""All writes to reports, one file per use case."""
