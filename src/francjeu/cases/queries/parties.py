"""What a party, known by a one-time link, may see of a case."""

from uuid import UUID

from francjeu.cases import models
from francjeu.cases.queries.reach import CaseNotFound


def party_for(*, public_id: UUID) -> models.Party:
    """The party a link was made for. Raises CaseNotFound."""
    party = (
        models.Party.objects.select_related("case", "case__policy", "case__profile", "person")
        .filter(public_id=public_id)
        .first()
    )
    if party is None:
        raise CaseNotFound(str(public_id))
    return party


def draft_of(party: models.Party) -> str:
    """What this party typed and has not sent, for them alone; "" when nothing."""
    kept = models.ResponseDraft.objects.filter(party=party).first()
    return kept.answers if kept else ""


def party_of(*, case: models.Case, key: str) -> models.Party:
    """A party of this case by the key pages give it. Raises CaseNotFound."""
    found = case.parties.filter(pk=key).first() if key.isdecimal() else None
    if found is None:
        raise CaseNotFound(case.ref)
    return found
