"""Settings a person changes on a page: typed, previewed, kept as a version, taken up again."""
