"""All writes to sealed pieces: a room for each moment, one file per use case."""
