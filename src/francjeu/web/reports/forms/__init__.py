"""Forms of reports, one file per use case."""
