"""The appeal: asked on a listed ground, let in late with reasons, decided by other eyes, final."""

from datetime import datetime
from typing import Any

from django.db import transaction

from francjeu.cases import clocks, facts
from francjeu.cases.models import Appeal, Case, Finding, Party, Sample, SanctionStay
from francjeu.cases.operations.decision import deciding, ending
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.letters import answering, fair_letters, telling, writing
from francjeu.cases.operations.measures import carrying_out
from francjeu.cases.operations.panel import voiding
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.decision import review
from francjeu.kernel.procedure.decision.review import Result
from francjeu.kernel.procedure.decision.ruling import BREACHES, Outcome
from francjeu.kernel.procedure.intake.report import Stage
from francjeu.kernel.procedure.settings.profile import Rung


class NothingToDecide(Exception):
    """No appeal waits for a decision."""


def appeal(
    *, case: Case, party: Party | None, ground: str, text: str, actor: Actor, at: datetime
) -> Appeal:
    """Record a request that other people look again; a late one waits until someone lets it in.

    Raises review.UnknownGround, NotYet (final, or closed), CaseMoved.
    """
    profile = clocks.profile_of(case)
    review.require_ground(ground, listed=profile.grounds if profile else None)
    with transaction.atomic():
        is_late = case.appeal_due_at is not None and at > case.appeal_due_at
        moving.move(
            case=case, verb="appeal", actor=actor, at=at,
            told={"ground": ground, "is_late": is_late},
        )  # fmt: skip
        decision = ending.current_decision(case)
        row = Appeal(
            decision=decision, against=decision.decided_by, party=party, ground=ground, text=text,
            is_late=is_late, requested_at=at,
        )  # fmt: skip
        row.save(force_insert=True)
        if not is_late:
            _step(row, "admit")
        writing.appeal_received(case=case, appeal=row, actor=actor, at=at)
    return row


def admit_late(*, case: Case, reasons: str, actor: Actor, at: datetime) -> Appeal:
    """Other eyes let a late request in, with reasons. Raises NotYet, NothingToDecide."""
    guards.require_time(act="admit_late", state=case.state)
    with transaction.atomic():
        moving.hold(case)
        _require_other_eyes(case, actor, at)
        row = _asked(case, reasons)
        row.late_reasons, row.late_by = reasons, moving.account(actor)
        _step(row, "admit_late", "late_reasons", "late_by")
        voiding.draft_changed(case=case, because="changed", actor=actor, at=at)
        moving.record(event="case.admit_late", case=case, actor=actor, at=at)
    return row


def refuse_late(
    *, case: Case, reasons: str, voted: deciding.Voted | None = None, actor: Actor, at: datetime
) -> Appeal:
    """Other eyes refuse a late request, with reasons; the decision stands, and that is final.

    Raises NotYet, CaseMoved, NothingToDecide.
    """
    with transaction.atomic():
        row = _asked(case, reasons)
        moving.move(case=case, verb="refuse_late", actor=actor, at=at)
        row.late_reasons = reasons
        row.late_by = voted.signer if voted else moving.account(actor)
        row.draft = voted.draft if voted else None
        row.decided_at, row.decided_by = at, row.late_by
        _step(row, "refuse_late", "late_reasons", "late_by", "decided_at", "decided_by", "draft")
        fair_letters.appeal_answered(case=case, appeal=row, actor=actor, at=at)
    return row


def withdraw(*, case: Case, reasons: str, actor: Actor, at: datetime) -> Appeal:
    """Who asked takes the request back; the decision stands. Raises NotYet, CaseMoved."""
    with transaction.atomic():
        row = _waiting(case)
        voiding.draft_changed(case=case, because="changed", actor=actor, at=at)
        moving.move(case=case, verb="withdraw_appeal", actor=actor, at=at)
        row.reasons, row.decided_at = reasons, at
        _step(row, "withdraw", "reasons", "decided_at")
    return row


def stay_sanction(
    *, case: Case, is_granted: bool, reasons: str, actor: Actor, at: datetime
) -> SanctionStay:
    """Say, with reasons, whether the sanction waits for the appeal; the last word counts.

    Raises NotYet, NothingToDecide, deciding.ReasonMissing.
    """
    guards.require_time(act="stay_sanction", state=case.state)
    if not reasons.strip():
        raise deciding.ReasonMissing
    with transaction.atomic():
        moving.hold(case)
        _require_other_eyes(case, actor, at)
        row = SanctionStay(
            appeal=_waiting(case), granted=is_granted, reasons=reasons,
            decided_by=moving.account(actor), decided_at=at,
        )  # fmt: skip
        row.save(force_insert=True)
        event = "case.sanction_stayed" if is_granted else "case.sanction_applies"
        moving.record(event=event, case=case, actor=actor, at=at)
        if is_granted:
            for measure in row.appeal.decision.measures.filter(state__in=("ordered", "running")):
                carrying_out.suspend(
                    measure=measure, reason=reasons, actor=actor, at=at, is_told=True
                )
        fair_letters.sanction_stay(case=case, stay=row, actor=actor, at=at)
    return row


