"""Declaring what ties someone on the staff or a committee to persons, schools and teams."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from francjeu.journal import operations as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.kernel.procedure.panel.ties import TieKind, require_named
from francjeu.people import models

# The stored row, as pages hand it on.
User = models.User


class NothingNamed(Exception):
    """A tie names one person, one institution or one team."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a tie is to: exactly one of the three."""

    person: models.Person | None = None
    institution: models.Institution | None = None
    team: models.Team | None = None

    @property
    def what(self) -> str:
        """The one that is named, as the rules call it. Raises NothingNamed."""
        given = [key for key in ("person", "institution", "team") if getattr(self, key) is not None]
        if len(given) != 1:
            raise NothingNamed
        return given[0]


def declare_tie(
    *, user: models.User, kind: TieKind, to: Named, note: str = "", actor: Actor, at: datetime
) -> models.Tie:
    """A tie is declared once, by the person or by who looks after rights; it acts at once.

    Every case it touches stops existing for that account. Raises Refused, NothingNamed,
    kernel NotThatKind.
    """
    _require(user, actor)
    require_named(kind=kind, named=to.what)
    with transaction.atomic():
        tie = models.Tie(
            user=user, kind=kind.value, person=to.person, institution=to.institution, team=to.team,
            note=note, declared_at=at,
        )  # fmt: skip
        tie.save(force_insert=True)
        _record("tie.declared", tie, actor, at)
    return tie


def end_tie(*, user: models.User, tie_id: int, actor: Actor, at: datetime) -> None:
    """A tie that is over is ended, never deleted; one already ended stays as it is."""
    _require(user, actor)
    with transaction.atomic():
        tie = models.Tie.objects.filter(user=user, pk=tie_id, ended_at__isnull=True).first()
        if tie is not None:
            tie.ended_at = at
            tie.save(update_fields=["ended_at"])
            _record("tie.ended", tie, actor, at)


def _require(user: models.User, actor: Actor) -> None:
    """One’s own, or another’s for who looks after rights."""
    is_own = actor.kind is Kind.STAFF and actor.ref == str(user.public_id)
    watches = actor.has(Role.ADMINISTRATOR, Role.CHAIR, Role.PRIVACY_OFFICER)
    if not (is_own or watches or actor.kind is Kind.OPERATOR):
        raise Refused("tie")


def _record(event: str, tie: models.Tie, actor: Actor, at: datetime) -> None:
    """The kind of tie is in the journal, never whom it names."""
    journal.record(
        event=event, subject=f"account:{tie.user.public_id}", actor=actor, at=at,
        facts={"kind": tie.kind},
    )  # fmt: skip
