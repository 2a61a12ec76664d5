"""Writing letters and links: one file per use case."""
