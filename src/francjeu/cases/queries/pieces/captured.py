"""The pages captured for a case, by itself or for one of its reports."""

from francjeu.cases.models import Case
from francjeu.evidence import queries as evidence
from francjeu.evidence.queries import captures
from francjeu.evidence.queries.captures import Part
from francjeu.reports.queries import joined


def captured_in(case: Case) -> tuple[tuple[str, Part], ...]:
    """Each captured piece still sealed, with the address it was captured from."""
    subjects = [f"case:{case.ref}", *(f"report:{it}" for it in joined.refs_in(case.ref))]
    return captures.parts_in(evidence.alive_vaults(subjects=subjects, items=()))
