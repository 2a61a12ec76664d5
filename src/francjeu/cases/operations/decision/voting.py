"""A panel decides: one member proposes, each signs a vote in their own account, a majority holds.

The case waits while they vote (`moving.take`): of two signatures at once, one sees the other.
"""

from datetime import datetime

from django.db import transaction

from francjeu.cases import access, clocks, facts, freezing, proposing, votes
from francjeu.cases.models import Case, Draft, Vote
from francjeu.cases.operations.decision import appealing, deciding
from francjeu.cases.operations.file import guarding, moving
from francjeu.cases.operations.panel import voiding
from francjeu.cases.proposing import Body
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.case.facts import Facts
from francjeu.kernel.procedure.case.guards import Why
from francjeu.kernel.procedure.case.moves import SIGNED_ON_APPEAL
from francjeu.kernel.procedure.decision.ruling import BadDecision
from francjeu.kernel.procedure.panel.voting import DRAFT, ENDS, Position, Standing, Tally
from francjeu.notices.operations import letters
from francjeu.people.models import User


def propose(*, case: Case, body: Body, over: int = 0, actor: Actor, at: datetime) -> Draft:
    """Put a draft before the panel; the one it changes (`over`, its number) falls with its votes.

    It is checked as a decision and its letter would be. Raises NotYet, CaseMoved when another draft
    came meanwhile, kernel BadDecision, what an appeal raises, letters Reproduces, NamesSomeone.
    """
    guards.require_time(act="propose", state=case.state)
    with transaction.atomic():
        moving.take(case)
        known = _require(case, body.verb, "propose", actor, at)
        _check(case, body)
        letters.check(text=_words(body), guards=guarding.of_letters(case))
        before = _open(case)
        if (before.number if before else 0) != over:
            raise moving.CaseMoved(state=case.state)
        voiding.draft_changed(case=case, because="changed", actor=actor, at=at)
        text = proposing.dumped(body)
        draft = Draft(
            case=case, instance=facts.instance(case), number=case.drafts.count() + 1,
            result=body.result, body=text, digest=freezing.digest(text),
            rests_on=facts.rests_on(case), quorum=_quorum(known, body.verb),
            proposed_by=moving.account(actor), proposed_at=at,
        )  # fmt: skip
        draft.save(force_insert=True)
        moving.record(
            event="case.draft_proposed", case=case, actor=actor, at=at,
            told={"draft": draft.number, "sha256": draft.digest},
        )  # fmt: skip
    return draft


def vote(
    *, draft: Draft, position: Position, reasons: str = "", actor: Actor, at: datetime
) -> Vote:
    """Sign one’s own vote on the draft as it was read; a dissent says why. Never taken back.

    The vote that settles the draft makes the decision in the same transaction. Raises NotYet (no
    seat, a tie, voted already, a draft that changed), deciding.ReasonMissing, and as the decision.
    """
    case = draft.case
    guards.require_time(act="vote", state=case.state)
    if position is Position.DISSENTS:
        _check_dissent(case, reasons)
    with transaction.atomic():
        moving.take(case)
        known = _require_ballot(draft, "vote", actor, at)
        user = moving.account(actor)
        if draft.votes.filter(user=user, voided_at__isnull=True).exists():
            raise guards.NotYet(verb="vote", why=Why.VOTED)
        row = Vote(
            draft=draft, user=user, position=position.value, reasons=reasons.strip(), voted_at=at
        )
        row.save(force_insert=True)
        moving.record(
            event="case.voted", case=case, actor=actor, at=at, told={"draft": draft.number}
        )
        tally = votes.tally_of(draft=draft, known=known)
        if tally.standing in ENDS:
            _settle(draft, tally, tally.standing, actor, at)
    return row


def close(*, draft: Draft, actor: Actor, at: datetime) -> Draft:
    """A member closes the vote: settled already, or carried whoever has not voted.

    Raises NotYet while the result is open, and as the decision.
    """
    case = draft.case
    guards.require_time(act="close_vote", state=case.state)
    with transaction.atomic():
        moving.take(case)
        known = _require_ballot(draft, "close_vote", actor, at)
        tally = votes.tally_of(draft=draft, known=known)
        if tally.closes is None:
            raise guards.NotYet(verb="close_vote", why=Why.NOT_SETTLED)
        _settle(draft, tally, tally.closes, actor, at)
    return draft


