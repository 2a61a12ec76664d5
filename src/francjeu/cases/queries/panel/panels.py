"""The two panels of a case: who sits, how many are needed, who could take a place."""

from dataclasses import dataclass
from datetime import date, datetime

from francjeu.cases import clocks, facts, models
from francjeu.cases.queries.panel import table
from francjeu.kernel.actors import Actor, Role
from francjeu.kernel.procedure.case.facts import Facts

SIGNS = {"first": "decide", "appeal": "decide_appeal"}
_DECIDES = frozenset({Role.DECIDER, Role.CHAIR})


@dataclass(frozen=True, slots=True)
class Panel:
    """One instance: how many untied members it needs, who may sign, who could be named."""

    instance: str
    needed: int
    ready: tuple[str, ...]
    substitutes: tuple[table.Place, ...]
    source: str

    @property
    def missing(self) -> int:
        """How many more are needed."""
        return max(0, self.needed - len(self.ready))


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to replace a member, and what was answered."""

    pk: int
    member: str
    member_ref: str
    letter: str
    reasons: str
    asked_at: datetime
    state: str
    answer: str


def panels(*, case: models.Case, on: date) -> tuple[Panel, ...]:
    """Both panels, with substitutes proposed among untied deciders."""
    known = facts.case_facts(case)
    profile = clocks.profile_of(case)
    source = profile.quorum_source.text if profile and profile.quorum_source else ""
    needed = {"first": known.quorum, "appeal": known.appeal_quorum}
    return tuple(
        Panel(
            instance=instance, needed=needed[instance],
            ready=facts.panel_names(case, verb),
            substitutes=_substitutes(case, known, instance, on), source=source,
        )
        for instance, verb in SIGNS.items()
    )  # fmt: skip


def _substitutes(
    case: models.Case, known: Facts, instance: str, on: date
) -> tuple[table.Place, ...]:
    """Deciders without a tie nor a seat, who neither manage the case nor sat in the other panel."""
    out = known.linked | known.signed | known.managers_hands
    other = known.appeal_seats if instance == "first" else known.first_panel
    return tuple(
        place
        for place in table.could_sit(case=case, on=on)
        if _DECIDES & set(place.roles) and place.ref not in out | other
    )


def asked(case: models.Case) -> tuple[Asked, ...]:
    """Every request to replace a member, oldest first."""
    rows = case.challenges.select_related("member", "party").order_by("asked_at", "id")
    return tuple(
        Asked(
            pk=row.pk, member=row.member.name, member_ref=str(row.member.public_id),
            letter=row.party.letter if row.party else "", reasons=row.reasons,
            asked_at=row.asked_at, state=row.state, answer=row.answer,
        )
        for row in rows
    )  # fmt: skip


def to_answer(*, case: models.Case, actor: Actor) -> models.Challenge | None:
    """The oldest request this person may answer: about someone else, still waiting."""
    waiting = case.challenges.filter(state="asked").exclude(member__public_id=actor.ref)
    return waiting.select_related("case", "member", "party").order_by("asked_at", "id").first()


def members(case: models.Case) -> tuple[tuple[str, str], ...]:
    """Who sits now, as a party may ask to replace them: reference and name."""
    rows = case.seats.filter(left_at__isnull=True).select_related("user").order_by("seated_at")
    return tuple((str(row.user.public_id), row.user.name) for row in rows)
