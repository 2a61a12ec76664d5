"""Who may do what with a report: a table. What an account may not know about does not exist."""

from dataclasses import dataclass, field
from enum import StrEnum

from francjeu.kernel.access import Rules
from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.kernel.procedure.intake.report import About, Reach


class Act(StrEnum):
    """Acts on a report."""

    SUBMIT = "report.submit"
    RECORD_PHONE = "report.record_phone"
    VIEW = "report.view"
    CHECK_URGENCY = "report.check_urgency"
    REFUSE = "report.refuse"
    REROUTE = "report.reroute"
    OPEN_CASE = "report.open_case"
    ASK = "report.ask"
    ANSWER = "report.answer"
    GROUP = "report.group"
    READ_IDENTITY = "report.read_identity"
    WITHHOLD = "report.withhold"
    NAME_STANDIN = "report.name_standin"
    ROUTE = "report.route"
    SUPPORT = "report.support"
    HAND_OVER = "report.hand_over"
    AGREE = "report.agree"
    URGENT = "report.urgent"
    LIFT_SILENCE = "report.lift_silence"
    KEEP_AWAY = "report.keep_away"
    GATHER = "report.gather"
    SET_ROTA = "rota.set"


@dataclass(frozen=True, slots=True)
class Facts:
    """Whom the report reaches, and its reference (a reporter holds one by code)."""

    reach: Reach = field(default_factory=lambda: Reach(About.NOBODY))
    ref: str = ""


def receives(actor: Actor, facts: Facts) -> bool:
    """The report may be known to this account (mission C-SIGN-4)."""
    return actor.kind == Kind.STAFF and facts.reach.admits(actor)


def takes_calls(actor: Actor, facts: Facts) -> bool:
    return actor.has(Role.CASE_MANAGER, Role.CHAIR)


def is_reporter(actor: Actor, facts: Facts) -> bool:
    """The code opened this report."""
    return actor.kind == Kind.REPORTER and actor.ref == facts.ref != ""


def is_visitor(actor: Actor, facts: Facts) -> bool:
    return actor.kind == Kind.VISITOR


def is_chair(actor: Actor, facts: Facts) -> bool:
    return actor.kind == Kind.STAFF and actor.has(Role.CHAIR)


def is_administrator(actor: Actor, facts: Facts) -> bool:
    return actor.has(Role.ADMINISTRATOR) or actor.kind == Kind.OPERATOR


_STAFF = ((receives,),)

RULES: Rules[Act, Facts] = Rules(
    {
        Act.SUBMIT: ((is_visitor,),),
        Act.RECORD_PHONE: ((takes_calls,),),
        Act.VIEW: ((receives,), (is_reporter,)),
        Act.CHECK_URGENCY: _STAFF,
        Act.REFUSE: _STAFF,
        Act.REROUTE: _STAFF,
        Act.OPEN_CASE: _STAFF,
        Act.ASK: _STAFF,
        Act.ANSWER: ((is_reporter,),),
        Act.GROUP: _STAFF,
        Act.READ_IDENTITY: _STAFF,
        Act.WITHHOLD: _STAFF,
        Act.NAME_STANDIN: ((is_administrator,),),
        Act.ROUTE: _STAFF,
        Act.SUPPORT: _STAFF,
        Act.HAND_OVER: _STAFF,
        Act.AGREE: ((receives,), (is_reporter,)),
        Act.URGENT: _STAFF,
        Act.LIFT_SILENCE: _STAFF,
        Act.KEEP_AWAY: _STAFF,
        Act.GATHER: _STAFF,
        Act.SET_ROTA: ((is_administrator,), (is_chair,)),
    }
)
