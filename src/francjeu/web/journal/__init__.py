"""The readable history of a subject."""
