"""All writes to sealed pieces, one file per use case."""