def decide_appeal(
    *, case: Case, result: str, reasons: str, proposed: deciding.Proposed | None,
    voted: deciding.Voted | None = None, actor: Actor, at: datetime,
) -> Appeal:  # fmt: skip
    """Other people uphold, vary, overturn or send back, with reasons; it never makes things worse.

    A changed outcome is a new decision over the old one, which no longer counts. Sent back, the
    person is heard again and others decide. Where several sit, only their vote comes here
    (`voted`). Raises NothingToDecide, NotYet, CaseMoved, BadDecision.
    """
    row, ended = check_answer(case=case, result=result, reasons=reasons, proposed=proposed)
    with transaction.atomic():
        _move(case, ended, actor, at)
        row.result, row.reasons, row.decided_at = ended.value, reasons, at
        row.decided_by = voted.signer if voted else moving.account(actor)
        row.draft = voted.draft if voted else None
        _step(row, ended.value, "result", "reasons", "decided_at", "decided_by", "draft")
        _carry(row, ended, actor, at)
        if proposed is not None:
            _replace(case, row, proposed, voted, actor, at)
        fair_letters.appeal_answered(case=case, appeal=row, actor=actor, at=at)
        if ended is not Result.SEND_BACK:
            writing.decision(case=case, decision=ending.current_decision(case), actor=actor, at=at)
            answering.decided(case=case, actor=actor, at=at)
            telling.reporters(case=case, stage=Stage.DECIDED, actor=actor, at=at)
    return row


def check_answer(
    *, case: Case, result: str, reasons: str, proposed: deciding.Proposed | None
) -> tuple[Appeal, Result]:
    """The request and its answer, once they hold together. Raises as `decide_appeal`."""
    row, ended = _waiting(case), Result(result)
    if not reasons.strip():
        raise deciding.ReasonMissing
    before = row.decision
    review.check(
        result=ended, before=Outcome(before.outcome),
        after=proposed.outcome if proposed else None, severity_before=before.severity,
        severity_after=proposed.severity if proposed else None,
    )  # fmt: skip
    if proposed is not None:
        _weigh(case, proposed)
    return row, ended


def require_late(*, case: Case, reasons: str) -> Appeal:
    """The late request that waits, and reasons to answer it. Raises as `refuse_late`."""
    return _asked(case, reasons)


def _move(case: Case, result: Result, actor: Actor, at: datetime) -> None:
    told: dict[str, object] = {"result": result.value}
    if result is not Result.SEND_BACK:
        moving.move(case=case, verb="decide_appeal", actor=actor, at=at, told=told)
        return
    # what was decided stays in the first decision, frozen; the new panel finds for itself
    columns: dict[str, Any] = dict.fromkeys(
        ("heard_at", "decided_at", "announced_at", "appeal_due_at")
    )
    moving.move(case=case, verb="send_back", actor=actor, at=at, told=told, **columns)
    Sample.objects.filter(finding__allegation__case=case).delete()
    Finding.objects.filter(allegation__case=case).delete()


def _carry(row: Appeal, result: Result, actor: Actor, at: datetime) -> None:
    """Undo the effects of a decision which no longer holds; a stay ends with the appeal."""
    if result is not Result.UPHOLD:
        carrying_out.undo(decision=row.decision, reason=row.reasons, actor=actor, at=at)


def _replace(
    case: Case, row: Appeal, proposed: deciding.Proposed, voted: deciding.Voted | None,
    actor: Actor, at: datetime,
) -> None:  # fmt: skip
    deciding.sign(
        case=case, proposed=proposed, rung=_weigh(case, proposed), replaces=row.decision,
        voted=voted, actor=actor, at=at,
    )  # fmt: skip


def _weigh(case: Case, proposed: deciding.Proposed) -> Rung | None:
    # other people judge the findings anew: only outcome, reasons and measure must agree
    breached = int(proposed.outcome in BREACHES)
    return deciding.weigh(case=case, proposed=proposed, breached=breached)


def _waiting(case: Case) -> Appeal:
    row = facts.appeal_of(case)
    if row is None:
        raise NothingToDecide
    return row


def _asked(case: Case, reasons: str) -> Appeal:
    row = _waiting(case)
    if row.state != "asked":
        raise guards.NotYet(verb="admit_late", why=guards.Why.NOT_LATE)
    if not reasons.strip():
        raise deciding.ReasonMissing
    return row


def _require_other_eyes(case: Case, actor: Actor, at: datetime) -> None:
    """Who may decide the appeal may also say this, before the panel is whole."""
    why = guards.refusal(verb="decide_appeal", facts=facts.case_facts(case), actor=actor, at=at)
    if why is not None and why not in guards.BEFORE_THE_VOTE | {guards.Why.LATE}:
        raise guards.NotYet(verb="decide_appeal", why=why)


def _step(row: Appeal, verb: str, *columns: str) -> None:
    row.state = review.APPEAL.move(state=row.state, verb=verb).target
    row.save(update_fields=["state", *columns])
