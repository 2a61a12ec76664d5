"""The moves of a case, the acts beside them with their states, and the grounds to dismiss."""

from enum import StrEnum

from francjeu.kernel.actors import Kind, Role
from francjeu.kernel.procedure.machine import Machine, Move

# The chair manages only where they are in charge: a report about the director (see `guards`).
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


class Ground(StrEnum):
    """Why a case is dismissed at the door. A disclaimer in a profile is never one (C-ID-3)."""

    NOT_BOUND = "author_not_bound"
    NOT_COVERED = "conduct_not_covered"
    OTHER_LEVEL = "belongs_to_another_body"
    NOTHING_TO_EXAMINE = "nothing_to_examine"
    ALREADY_DECIDED = "already_decided"
    RESPECTFUL_CRITICISM = "respectful_criticism"
