"""Doors to the outside world, one folder each, Django-free."""
