"""The interim measures of a case, and those that may be ordered, lightest first."""

from dataclasses import dataclass
from datetime import datetime

from francjeu.cases import clocks, facts, models
from francjeu.cases.queries.reach import CaseNotFound
from francjeu.kernel.procedure.measures.interim import RUNNING
from francjeu.kernel.procedure.settings.profile import Provisional

# The stored rows, as operations take them; pages hand them on and read them through these queries.
Interim = models.Interim
Contest = models.InterimStep


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: on whom, what, why, until when, and what was said of it since."""

    pk: int
    kind: str
    letter: str
    state: str
    reasons: str
    lesser: tuple[tuple[str, str], ...]
    starts_at: datetime
    ends_at: datetime
    ordered_by: str
    contest: str
    contested_at: datetime | None
    answer_by: datetime | None
    pieces: tuple[int, ...]
    said: tuple[tuple[str, str, datetime], ...]
    runs: bool


def measures(case: models.Case) -> tuple[Measure, ...]:
    """Every measure of the case: those that run first, then by their start."""
    rows = case.interims.select_related("party", "ordered_by").order_by("starts_at", "id")
    clock = case.clocks.filter(key="interim_answer", met_at__isnull=True).first()
    due = clock.due_at if clock else None
    found = [_measure(row, due) for row in rows.prefetch_related("steps__pieces__exhibit")]
    return tuple(sorted(found, key=lambda m: not m.runs))


def _measure(row: models.Interim, due: datetime | None) -> Measure:
    steps = sorted(row.steps.all(), key=lambda step: (step.at, step.pk))
    pieces = [p.exhibit.number for s in steps for p in s.pieces.all()]
    return Measure(
        pk=row.pk, kind=row.kind, letter=row.party.letter, state=row.state, reasons=row.reasons,
        lesser=tuple(facts.lesser(row).items()), starts_at=row.starts_at, ends_at=row.ends_at,
        ordered_by=row.ordered_by.name, contest=row.contest,
        contested_at=row.contested_at, answer_by=due if row.state == "contested" else None,
        pieces=tuple(sorted(pieces)),
        said=tuple((s.verb, s.reasons, s.at) for s in steps if s.verb != "contest"),
        runs=row.state in RUNNING,
    )  # fmt: skip


def measure_of(*, case: models.Case, pk: int) -> models.Interim:
    """One measure of this case, as stored. Raises CaseNotFound."""
    found = case.interims.select_related("case", "party", "ordered_by").filter(pk=pk).first()
    if found is None:
        raise CaseNotFound(case.ref)
    return found


def may_order(case: models.Case) -> tuple[Provisional, ...]:
    """The list of the procedure, lightest first; empty where it states none."""
    profile = clocks.profile_of(case)
    return tuple(sorted(profile.provisional if profile else (), key=lambda m: (m.gravity, m.key)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Theirs:
    """A measure as its person reads it; `number` counts theirs, the first ordered first.

    `contest_until` is None where the procedure sets no limit. `mine`: this reader contested it.
    """

    pk: int
    number: int
    kind: str
    reasons: str
    lesser: tuple[tuple[str, str], ...]
    starts_at: datetime
    ends_at: datetime
    ended_at: datetime | None
    state: str
    contest_until: datetime | None
    contest: str
    contested_at: datetime | None
    mine: bool
    answer_by: datetime | None
    said: str
    said_why: str
    said_at: datetime | None
    pieces: tuple[tuple[int, str], ...]

    @property
    def runs(self) -> bool:
        """In force, contested or not."""
        return self.state in RUNNING

    @property
    def waits(self) -> bool:
        """Contested, and not answered yet."""
        return self.state == "contested"


def theirs(party: models.Party) -> tuple[Theirs, ...]:
    """The measures on this person, or on whom they speak for, ended ones included."""
    whom = [pk for pk in (party.pk, party.speaks_for_id) if pk]
    rows = party.case.interims.filter(party__in=whom).prefetch_related("steps__pieces__exhibit")
    clock = party.case.clocks.filter(key="interim_answer", met_at__isnull=True).first()
    return tuple(
        _theirs(party, row, number, clock.due_at if clock else None)
        for number, row in enumerate(rows.order_by("starts_at", "id"), start=1)
    )


def _theirs(
    party: models.Party, row: models.Interim, number: int, answer_by: datetime | None
) -> Theirs:
    steps = sorted(row.steps.all(), key=lambda step: (step.at, step.pk))
    asked = next((s for s in reversed(steps) if s.verb == "contest"), None)
    said = next((s for s in reversed(steps) if s.verb != "contest"), None)
    waits = row.state == "contested"
    return Theirs(
        pk=row.pk, number=number, kind=row.kind, reasons=row.reasons,
        lesser=tuple(facts.lesser(row).items()), starts_at=row.starts_at, ends_at=row.ends_at,
        ended_at=row.ended_at, state=row.state, contest_until=clocks.contest_until(row),
        contest=row.contest if asked else "", contested_at=row.contested_at,
        mine=asked is not None and asked.party_id == party.pk,
        answer_by=answer_by if waits else None, said=said.verb if said else "",
        said_why=said.reasons if said else "", said_at=said.at if said else None,
        pieces=_pieces(asked),
    )  # fmt: skip


def _pieces(asked: models.InterimStep | None) -> tuple[tuple[int, str], ...]:
    rows = asked.pieces.all() if asked else ()
    return tuple(sorted((row.exhibit.number, row.exhibit.description) for row in rows))


def contest_of(*, measure: models.Interim) -> models.InterimStep | None:
    """The contest that waits for an answer, as stored."""
    if measure.state != "contested":
        return None
    return measure.steps.filter(verb="contest").order_by("-at", "-pk").first()


def runs(case: models.Case) -> bool:
    """True while a measure is in force."""
    return case.interims.filter(state__in=RUNNING).exists()
