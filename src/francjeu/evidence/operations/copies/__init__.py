"""Copies made of a piece, kept beside it and tied to it."""
