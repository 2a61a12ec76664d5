"""What must be true before each move of a case.

Fairness in one sentence: nobody is sanctioned without notice, a chance to be heard, a finding on
every element, and a decider who is not tied to anyone in the case.
"""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.kernel.procedure.case import moves
from francjeu.kernel.procedure.case.facts import Facts
from francjeu.kernel.procedure.machine import IllegalMove, Move


class Why(StrEnum):
    """Why an act is not possible now, tested in this order: the page says it in one sentence."""

    STATE = "state"
    HANDS = "hands"
    NO_ACCESS = "no_access"
    NOT_DECLARED = "conflict_not_declared"
    CONFLICT = "conflict"
    NOT_SEATED = "not_seated"
    SEPARATION = "separation"
    CHALLENGED = "challenged"
    QUORUM = "quorum"
    GATE_UNANSWERED = "gate_unanswered"
    GATE_SHUT = "gate_shut"
    NO_RESPONDENT = "no_respondent"
    SEVERAL = "several_concerned"
    NOBODY_ANSWERS = "nobody_answers_for_it"
    NO_ADULT = "nobody_speaks_for_a_minor"
    NO_ALLEGATION = "no_allegation"
    IDENTITY_UNDECIDED = "identity_undecided"
    REPRISAL_UNANSWERED = "reprisal_check_unanswered"
    PARALLEL_UNCONFIRMED = "parallel_file_unconfirmed"
    HUSHED = "hushed"
    STAYED = "stayed"
    NOT_NOTIFIED = "not_notified"
    CLOCK_PAUSED = "clock_paused"
    RESPONSE_RUNS = "response_deadline_runs"
    OWN_WORD = "own_word_awaited"
    NOT_HEARD = "not_heard"
    FINDINGS_MISSING = "findings_missing"
    UNHEARD = "unheard"
    NOT_CARRIED = "not_carried"
    ALONE = "alone"
    NO_DRAFT = "no_draft"
    VOTED = "voted"
    NOT_SETTLED = "not_settled"
    APPEAL_RUNS = "appeal_deadline_runs"
    FINAL = "final"
    LATE = "late_request"
    NOT_LATE = "not_late"


class NotYet(Exception):
    """The act is refused for a stated reason; nothing changed."""

    def __init__(self, *, verb: str, why: Why) -> None:
        super().__init__(f"{verb}: {why}")
        self.verb, self.why = verb, why


def refusal(*, verb: str, facts: Facts, actor: Actor, at: datetime) -> Why | None:
    """The first reason why `actor` may not do `verb` now, or None.

    The order is that of the page: state, hands, conflict, separation, stay or silence, fact.
    """
    try:
        move = moves.CASE.move(state=facts.state, verb=verb)
    except IllegalMove:
        return Why.STATE
    if not _hands(move, facts, actor):
        return Why.HANDS
    return _ties(verb, facts, actor) or _stopped(verb, facts) or _missing(verb, facts, at)


def require_time(*, act: str, state: str) -> None:
    """Pass when an act beside the moves may be done in this state, or NotYet."""
    if state not in moves.BESIDE[act]:
        raise NotYet(verb=act, why=Why.STATE)


def require(*, verb: str, facts: Facts, actor: Actor, at: datetime) -> Move:
    """The move, or NotYet with the reason."""
    why = refusal(verb=verb, facts=facts, actor=actor, at=at)
    if why:
        raise NotYet(verb=verb, why=why)
    return moves.CASE.move(state=facts.state, verb=verb)


def _hands(move: Move, facts: Facts, actor: Actor) -> bool:
    """The hands of the move; a chair makes a manager’s move only where they are in charge."""
    if not move.may(actor):
        return False
    is_managers = Role.CASE_MANAGER in move.by and actor.kind == Kind.STAFF
    return not is_managers or actor.has(Role.CASE_MANAGER) or actor.ref == facts.manager


def sitting(*, verb: str, facts: Facts) -> frozenset[str]:
    """Who may sign `verb`: seated there, declared no tie, untied, unchallenged, hands apart.

    On appeal nobody who ever sat the first time; after a case was sent back, nobody who signed.
    """
    on_appeal = verb in moves.SIGNED_ON_APPEAL
    seats = facts.appeal_seats if on_appeal else facts.first_seats
    before = facts.signed | (facts.first_panel if on_appeal else frozenset())
    return (seats & facts.cleared) - facts.linked - facts.challenged - before - _apart(facts)


def _apart(facts: Facts) -> frozenset[str]:
    return facts.managers_hands if facts.separate_decider else frozenset()


def _ties(verb: str, facts: Facts, actor: Actor) -> Why | None:
    if actor.kind != Kind.STAFF:
        return None
    if actor.ref in facts.linked:
        return Why.CONFLICT
    if verb in moves.SIGNED_BY_FIRST | moves.SIGNED_ON_APPEAL:
        return _sits(verb, facts, actor.ref)
    return None


# Moves that write to the person concerned: none while a silence stands, unless a person let it.
_TELLS = moves.SIGNED_ON_APPEAL | {"notify", "call_hearing", "announce", "close"}
# What goes on while a case waits for another body: the rights of the parties, and leaving.
_THROUGH_A_STAY = frozenset({"receive_response", "appeal", "withdraw_appeal", "refer", "dismiss"})


