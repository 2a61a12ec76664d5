"""The interim measures of a case, and those that may be ordered, lightest first."""

from dataclasses import dataclass
from datetime import datetime

from francjeu.cases import clocks, facts, models
from francjeu.cases.queries.reach import CaseNotFound
from francjeu.kernel.procedure.interim import RUNNING
from francjeu.kernel.procedure.profile import Provisional

# The stored row, as operations take it; pages hand it on and read it through these queries.
Interim = models.Interim


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
    runs: bool


def measures(case: models.Case) -> tuple[Measure, ...]:
    """Every measure of the case: those that run first, then by their start."""
    rows = case.interims.select_related("party", "ordered_by").order_by("starts_at", "id")
    found = [_measure(row) for row in rows]
    return tuple(sorted(found, key=lambda m: not m.runs))


def _measure(row: models.Interim) -> Measure:
    return Measure(
        pk=row.pk, kind=row.kind, letter=row.party.letter, state=row.state, reasons=row.reasons,
        lesser=tuple(facts.lesser(row).items()), starts_at=row.starts_at, ends_at=row.ends_at,
        ordered_by=row.ordered_by.name, contest=row.contest, runs=row.state in RUNNING,
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


def running_for(*, party: models.Party) -> tuple[models.Interim, ...]:
    """The measures a party may contest: their own, or of whom they represent."""
    whom = [pk for pk in (party.pk, party.speaks_for_id) if pk]
    rows = models.Interim.objects.filter(party__in=whom, state="ordered")
    return tuple(rows.select_related("case", "party").order_by("starts_at", "id"))


def runs(case: models.Case) -> bool:
    """True while a measure is in force."""
    return case.interims.filter(state__in=RUNNING).exists()
