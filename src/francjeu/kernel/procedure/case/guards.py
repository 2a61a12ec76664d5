"""The case: its moves, and what must be true before each one.

Fairness in one sentence: nobody is sanctioned without notice, a chance to be heard, a finding on
every element, and a decider who is not tied to anyone in the case.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.kernel.procedure.machine import IllegalMove, Machine, Move

# The chair manages only where they are in charge: a report about the director (see `_hands`).
_MANAGER = (Role.CASE_MANAGER, Role.CHAIR)
_DECIDER = (Role.DECIDER, Role.CHAIR)

CASE = Machine(
    name="case",
    initial="opened",
    moves=(
        Move("declare_admissible", "opened", "admissible", by=_MANAGER),
        Move("dismiss", "opened", "dismissed", by=_MANAGER),
        Move("refer", "opened", "referred", by=_MANAGER),
        Move("refer", "admissible", "referred", by=_MANAGER),
        Move("notify", "admissible", "notified", by=_MANAGER),
        Move("receive_response", "notified", "answered", by=(Kind.PARTY, *_MANAGER)),
        Move("note_silence", "notified", "answered", by=_MANAGER),
        Move("call_hearing", "answered", "hearing_called", by=_MANAGER),
        Move("hold_hearing", "hearing_called", "heard", by=_MANAGER),
        Move("hear_in_writing", "answered", "heard", by=_MANAGER),
        Move("decide", "heard", "decided", by=_DECIDER),
        Move("announce", "decided", "announced", by=_MANAGER),
        Move("appeal", "announced", "appealed", by=(Kind.PARTY, *_MANAGER)),
        Move("decide_appeal", "appealed", "announced", by=_DECIDER),
        Move("send_back", "appealed", "answered", by=_DECIDER),
        Move("refuse_late", "appealed", "announced", by=_DECIDER),
        Move("withdraw_appeal", "appealed", "announced", by=(Kind.PARTY, *_MANAGER)),
        Move("close", "announced", "closed", by=(*_MANAGER, Kind.CLOCK)),
    ),
)


# Moves signed by the panel that sits: the first one, and the other one on appeal.
SIGNED_BY_FIRST = frozenset({"decide"})
SIGNED_ON_APPEAL = frozenset({"decide_appeal", "send_back", "refuse_late"})

_BEFORE_NOTICE = frozenset({"opened", "admissible"})
_BEFORE_DECISION = _BEFORE_NOTICE | {"notified", "answered", "hearing_called", "heard"}
_OPEN = _BEFORE_DECISION | {"decided", "announced", "appealed"}
# from the notice to the decision: the person concerned may speak
_HEARING = frozenset({"notified", "answered", "hearing_called", "heard"})
# an answer is awaited; in the second, of the person who was only spoken for
_AWAITED = frozenset({"notified", "answered"})

# Acts that change the file and not its state, with the states in which each may be done.
BESIDE: dict[str, frozenset[str]] = {
    "allege": _BEFORE_NOTICE,
    "answer_reprisal": _BEFORE_NOTICE,
    "answer_gate": frozenset({"opened"}),
    "part": _BEFORE_NOTICE,
    "open_beside": _BEFORE_DECISION,
    "add_party": _BEFORE_DECISION,
    "add_exhibit": _BEFORE_DECISION,
    "join_report": _BEFORE_DECISION,
    "set_parallel": _BEFORE_DECISION,
    "clear_parallel": _BEFORE_DECISION,
    "disclose": _BEFORE_DECISION,
    "rule_on_identity": _BEFORE_DECISION,
    "come_of_age": _OPEN,
    "ask_time": _AWAITED,
    "answer_time": _AWAITED,
    "bring": _HEARING,
    "name_companion": _HEARING,
    "reply": frozenset({"hearing_called"}),
    "read_minutes": frozenset({"heard"}),
    "extend": _AWAITED,
    "add_response": _HEARING - {"notified"},
    "describe": _BEFORE_DECISION,
    "date_item": _BEFORE_DECISION,
    "find": frozenset({"heard"}),
    "propose": frozenset({"heard", "appealed"}),
    "vote": frozenset({"heard", "appealed"}),
    "close_vote": frozenset({"heard", "appealed"}),
    "ask_false": frozenset({"closed", "dismissed"}),
    "judge_false": frozenset({"closed", "dismissed"}),
    "open_false": frozenset({"closed", "dismissed"}),
    "stay": _OPEN,
    "end_stay": _OPEN,
    "let_pass": _OPEN,
    "pause_clock": _OPEN,
    "resume_clock": _OPEN,
    "qualify_school": frozenset({"answered", "hearing_called", "heard"}),
    "hand_to_employer": _OPEN | {"closed"},
    "carry_out": frozenset({"announced", "appealed", "closed"}),
    "take_down": _OPEN | {"closed"},
    "hold": _OPEN | {"closed", "dismissed", "referred"},
    "lift_hold": _OPEN | {"closed", "dismissed", "referred"},
    "seat": _OPEN,
    "hand_over": _OPEN,
    "challenge": _OPEN,
    "answer_challenge": _OPEN,
    "order_interim": _BEFORE_DECISION,
    "review_interim": _BEFORE_DECISION,
    "contest_interim": _BEFORE_DECISION,
    "answer_interim": _BEFORE_DECISION,
    "admit_late": frozenset({"appealed"}),
    "stay_sanction": frozenset({"appealed"}),
}


class Outcome(StrEnum):
    """How a decision ends. Keys are stored: never renamed, never reused."""

    UNFOUNDED = "unfounded"
    EDUCATION = "educational_measure"  # no finding, never counted as a first breach
    BREACH_WITHOUT_SANCTION = "breach_without_sanction"
    BREACH_WITH_SANCTION = "breach_with_sanction"


BREACHES = frozenset({Outcome.BREACH_WITHOUT_SANCTION, Outcome.BREACH_WITH_SANCTION})


class Ground(StrEnum):
    """Why a case is dismissed at the door. A disclaimer in a profile is never one (C-ID-3)."""

    NOT_BOUND = "author_not_bound"
    NOT_COVERED = "conduct_not_covered"
    OTHER_LEVEL = "belongs_to_another_body"
    NOTHING_TO_EXAMINE = "nothing_to_examine"
    ALREADY_DECIDED = "already_decided"
    RESPECTFUL_CRITICISM = "respectful_criticism"


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


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of a case at this moment, as the guards need it. Times are aware.

    `paused` are the keys of clocks that stand still. `managers_hands` are account ids that opened,
    examined or managed the case; `linked` those with a declared tie; `cleared` those who declared
    none; `first_panel` those who decided it.
    `manager` is the account in charge; `managers_hands` those that opened, examined or managed the
    case; `linked` those with a tie; `cleared` those who declared none; `challenged` those whom a
    party asked to replace, unanswered. `first_seats` and `appeal_seats` sit now; `first_panel` ever
    sat the first time; `signed` ever signed or voted a decision here. `final`: no other appeal is
    possible. `unheard` counts findings that rest on a piece hidden from the person. `members` and
    `appeal_members` are how many make each panel: with more than one, what it decides is `carried`
    by a vote first. `several`: more than one person is concerned. `gate_inside`: the gate, once
    answered, leads here. `spoken_for`: only who speaks for the person concerned answered, and they
    could themselves.
    """

    state: str
    gate_answered: bool = False
    gate_inside: bool = True
    has_respondent: bool = False
    several: bool = False
    nobody_answers: bool = False
    has_allegation: bool = False
    reprisal_checked: bool = False
    parallel_open: bool = False
    parallel_cleared: bool = False
    hushed: bool = False
    stayed: bool = False
    notified_at: datetime | None = None
    response_due_at: datetime | None = None
    responded: bool = False
    spoken_for: bool = False
    heard_at: datetime | None = None
    findings_missing: int = 0
    unheard: int = 0
    appeal_due_at: datetime | None = None
    paused: frozenset[str] = frozenset()
    managers_hands: frozenset[str] = frozenset()
    linked: frozenset[str] = frozenset()
    cleared: frozenset[str] = frozenset()
    first_panel: frozenset[str] = frozenset()
    separate_decider: bool = True
    manager: str = ""
    challenged: frozenset[str] = frozenset()
    first_seats: frozenset[str] = frozenset()
    appeal_seats: frozenset[str] = frozenset()
    signed: frozenset[str] = frozenset()
    quorum: int = 1
    appeal_quorum: int = 1
    members: int = 1
    appeal_members: int = 1
    carried: bool = False
    final: bool = False
    late: bool = False