def _stopped(verb: str, facts: Facts) -> Why | None:
    """The case waits for another body, or nothing may reach the person concerned."""
    if facts.stayed and verb not in _THROUGH_A_STAY:
        return Why.STAYED
    return Why.HUSHED if facts.hushed and verb in _TELLS else None


def votes(*, verb: str, facts: Facts) -> bool:
    """True when several sit for `verb`: one person then never signs for the others."""
    members = facts.appeal_members if verb in moves.SIGNED_ON_APPEAL else facts.members
    return verb in moves.SIGNED_BY_FIRST | moves.SIGNED_ON_APPEAL and members > 1


def ballot_refusal(*, verb: str, facts: Facts, actor: Actor, at: datetime) -> Why | None:
    """Why `actor` may not propose, vote or close the vote on `verb`, or None: as to sign it alone,
    but for the vote itself.
    """
    if not votes(verb=verb, facts=facts):
        return Why.ALONE
    return refusal(verb=verb, facts=replace(facts, carried=True), actor=actor, at=at)


def _sits(verb: str, facts: Facts, ref: str) -> Why | None:
    on_appeal = verb in moves.SIGNED_ON_APPEAL
    before = facts.signed | (facts.first_panel if on_appeal else frozenset())
    quorum = facts.appeal_quorum if on_appeal else facts.quorum
    checks = (
        (ref in before or ref in _apart(facts), Why.SEPARATION),
        (ref not in (facts.appeal_seats if on_appeal else facts.first_seats), Why.NOT_SEATED),
        (ref not in facts.cleared, Why.NOT_DECLARED),
        (ref in facts.challenged, Why.CHALLENGED),
        (len(sitting(verb=verb, facts=facts)) < quorum, Why.QUORUM),
    )
    return next((why for failed, why in checks if failed), None)


def _missing(verb: str, facts: Facts, at: datetime) -> Why | None:
    checks: dict[str, tuple[tuple[bool, Why], ...]] = {
        "declare_admissible": (
            (not facts.gate_answered, Why.GATE_UNANSWERED),
            (not facts.gate_inside, Why.GATE_SHUT),
            (not facts.has_allegation, Why.NO_ALLEGATION),
        ),
        "dismiss": ((not facts.gate_answered, Why.GATE_UNANSWERED),),
        "notify": (
            (not facts.has_respondent, Why.NO_RESPONDENT),
            (facts.several, Why.SEVERAL),
            (facts.nobody_answers, Why.NOBODY_ANSWERS),
            (not facts.has_allegation, Why.NO_ALLEGATION),
            (not facts.reprisal_checked, Why.REPRISAL_UNANSWERED),
            (facts.parallel_open and not facts.parallel_cleared, Why.PARALLEL_UNCONFIRMED),
        ),
        "note_silence": (
            (facts.notified_at is None, Why.NOT_NOTIFIED),
            ("response" in facts.paused, Why.CLOCK_PAUSED),
            (facts.response_due_at is None or _may_answer(facts, at), Why.RESPONSE_RUNS),
        ),
        # the answer of a parent is one; it does not close the time of the young person
        "hear_in_writing": ((facts.spoken_for and _may_answer(facts, at), Why.OWN_WORD),),
        "decide": (
            (facts.several, Why.SEVERAL),
            (facts.notified_at is None, Why.NOT_NOTIFIED),
            (facts.heard_at is None, Why.NOT_HEARD),
            (facts.findings_missing > 0, Why.FINDINGS_MISSING),
            (facts.unheard > 0, Why.UNHEARD),
            (_not_carried(verb, facts), Why.NOT_CARRIED),
        ),
        "close": (
            ("appeal" in facts.paused, Why.CLOCK_PAUSED),
            (_may_appeal(facts, at), Why.APPEAL_RUNS),
        ),
        "appeal": ((facts.final, Why.FINAL),),
        "decide_appeal": ((facts.late, Why.LATE), (_not_carried(verb, facts), Why.NOT_CARRIED)),
        "send_back": ((facts.late, Why.LATE), (_not_carried(verb, facts), Why.NOT_CARRIED)),
        "refuse_late": (
            (not facts.late, Why.NOT_LATE), (_not_carried(verb, facts), Why.NOT_CARRIED),
        ),
    }  # fmt: skip
    return next((why for failed, why in checks.get(verb, ()) if failed), None)


def _may_answer(facts: Facts, at: datetime) -> bool:
    return facts.response_due_at is not None and at <= facts.response_due_at


def _not_carried(verb: str, facts: Facts) -> bool:
    return votes(verb=verb, facts=facts) and not facts.carried


# What a member may do of a signature before the panel is whole, or has voted: find, let in late.
BEFORE_THE_VOTE = frozenset({
    None, Why.FINDINGS_MISSING, Why.UNHEARD, Why.QUORUM, Why.NOT_CARRIED,
})  # fmt: skip


def _may_appeal(facts: Facts, at: datetime) -> bool:
    due = facts.appeal_due_at
    return not facts.final and due is not None and at <= due
