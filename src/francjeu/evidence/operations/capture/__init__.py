"""Capturing a public page, and looking at it again."""
