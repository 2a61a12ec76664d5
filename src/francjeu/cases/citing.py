"""How the clauses of a case are cited to people: as the document prints them, never by id."""

from django.utils.translation import get_language

from francjeu.cases.models import Case
from francjeu.policy import queries as policy


def names(case: Case, *, language: str = "") -> dict[str, str]:
    """Each clause that may be invoked, by id, in `language` or the one that is active."""
    language = language or get_language() or "fr"
    return {c.id: c.cited(language) for c in policy.version_of(case.policy).citable}


def cited(case: Case, clause: str) -> str:
    """One clause of the version of the policy the case is held to."""
    return names(case).get(clause, clause)
