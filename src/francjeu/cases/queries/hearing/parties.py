"""What a party, known by a one-time link, may see of a case."""

from datetime import datetime
from uuid import UUID

from francjeu.cases import models, representing
from francjeu.cases.queries.reach import CaseNotFound
from francjeu.kernel.actors import Role

DECIDES = (Role.DECIDER.value, Role.CHAIR.value)


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


def has_appealed(*, public_id: UUID) -> bool:
    """True once this party asked that other people look again."""
    return models.Appeal.objects.filter(party__public_id=public_id).exists()


def answered(party: models.Party) -> datetime | None:
    """When this party last answered, themselves."""
    rows = party.case.responses.filter(party=party).order_by("-received_at", "-pk")
    return rows.values_list("received_at", flat=True).first()


def is_young_awaited(case: models.Case, *, at: datetime) -> bool:
    """True while only who speaks for the person concerned answered, and their own time runs."""
    due = case.response_due_at
    if case.state != "answered" or due is None or at > due:
        return False
    return representing.unheard_themselves(case) is not None


def party_of(*, case: models.Case, key: str) -> models.Party:
    """A party of this case by the key pages give it. Raises CaseNotFound."""
    found = case.parties.filter(pk=key).first() if key.isdecimal() else None
    if found is None:
        raise CaseNotFound(case.ref)
    return found


def members(case: models.Case) -> tuple[tuple[str, str], ...]:
    """Who sits to decide and whom nobody asked to replace yet: reference and name."""
    waiting = case.challenges.filter(state="asked").values("member_id")
    rows = case.seats.filter(left_at__isnull=True).exclude(user__in=waiting)
    held = rows.filter(user__grants__role__in=DECIDES, user__grants__ends_on__isnull=True)
    found = held.select_related("user").order_by("seated_at", "pk").distinct()
    return tuple((str(row.user.public_id), row.user.name) for row in found)


def challenged(party: models.Party) -> tuple[tuple[str, str], ...]:
    """The members this person asked to replace, and what became of each request."""
    rows = models.Challenge.objects.filter(party=party).select_related("member")
    return tuple((row.member.name, row.state) for row in rows.order_by("asked_at", "pk"))
