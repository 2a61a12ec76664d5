"""Persons, institutions, teams, dated roles, guardians, accounts; who was bound on a day, why."""