def refusal(*, verb: str, facts: Facts, actor: Actor, at: datetime) -> Why | None:
    """The first reason why `actor` may not do `verb` now, or None.

    The order is that of the page: state, hands, conflict, separation, stay or silence, fact.
    """
    try:
        move = CASE.move(state=facts.state, verb=verb)
    except IllegalMove:
        return Why.STATE
    if not _hands(move, facts, actor):
        return Why.HANDS
    return _ties(verb, facts, actor) or _stopped(verb, facts) or _missing(verb, facts, at)


def require_time(*, act: str, state: str) -> None:
    """Pass when an act beside the moves may be done in this state, or NotYet."""
    if state not in BESIDE[act]:
        raise NotYet(verb=act, why=Why.STATE)


def require(*, verb: str, facts: Facts, actor: Actor, at: datetime) -> Move:
    """The move, or NotYet with the reason."""
    why = refusal(verb=verb, facts=facts, actor=actor, at=at)
    if why:
        raise NotYet(verb=verb, why=why)
    return CASE.move(state=facts.state, verb=verb)


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
    on_appeal = verb in SIGNED_ON_APPEAL
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
    if verb in SIGNED_BY_FIRST | SIGNED_ON_APPEAL:
        return _sits(verb, facts, actor.ref)
    return None


