"""What the file says of the act: its description, its dated series, what is off for each clause."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from francjeu.cases import facts, models
from francjeu.kernel.belonging import Status
from francjeu.kernel.procedure.decision import bullying, qualifying
from francjeu.kernel.procedure.decision.bullying import Mark
from francjeu.kernel.procedure.decision.elements import Element, Result
from francjeu.kernel.procedure.decision.qualifying import (
    Channel,
    Conduct,
    Part,
    Tag,
    Target,
    Tone,
    Trap,
)
from francjeu.people import register
from francjeu.policy import queries as policy
from francjeu.policy.queries import Clause


@dataclass(frozen=True, slots=True)
class Item:
    """One dated item of the series."""

    on: date
    words: str
    exhibit: int | None
    added_by: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A clause of the policy beside the act: offered, or what is off and what to examine."""

    clause: Clause
    traps: tuple[Trap, ...]
    offered: bool
    instead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """Whether a party was bound on the first day of the act, and by which roles."""

    letter: str
    role: str
    status: Status


@dataclass(frozen=True, slots=True)
class SchoolMark:
    """One mark of school law, found or not."""

    mark: Mark
    result: str
    reasons: str
    found_by: str
    found_at: datetime | None


def conduct_of(case: models.Case) -> Conduct:
    """The act as described so far; empty when nobody described it."""
    row = models.Conduct.objects.filter(case=case).first()
    rows = list(case.parties.filter(role="respondent").select_related("involvement"))
    involved = [r.involvement.part for r in rows if hasattr(r, "involvement")]
    return Conduct(
        channels=frozenset(map(Channel, row.channels)) if row else frozenset(),
        target=Target(row.target) if row and row.target else None,
        tone=Tone(row.tone) if row and row.tone else None,
        tags=frozenset(map(Tag, row.tags)) if row else frozenset(),
        parts=frozenset(map(Part, involved)), author_unknown=not rows,
        joke=bool(row and row.joke), disclaimer=bool(row and row.disclaimer),
        deleted_on=row.deleted_on if row else None, denounces=bool(row and row.denounces),
    )  # fmt: skip


def employer_tracks(case: models.Case) -> tuple[models.EmployerTrack, ...]:
    """The employer’s tracks that wait to be handed over."""
    rows = models.EmployerTrack.objects.filter(party__case=case, handed_at__isnull=True)
    return tuple(rows.select_related("party__case").order_by("party__letter"))


def other_words(case: models.Case) -> str:
    """What “other conduct” means, in words."""
    row = models.Conduct.objects.filter(case=case).first()
    return row.other_words if row else ""


def is_described(case: models.Case) -> bool:
    """True once somebody described the act."""
    return models.Conduct.objects.filter(case=case).exists()


def series(case: models.Case) -> tuple[Item, ...]:
    """The dated items, oldest first."""
    rows = case.occurrences.select_related("added_by").order_by("on", "id")
    return tuple(Item(r.on, r.words, r.exhibit, r.added_by.name) for r in rows)


def offers(case: models.Case) -> tuple[Offer, ...]:
    """Every clause a case may invoke, beside the act as described."""
    conduct = conduct_of(case)
    return tuple(_offer(c, conduct) for c in policy.version_of(case.policy).citable)


def _offer(clause: Clause, conduct: Conduct) -> Offer:
    shape = clause.shape
    return Offer(
        clause=clause, traps=qualifying.traps(shape=shape, conduct=conduct),
        offered=qualifying.is_offered(shape=shape, conduct=conduct),
        instead=qualifying.instead(shape=shape, conduct=conduct),
    )  # fmt: skip


def traps(case: models.Case) -> dict[str, Offer]:
    """What is off for each clause invoked, by clause."""
    invoked = set(case.allegations.values_list("clause", flat=True))
    return {o.clause.id: o for o in offers(case) if o.clause.id in invoked}


def suggested(*, case: models.Case, element: str) -> Result | None:
    """What the description suggests for one element: advice, never a finding."""
    return qualifying.suggested(element=Element(element), conduct=conduct_of(case))


def leaning(*, case: models.Case, clause: str) -> str:
    """Where the findings on this clause lead so far."""
    shape = case.allegations.values_list("shape", flat=True).get(clause=clause)
    return qualifying.leaning(clause=clause, shape=shape, findings=facts.findings(case))


def bound(case: models.Case, *, roles: Iterable[str]) -> tuple[Bound, ...]:
    """Who was bound on the day of the act among the known parties in these roles, and why."""
    classes = policy.version_of(case.policy).bound
    rows = case.parties.filter(role__in=list(roles), person__isnull=False)
    return tuple(
        Bound(
            letter=row.letter, role=row.role,
            status=register.boundness(
                person=row.person, day=case.first_act_on, bound_classes=classes
            ),
        )
        for row in rows.select_related("person").order_by("letter")
        if row.person is not None
    )  # fmt: skip


def school(case: models.Case) -> tuple[SchoolMark, ...]:
    """The marks of bullying in school law, found or not."""
    rows = {r.mark: r for r in case.school_findings.select_related("found_by")}
    return tuple(_mark(mark, rows.get(mark.value)) for mark in Mark)


def _mark(mark: Mark, row: models.SchoolFinding | None) -> SchoolMark:
    if row is None:
        return SchoolMark(mark, "", "", "", None)
    return SchoolMark(mark, row.result, row.reasons, row.found_by.name, row.found_at)


def is_bullying(case: models.Case) -> bool | None:
    """The second qualification: true, false, or not yet."""
    found = {m.mark: Result(m.result) for m in school(case) if m.result}
    return bullying.is_bullying(found)


def is_series(case: models.Case) -> bool:
    """True when dated items suggest repetition; nothing sets it."""
    return qualifying.is_series(item.on for item in series(case))
