"""Opening a piece for someone: each time is an act."""