def _require(case: Case, verb: str, act: str, actor: Actor, at: datetime) -> Facts:
    """What a member needs to sign `verb` alone, but for the vote. Raises NotYet, Refused."""
    moving.require_access(case=case, actor=actor, act=access.Act.VIEW)
    known = facts.case_facts(case)
    why = guards.ballot_refusal(verb=verb, facts=known, actor=actor, at=at)
    if why is not None:
        raise guards.NotYet(verb=act, why=why)
    return known


def _require_ballot(draft: Draft, act: str, actor: Actor, at: datetime) -> Facts:
    """The same, on a draft that is still before the panel and rests on the findings of now."""
    case = draft.case
    draft.refresh_from_db()
    draft.case = case
    known = _require(case, proposing.loaded(draft).verb, act, actor, at)
    is_of_now = draft.instance == facts.instance(case) and draft.rests_on == facts.rests_on(case)
    if draft.state != "open" or not is_of_now:
        raise guards.NotYet(verb=act, why=Why.NO_DRAFT)
    return known


def _open(case: Case) -> Draft | None:
    return case.drafts.filter(state="open", instance=facts.instance(case)).first()


def _quorum(known: Facts, verb: str) -> int:
    return known.appeal_quorum if verb in SIGNED_ON_APPEAL else known.quorum


def _check(case: Case, body: Body) -> None:
    """What the decision would refuse is refused before anyone votes."""
    if body.verb == "decide":
        if body.proposed is None:
            raise BadDecision("reasons_missing")
        breached = len(facts.breached(case))
        deciding.weigh(case=case, proposed=body.proposed, breached=breached)
    elif body.verb == "refuse_late":
        appealing.require_late(case=case, reasons=body.reasons)
    else:
        appealing.check_answer(
            case=case, result=body.result, reasons=body.reasons, proposed=body.proposed
        )


def _check_dissent(case: Case, reasons: str) -> None:
    """A dissent has reasons; where letters give them, they are written like a letter."""
    if not reasons.strip():
        raise deciding.ReasonMissing
    profile = clocks.profile_of(case)
    if profile and profile.dissent_told:
        letters.check(text=reasons, guards=guarding.of_letters(case))


def _words(body: Body) -> str:
    """What a letter would print of it."""
    told = body.proposed
    own = (told.summary, told.reasons, told.conditions, told.deviation) if told else ()
    return "\n".join((body.reasons, *own))


def _settle(draft: Draft, tally: Tally, standing: Standing, actor: Actor, at: datetime) -> None:
    """Write how the vote ended; carried, it is the decision."""
    case, body = draft.case, proposing.loaded(draft)
    sits = guards.sitting(verb=body.verb, facts=facts.case_facts(case))
    voiding.uncounted(draft=draft, sitting=sits, at=at)
    draft.state = DRAFT.move(state=draft.state, verb=ENDS[standing]).target
    draft.sitting, draft.settled_at = tally.sitting, at
    draft.save(update_fields=["state", "sitting", "settled_at"])
    moving.record(
        event=f"case.draft_{draft.state}", case=case, actor=actor, at=at,
        told={
            "draft": draft.number, "concurs": tally.concurs, "dissents": tally.dissents,
            "absent": tally.absent,
        },
    )  # fmt: skip
    if standing is Standing.CARRIED:
        _enact(draft, body, actor, at)


def _enact(draft: Draft, body: Body, actor: Actor, at: datetime) -> None:
    case = draft.case
    voted = deciding.Voted(
        draft=draft, signer=_signer(draft), panel=facts.panel_names(case, body.verb)
    )
    if body.verb == "decide":
        assert body.proposed is not None  # noqa: S101  checked when it was proposed
        deciding.decide(case=case, proposed=body.proposed, voted=voted, actor=actor, at=at)
    elif body.verb == "refuse_late":
        appealing.refuse_late(case=case, reasons=body.reasons, voted=voted, actor=actor, at=at)
    else:
        appealing.decide_appeal(
            case=case, result=body.result, reasons=body.reasons, proposed=body.proposed,
            voted=voted, actor=actor, at=at,
        )  # fmt: skip


def _signer(draft: Draft) -> User:
    """Who signs first: who proposed it if they concur, or the first who does."""
    rows = draft.votes.filter(voided_at__isnull=True, position=Position.CONCURS.value)
    first = sorted(
        rows.select_related("user").order_by("voted_at", "id"),
        key=lambda row: row.user_id != draft.proposed_by_id,
    )
    return first[0].user
