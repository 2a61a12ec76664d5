"""Moving a case: the one door through which its state changes."""

from datetime import datetime
from typing import Any

from django.db.models import F

from francjeu.cases import access, clocks, facts
from francjeu.cases.models import Case
from francjeu.journal import operations as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor, Kind
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.machine import Move
from francjeu.people.models import User


class CaseMoved(Exception):
    """Someone else moved the case first; nothing was written. `state` is where it is now."""

    def __init__(self, *, state: str) -> None:
        super().__init__(state)
        self.state = state


def move(
    *, case: Case, verb: str, actor: Actor, at: datetime,
    told: dict[str, object] | None = None, **columns: Any,
) -> None:  # fmt: skip
    """Move `case` by `verb`, writing `columns` in the same statement and one journal entry.

    Call inside the use case's transaction. Raises kernel NotYet (a guard), CaseMoved (someone else
    was first), kernel.access.Refused (no right on this case).
    """
    take(case)
    row = ready(case=case, verb=verb, actor=actor, at=at)
    moved = Case.objects.filter(pk=case.pk, state=row.source, turn=case.turn).update(
        state=row.target, turn=F("turn") + 1, **columns
    )
    if not moved:
        raise CaseMoved(state=Case.objects.values_list("state", flat=True).get(pk=case.pk))
    case.refresh_from_db()
    clocks.follow(case=case, verb=verb, at=at)
    record(
        event=f"case.{verb}", case=case, actor=actor, at=at,
        told={"from": row.source, "to": row.target, **(told or {})},
    )  # fmt: skip


def hold(case: Case) -> tuple[str, int]:
    """Wait for who writes on this case, then keep it until the transaction ends: state and turn.

    What is read after it is what everyone else wrote: a recusal is seen, or waits. SQLite has one
    writer at a time and needs nothing more.
    """
    held = Case.objects.select_for_update().filter(pk=case.pk)
    return held.values_list("state", "turn").get()


def take(case: Case) -> None:
    """Hold the case as it was read. Raises CaseMoved when someone else was first."""
    state, turn = hold(case)
    if turn != case.turn:
        raise CaseMoved(state=state)


def require_turn(*, case: Case, turn: int) -> None:
    """Pass when nobody moved the case since `turn` was read, or CaseMoved."""
    if case.turn != turn:
        raise CaseMoved(state=case.state)


def ready(*, case: Case, verb: str, actor: Actor, at: datetime) -> Move:
    """The move `actor` may make now. Raises NotYet, kernel.access.Refused; writes nothing."""
    if actor.kind == Kind.STAFF:
        require_access(case=case, actor=actor, act=access.Act.VIEW)
    return guards.require(verb=verb, facts=facts.case_facts(case), actor=actor, at=at)


def record(
    *, event: str, case: Case, actor: Actor, at: datetime, told: dict[str, object] | None = None
) -> None:
    """One entry in the case's chain."""
    journal.record(event=event, subject=f"case:{case.ref}", actor=actor, at=at, facts=told)


def require_access(*, case: Case, actor: Actor, act: access.Act) -> None:
    """Pass, or raise kernel.access.Refused."""
    access.require(actor, act, facts.access_facts(case))


def account(actor: Actor) -> User:
    """The account behind a member of staff. Raises Refused for any other hand."""
    if actor.kind != Kind.STAFF:
        raise Refused("staff")
    return User.objects.get(public_id=actor.ref)
