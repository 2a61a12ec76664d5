"""Who may see and do what in a case: the manager, those seated, never someone with a tie."""

from dataclasses import dataclass
from enum import StrEnum

from francjeu.kernel.access import Rules
from francjeu.kernel.actors import Actor, Kind, Role


class Act(StrEnum):
    """What can be done around a case; moves have their own table (kernel.procedure.case.moves)."""

    OPEN = "case.open"
    VIEW = "case.view"
    MANAGE = "case.manage"
    SEAT = "case.seat"
    DECLARE = "case.declare"
    FIND = "case.find"
    NAMES = "case.names"
    EXPORT = "case.export"
    NAME_REPORTERS = "case.name_reporters"


@dataclass(frozen=True, slots=True)
class Facts:
    """Account refs: `seated` hold a seat, `linked` have a declared or computed tie.

    `excluded` are roles the case concerns: who holds one does not even learn that it exists,
    unless named among the `standins` for it.
    """

    seated: frozenset[str] = frozenset()
    linked: frozenset[str] = frozenset()
    excluded: frozenset[Role] = frozenset()
    standins: frozenset[str] = frozenset()


def is_manager(actor: Actor, facts: Facts) -> bool:
    return actor.kind == Kind.STAFF and actor.has(Role.CASE_MANAGER)


def is_chair(actor: Actor, facts: Facts) -> bool:
    return actor.kind == Kind.STAFF and actor.has(Role.CHAIR)


def is_seated(actor: Actor, facts: Facts) -> bool:
    return actor.ref in facts.seated


def decides(actor: Actor, facts: Facts) -> bool:
    return actor.has(Role.DECIDER, Role.CHAIR)


def is_free(actor: Actor, facts: Facts) -> bool:
    """No tie, and not someone the case concerns."""
    is_apart = bool(actor.roles & facts.excluded) and actor.ref not in facts.standins
    return actor.ref not in facts.linked and not is_apart


def is_standin(actor: Actor, facts: Facts) -> bool:
    """Named to receive what concerns the director or the chair."""
    return actor.kind == Kind.STAFF and actor.ref in facts.standins


def is_privacy_officer(actor: Actor, facts: Facts) -> bool:
    return actor.has(Role.PRIVACY_OFFICER)


def is_operator(actor: Actor, facts: Facts) -> bool:
    """Someone at the command line of the server, who could read everything there anyway."""
    return actor.kind == Kind.OPERATOR


def is_counsel(actor: Actor, facts: Facts) -> bool:
    return actor.has(Role.COUNSEL)


# who runs the file
_DESK = ((is_manager, is_free), (is_chair, is_free), (is_standin, is_free))

RULES: Rules[Act, Facts] = Rules(
    {
        Act.OPEN: _DESK,
        Act.VIEW: (*_DESK, (is_seated, is_free)),
        Act.MANAGE: _DESK,
        Act.SEAT: _DESK,
        Act.DECLARE: ((is_manager,), (is_chair,), (is_standin,), (is_seated,)),
        Act.FIND: ((is_seated, decides, is_free),),
        Act.NAMES: (*_DESK, (is_seated, decides, is_free)),
        Act.EXPORT: (
            *_DESK,
            (is_seated, is_counsel, is_free),
            (is_operator,),
        ),
        Act.NAME_REPORTERS: ((is_manager, is_free), (is_chair, is_free)),
    }
)


def require(actor: Actor, act: Act, facts: Facts) -> None:
    """Pass, or raise kernel.access.Refused."""
    RULES.require(actor, act, facts)
