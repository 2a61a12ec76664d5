"""Pages of evidence, one file for each use case."""
