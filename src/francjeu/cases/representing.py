"""Who speaks for whom in a case on a given day: read from the parties, judged by the kernel."""

from datetime import date, datetime

from francjeu.cases import family, models
from francjeu.kernel import ages
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor, Kind
from francjeu.kernel.procedure.hearing import speaking
from francjeu.kernel.procedure.hearing.speaking import Unfit
from francjeu.kernel.procedure.letters.quotation import same_name
from francjeu.people.models import User

ROLE = "representative"


def age_of(party: models.Party, *, on: date) -> ages.Age:
    """How old this person is on that day, as far as is known."""
    known = party.person
    return ages.age(
        birth_year=party.birth_year, band=known.age_band if known else "",
        noted_on=known.age_noted_on if known else None, day=on,
    )  # fmt: skip


def is_minor(party: models.Party, *, at: datetime) -> ages.Answer:
    """Is this person under 18 on that day?"""
    return age_of(party, on=at.date()).under(ages.MAJORITY)


def is_under_14(party: models.Party, *, at: datetime) -> bool:
    """True when this person is surely under 14 that day: what they get goes through an adult."""
    return age_of(party, on=at.date()).under(ages.CONSENT) is ages.Answer.YES


def unfit(party: models.Party, *, at: datetime) -> Unfit | None:
    """Why this person may not speak for another in this case, or None.

    Concerned in another case of the same matter, they are no more free than in this one.
    """
    others = family.parties_beside(party)
    roles = frozenset(other.role for other in others if _same(party, other))
    return speaking.unfit(
        other_roles=roles, runs_the_case=_runs(party), is_minor=is_minor(party, at=at)
    )


def _same(one: models.Party, other: models.Party) -> bool:
    """The same person under two roles; a child may share a parent’s name and address."""
    if one.person_id and other.person_id:
        return one.person_id == other.person_id
    if one.speaks_for_id == other.pk:
        return False
    address = one.email.casefold()
    return bool(address and address == other.email.casefold()) or same_name(one.name, other.name)


def _runs(party: models.Party) -> bool:
    """Manages the case or sits on it, under their own account."""
    case = party.case
    around = {case.manager_id, case.opened_by_id} | set(
        case.seats.filter(left_at__isnull=True).values_list("user_id", flat=True)
    )
    known = User.objects.filter(pk__in=around)
    if party.person_id and known.filter(person=party.person_id).exists():
        return True
    return bool(party.email) and known.filter(email__iexact=party.email).exists()


def speaks(party: models.Party, *, at: datetime) -> bool:
    """True for the person concerned, and for who may speak for them today."""
    if party.role == "respondent":
        return True
    young = party.speaks_for
    if party.role != ROLE or young is None or unfit(party, at=at):
        return False
    noted = models.OfAge.objects.filter(party=young).first()
    return speaking.speaks_still(
        was_minor=is_minor(young, at=party.added_at), is_minor=is_minor(young, at=at),
        keeps=noted.keeps if noted else None,
    )  # fmt: skip


def speakers(party: models.Party, *, at: datetime) -> tuple[models.Party, ...]:
    """Who speaks for this person today, in the order they were named."""
    rows = party.representatives.select_related("case", "person", "speaks_for__person")
    return tuple(row for row in rows.order_by("letter") if speaks(row, at=at))


def alone(case: models.Case, *, at: datetime) -> tuple[models.Party, ...]:
    """The respondents under 18 for whom no adult may speak: another adult must be named."""
    rows = case.parties.filter(role="respondent").select_related("person", "case")
    return tuple(
        row
        for row in rows.order_by("letter")
        if is_minor(row, at=at) is ages.Answer.YES and not speakers(row, at=at)
    )


def unheard_themselves(case: models.Case) -> models.Party | None:
    """The person concerned, while only who speaks for them answered and they could; else None.

    Under 14 what they say goes through the adult; a team has no voice but who answers for it.
    """
    answered = set(case.responses.values_list("party", flat=True))
    rows = case.parties.filter(role="respondent", collective__isnull=True)
    person = rows.select_related("case", "person").first()
    if not answered or person is None or person.pk in answered:
        return None
    if case.notified_at and is_under_14(person, at=case.notified_at):
        return None
    return person


def is_awaited(case: models.Case) -> bool:
    """True while an answer of the person concerned may still come within its time."""
    return case.state == "notified" or (
        case.state == "answered" and unheard_themselves(case) is not None
    )


def require(*, party: models.Party, actor: Actor, at: datetime) -> None:
    """Pass for staff, and for a party who speaks in this case today, or Refused."""
    if actor.kind == Kind.STAFF:
        return
    if actor.kind != Kind.PARTY or actor.ref != str(party.public_id) or not speaks(party, at=at):
        raise Refused("party")
