"""Dates and numbers as the house writes them, per language."""
