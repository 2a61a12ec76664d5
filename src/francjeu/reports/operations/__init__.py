"""All writes to reports: a room for each moment, one file per use case."""
