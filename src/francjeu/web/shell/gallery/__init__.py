"""Invented examples for the gallery page: every component in each state it knows."""
