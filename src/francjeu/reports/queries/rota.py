"""Who is on call: the version of the rota that holds at a moment, and whom a report then calls."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake.report import RECEIVERS
from francjeu.people import queries as people
from francjeu.reports import access, models
from francjeu.reports.queries import reach

# Where nobody set a rota: an aim of our own, shown as such to who sets it.
MINUTES = 15


@dataclass(frozen=True, slots=True)
class Version:
    """One version: account refs in order, minutes before the next one, from when, said by whom."""

    chain: tuple[str, ...]
    minutes: int
    valid_from: datetime
    source: str
    set_by: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """An account that may be put on call: it receives reports."""

    ref: str
    name: str


@dataclass(frozen=True, slots=True)
class OnCall:
    """Someone to call, as the content-free message needs them."""

    ref: str
    name: str
    email: str
    language: str


def current(*, at: datetime) -> Version | None:
    """The version that holds at this moment, or None: nobody set one."""
    row = models.Rota.objects.filter(valid_from__lte=at).order_by("-valid_from", "-id").first()
    return _version(row) if row else None


def versions() -> tuple[Version, ...]:
    """Every version, the one that takes effect last first."""
    return tuple(_version(row) for row in models.Rota.objects.order_by("-valid_from", "-id"))


def candidates(*, actor: Actor, at: datetime) -> tuple[Candidate, ...]:
    """Who may be put on call. Raises Refused."""
    access.RULES.require(actor, access.Act.SET_ROTA, access.Facts())
    found = people.holders(roles=frozenset(RECEIVERS), on=timezone.localdate(at))
    return tuple(Candidate(str(user.public_id), user.name) for user in found)


def may_set(*, actor: Actor) -> bool:
    """True when this actor may set the rota."""
    return access.RULES.allows(actor, access.Act.SET_ROTA, access.Facts())


def minutes(*, at: datetime) -> int:
    """How long one person may stay silent before the next is called."""
    found = current(at=at)
    return found.minutes if found else MINUTES


def called_for(*, report: models.Report, at: datetime) -> tuple[OnCall, ...]:
    """The rota's chain, then everyone else who receives; never who may not know of this report.

    An account that a version names and that lost its right, or that the report concerns, is not
    called: its message would be a dead end, or a warning.
    """
    found = current(at=at)
    chain = found.chain if found else ()
    day, reached = timezone.localdate(at), reach.reach_of(report)
    users = people.holders(roles=frozenset(RECEIVERS), on=day)
    here = {str(u.public_id): u for u in users if reached.admits(people.actor_for(user=u, on=day))}
    order = dict.fromkeys((*(ref for ref in chain if ref in here), *here))
    return tuple(OnCall(ref, here[ref].name, here[ref].email, here[ref].language) for ref in order)


def _version(row: models.Rota) -> Version:
    return Version(
        chain=tuple(row.chain), minutes=row.minutes, valid_from=row.valid_from, source=row.source,
        set_by=row.set_by_name, set_at=row.at,
    )  # fmt: skip
