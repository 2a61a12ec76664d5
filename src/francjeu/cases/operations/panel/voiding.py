"""Votes that no longer count: the draft changed, a finding changed, the member left. Rows stay."""

from datetime import datetime

from francjeu.cases import facts
from francjeu.cases.models import Case, Draft, Vote
from francjeu.cases.operations.file import moving
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.panel.voting import DRAFT
from francjeu.people.models import User


def draft_changed(*, case: Case, because: str, actor: Actor, at: datetime) -> Draft | None:
    """The draft before the panel falls, with its votes. Call in the transaction of the change."""
    draft = case.drafts.filter(state="open", instance=facts.instance(case)).first()
    if draft is None:
        return None
    draft.state = DRAFT.move(state=draft.state, verb="change").target
    draft.settled_at = at
    draft.save(update_fields=["state", "settled_at"])
    lost = _void(draft, because, at)
    moving.record(
        event="case.draft_changed", case=case, actor=actor, at=at,
        told={"draft": draft.number, "votes": lost, "because": because},
    )  # fmt: skip
    return draft


def member_left(*, case: Case, user: User, actor: Actor, at: datetime) -> None:
    """Who leaves the table no longer counts among those who voted."""
    for draft in case.drafts.filter(state="open"):
        if _void(draft, "left", at, user=user):
            moving.record(
                event="case.vote_voided", case=case, actor=actor, at=at,
                told={"draft": draft.number, "account": str(user.public_id)},
            )  # fmt: skip


def uncounted(*, draft: Draft, sitting: frozenset[str], at: datetime) -> int:
    """Votes of who may no longer sign, though nobody said they left: a tie known since."""
    return _void(draft, "left", at, apart=sitting)


def _void(
    draft: Draft, because: str, at: datetime, *, user: User | None = None,
    apart: frozenset[str] | None = None,
) -> int:  # fmt: skip
    rows = Vote.objects.filter(draft=draft, voided_at__isnull=True)
    if user is not None:
        rows = rows.filter(user=user)
    if apart is not None:
        rows = rows.exclude(user__public_id__in=apart)
    return rows.update(voided_at=at, voided_because=because)
