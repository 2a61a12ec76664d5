"""Persons, institutions, teams, roles and CSV import."""
