"""Describing an act, dating its items, qualifying it in the sense of school law."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from francjeu.cases import access, facts, models
from francjeu.cases.operations.decision.deciding import ReasonMissing
from francjeu.cases.operations.file import moving
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.decision import qualifying
from francjeu.kernel.procedure.decision.bullying import Mark
from francjeu.kernel.procedure.decision.elements import Result
from francjeu.kernel.procedure.decision.qualifying import BadBasis, Conduct


def describe(
    *, case: models.Case, conduct: Conduct, other_words: str, actor: Actor, at: datetime
) -> models.Conduct:
    """Write the act down in plain marks; what is off for a clause is then shown, never decided.

    Raises qualifying.BadConduct, NotYet, kernel.access.Refused.
    """
    _require(case, "describe", actor)
    qualifying.check_conduct(conduct, other_words=other_words, today=timezone.localdate(at))
    with transaction.atomic():
        row, _ = models.Conduct.objects.update_or_create(
            case=case,
            defaults={
                "channels": sorted(conduct.channels), "target": conduct.target or "",
                "tone": conduct.tone or "", "tags": sorted(conduct.tags),
                "other_words": other_words, "joke": conduct.joke,
                "disclaimer": conduct.disclaimer, "deleted_on": conduct.deleted_on,
                "denounces": conduct.denounces, "described_by": moving.account(actor),
                "described_at": at,
            },
        )  # fmt: skip
        moving.record(event="case.described", case=case, actor=actor, at=at)
    return row


def date_item(
    *, case: models.Case, on: date, words: str, exhibit: int | None, actor: Actor, at: datetime
) -> models.Occurrence:
    """Add one dated item to the series of the case. Raises BadBasis, NotYet, Refused."""
    _require(case, "date_item", actor)
    if on > timezone.localdate(at):
        raise BadBasis("item_in_the_future")
    if exhibit is not None and not case.exhibits.filter(number=exhibit).exists():
        raise BadBasis("piece_unknown")
    with transaction.atomic():
        row = models.Occurrence(
            case=case, on=on, words=words, exhibit=exhibit, added_by=moving.account(actor),
            added_at=at,
        )  # fmt: skip
        row.save(force_insert=True)
        moving.record(
            event="case.item_dated", case=case, actor=actor, at=at, told={"on": on.isoformat()}
        )
    return row


def qualify_school(
    *, case: models.Case, found: Mapping[Mark, tuple[Result, str]], actor: Actor, at: datetime
) -> None:
    """A named decider says, mark by mark, whether it is bullying in the sense of school law.

    It stands apart: no sanction of the policy rests on it. Raises ReasonMissing, NotYet, Refused.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.FIND)
    guards.require_time(act="qualify_school", state=case.state)
    if actor.ref in facts.case_facts(case).managers_hands:
        raise guards.NotYet(verb="qualify_school", why=guards.Why.SEPARATION)
    if any(not reasons.strip() for _, reasons in found.values()):
        raise ReasonMissing
    with transaction.atomic():
        for mark, (result, reasons) in found.items():
            models.SchoolFinding.objects.update_or_create(
                case=case, mark=mark.value,
                defaults={
                    "result": result.value, "reasons": reasons, "found_at": at,
                    "found_by": moving.account(actor),
                },
            )  # fmt: skip
        told: dict[str, object] = {m.value: r.value for m, (r, _) in found.items()}
        moving.record(event="case.school_qualified", case=case, actor=actor, at=at, told=told)


def _require(case: models.Case, act: str, actor: Actor) -> None:
    """The manager prepares, a seated decider completes."""
    known = facts.access_facts(case)
    if not access.RULES.allows(actor, access.Act.FIND, known):
        moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act=act, state=case.state)