# Moves that write to the person concerned: none while a silence stands, unless a person let it.
_TELLS = SIGNED_ON_APPEAL | {"notify", "call_hearing", "announce", "close"}
# What goes on while a case waits for another body: the rights of the parties, and leaving.
_THROUGH_A_STAY = frozenset({"receive_response", "appeal", "withdraw_appeal", "refer", "dismiss"})


def _stopped(verb: str, facts: Facts) -> Why | None:
    """The case waits for another body, or nothing may reach the person concerned."""
    if facts.stayed and verb not in _THROUGH_A_STAY:
        return Why.STAYED
    return Why.HUSHED if facts.hushed and verb in _TELLS else None


def votes(*, verb: str, facts: Facts) -> bool:
    """True when several sit for `verb`: one person then never signs for the others."""
    members = facts.appeal_members if verb in SIGNED_ON_APPEAL else facts.members
    return verb in SIGNED_BY_FIRST | SIGNED_ON_APPEAL and members > 1


def ballot_refusal(*, verb: str, facts: Facts, actor: Actor, at: datetime) -> Why | None:
    """Why `actor` may not propose, vote or close the vote on `verb`, or None: as to sign it alone,
    but for the vote itself.
    """
    if not votes(verb=verb, facts=facts):
        return Why.ALONE
    return refusal(verb=verb, facts=replace(facts, carried=True), actor=actor, at=at)


def _sits(verb: str, facts: Facts, ref: str) -> Why | None:
    on_appeal = verb in SIGNED_ON_APPEAL
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


class BadDecision(Exception):
    """The decision contradicts itself or the profile; `reason` is a stable key."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a decider proposes: outcome, measure and reasons, before it is signed.

    `breached` counts the clauses whose every element is established; `offered` are the ladder's
    rungs for this severity and offence; `rung` is the one chosen, or "" for none.
    """

    outcome: Outcome
    reasons: str
    breached: int
    rung: str = ""
    offered: frozenset[str] = frozenset()
    ladder: frozenset[str] = frozenset()
    deviation: str = ""
    possible_reprisal: bool = False
    reprisal: str = ""
    employer_decides: bool = False


def check_ruling(ruling: Ruling) -> None:
    """A decision has reasons; a breach has every element; a measure is on the ladder or none.

    Outside the rung offered, the deviation is reasoned; where a reprisal is possible, a breach says
    why it is none. Raises BadDecision.
    """
    rules = (
        (not ruling.reasons.strip(), "reasons_missing"),
        (ruling.outcome in BREACHES and ruling.breached == 0, "no_clause_established"),
        (ruling.outcome == Outcome.UNFOUNDED and ruling.breached > 0, "clause_established"),
        (ruling.outcome == Outcome.BREACH_WITH_SANCTION and not ruling.rung, "measure_missing"),
        (ruling.outcome != Outcome.BREACH_WITH_SANCTION and bool(ruling.rung), "measure_unfounded"),
        (bool(ruling.rung) and ruling.employer_decides, "employer_decides"),
        (bool(ruling.rung) and ruling.rung not in ruling.ladder, "measure_not_on_ladder"),
        (
            bool(ruling.rung)
            and ruling.rung not in ruling.offered
            and not ruling.deviation.strip(),
            "deviation_without_reason",
        ),
        (
            ruling.outcome in BREACHES and ruling.possible_reprisal and not ruling.reprisal.strip(),
            "reprisal_unaddressed",
        ),
    )
    for failed, reason in rules:
        if failed:
            raise BadDecision(reason)
