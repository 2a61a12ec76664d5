"""Persons, institutions, teams, dated roles, guardians and accounts; says who was bound on a day and why."""
