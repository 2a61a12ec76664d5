"""What is true of a case at a moment, as its guards need it."""

from dataclasses import dataclass
from datetime import datetime


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
