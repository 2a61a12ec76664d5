"""The measures of a case and its requests to platforms, as staff read them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from francjeu.cases import models, watching
from francjeu.cases.queries.reach import CaseNotFound
from francjeu.cases.terms import terms_of
from francjeu.cases.watching import Sighting
from francjeu.kernel.procedure.measures import measure as kernel
from francjeu.kernel.procedure.pieces import takedown

# The stored rows, as operations take them; pages hand them on.
Measure = models.Measure
Applier = models.Applier
Takedown = models.Takedown


@dataclass(frozen=True, slots=True)
class Match:
    """One match served."""

    number: int
    on: date
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Proved:
    """One proof kept."""

    on: date
    way: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Told:
    """Someone who applies the measure. `confirmed_at` is None while they have not said so."""

    public_id: UUID
    name: str
    quality: str
    told_at: datetime
    confirmed_at: datetime | None
    how: str


@dataclass(frozen=True, slots=True)
class Line:
    """One measure on one party, and everything that was done about it."""

    public_id: UUID
    letter: str
    label: str
    kind: str
    state: str
    starts_on: date | None
    ends_on: date | None
    count: str
    matches: int | None
    left: int
    probation_until: date | None
    why: str
    replaced: bool
    served: tuple[Match, ...]
    proofs: tuple[Proved, ...]
    appliers: tuple[Told, ...]

    @property
    def is_live(self) -> bool:
        """True while something can still be written about it."""
        return self.state in {"ordered", "running"}


@dataclass(frozen=True, slots=True)
class Step:
    """What became of a request, one day."""

    verb: str
    words: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Request:
    """A request to a platform. The address is read apart."""

    public_id: UUID
    network: str
    address: str
    basis: str
    exhibit: int | None
    ticket: str
    state: str
    asked_on: date
    look_again_on: date | None
    steps: tuple[Step, ...]
    moves: tuple[str, ...]
    sightings: tuple[Sighting, ...]


def measures(case: models.Case) -> tuple[Line, ...]:
    """Every measure of the case, the present ones first."""
    rows = models.Measure.objects.filter(decision__case=case).select_related(
        "decision", "decision__replaced_by", "party"
    )
    rows = rows.prefetch_related("served__recorded_by", "proofs__recorded_by", "appliers")
    return tuple(_line(row) for row in rows.order_by("-decision__number", "party__letter"))


def _line(row: models.Measure) -> Line:
    served = sorted(row.served.all(), key=lambda s: s.number)
    return Line(
        public_id=row.public_id, letter=row.party.letter, label=row.decision.measure,
        kind=row.kind, state=row.state, starts_on=row.starts_on, ends_on=row.ends_on,
        count=row.count, matches=row.matches, left=kernel.left(terms_of(row), served=len(served)),
        probation_until=row.probation_until, why=row.ended_why,
        replaced=hasattr(row.decision, "replaced_by"),
        served=tuple(Match(s.number, s.on, s.words, s.recorded_by.name) for s in served),
        proofs=tuple(
            Proved(p.on, p.way, p.words, p.recorded_by.name)
            for p in sorted(row.proofs.all(), key=lambda p: (p.on, p.pk))
        ),
        appliers=tuple(
            Told(a.public_id, a.name, a.quality, a.told_at, a.confirmed_at, a.confirmed_how)
            for a in sorted(row.appliers.all(), key=lambda a: a.pk)
        ),
    )  # fmt: skip


def measure_of(*, case: models.Case, key: UUID) -> models.Measure:
    """A measure of this case. Raises CaseNotFound."""
    rows = models.Measure.objects.select_related("decision__case", "party")
    found = rows.filter(decision__case=case, public_id=key).first()
    if found is None:
        raise CaseNotFound(case.ref)
    return found


def is_applied(measure: models.Measure) -> bool:
    """True once somebody was told to apply it."""
    return measure.appliers.exists()


def applier_of(*, case: models.Case, key: UUID) -> models.Applier:
    """Someone who applies a measure of this case. Raises CaseNotFound."""
    rows = models.Applier.objects.select_related("measure__decision__case", "measure__party")
    found = rows.filter(measure__decision__case=case, public_id=key).first()
    if found is None:
        raise CaseNotFound(case.ref)
    return found


def takedown_of(*, case: models.Case, key: UUID) -> models.Takedown:
    """A request of this case. Raises CaseNotFound."""
    found = case.takedowns.select_related("case").filter(public_id=key).first()
    if found is None:
        raise CaseNotFound(case.ref)
    return found


def requests(case: models.Case) -> tuple[Request, ...]:
    """The requests to platforms, newest first, with what the watch saw of each."""
    rows = list(
        case.takedowns.select_related("case")
        .prefetch_related("steps__noted_by")
        .order_by("-asked_on", "-id")
    )
    seen = watching.sightings(rows)
    return tuple(_request(r, tuple(s for s in seen if s.takedown == r.public_id)) for r in rows)


def _request(row: models.Takedown, seen: tuple[Sighting, ...]) -> Request:
    steps = sorted(row.steps.all(), key=lambda s: s.pk)
    return Request(
        public_id=row.public_id, network=row.network, address=row.address, basis=row.basis,
        exhibit=row.exhibit, ticket=row.ticket, state=row.state, asked_on=row.asked_on,
        look_again_on=row.look_again_on,
        steps=tuple(Step(s.verb, s.words, s.noted_by.name, s.noted_at) for s in steps),
        moves=tuple(m.verb for m in takedown.TAKEDOWN.leaving(row.state)), sightings=seen,
    )  # fmt: skip


def is_watched() -> bool:
    """True when something automatic looks for content that comes back."""
    return watching.is_running()
