"""Who may do what with sealed pieces: a table of acts."""

from dataclasses import dataclass
from enum import StrEnum

from francjeu.kernel.access import Rules
from francjeu.kernel.actors import Actor, Kind, Role


class Act(StrEnum):
    """What can be done with a piece or a vault."""

    VIEW = "view a piece"
    WITHDRAW = "withdraw a piece"
    ISOLATE = "isolate a piece"
    HOLD = "hold a vault"
    DESTROY = "destroy a vault"
    EXPORT = "export pieces"
    CAPTURE = "capture a page"
    WATCH = "watch an address"
    SAY_VISIBLE = "say whether content is still visible"
    JUDGE_LIKENESS = "say whether two pieces are the same"
    SEARCH_WORDS = "search the words of pieces"
    NAME_CONTROL = "name a control page"
    DERIVE = "make a copy of a piece"
    CORROBORATE = "add a source that agrees"
    BRING_CAPTURE = "bring a capture made with a tool"
    TEND_ISOLATED = "tend isolated pieces"
    NAME_KEEPER = "name who tends isolated pieces"


@dataclass(frozen=True, slots=True)
class Facts:
    """`is_involved`: the room above has found that the subject of the vault is this actor's.

    A case for who works on it, a report for who sent it, a disclosed piece for a party.
    `is_designated`: the one account that tends pieces which must not be seen.
    """

    is_involved: bool
    is_designated: bool = False


def involved(actor: Actor, facts: Facts) -> bool:
    """The subject of the vault is theirs to see."""
    return facts.is_involved


def staff(actor: Actor, facts: Facts) -> bool:
    """Someone who works on files; an administrator as such does not."""
    return actor.has(
        Role.CASE_MANAGER, Role.DECIDER, Role.CHAIR, Role.PRIVACY_OFFICER, Role.COUNSEL
    )


def handler(actor: Actor, facts: Facts) -> bool:
    """Someone who runs files."""
    return actor.has(Role.CASE_MANAGER, Role.CHAIR)


def chair(actor: Actor, facts: Facts) -> bool:
    """Who answers for the organisation."""
    return actor.has(Role.CHAIR)


def designated(actor: Actor, facts: Facts) -> bool:
    """The one named person, and nobody else, whatever their role (mission 2.8)."""
    return facts.is_designated and actor.kind is Kind.STAFF


def counsel(actor: Actor, facts: Facts) -> bool:
    """Someone who reads a file to advise on it."""
    return actor.has(Role.COUNSEL)


def privacy_officer(actor: Actor, facts: Facts) -> bool:
    """The person in charge of personal information."""
    return actor.has(Role.PRIVACY_OFFICER)


def outsider(actor: Actor, facts: Facts) -> bool:
    """A reporter by code, or a party by link."""
    return actor.kind in (Kind.REPORTER, Kind.PARTY)


def sender(actor: Actor, facts: Facts) -> bool:
    """Whoever is writing the report."""
    return actor.kind in (Kind.REPORTER, Kind.VISITOR)


def reporter(actor: Actor, facts: Facts) -> bool:
    """Who reported, by the code."""
    return actor.kind is Kind.REPORTER


def software(actor: Actor, facts: Facts) -> bool:
    """A clock that has run out, or the operator of the server."""
    return actor.kind in (Kind.CLOCK, Kind.SOFTWARE, Kind.OPERATOR)


RULES: Rules[Act, Facts] = Rules(
    {
        Act.VIEW: ((staff, involved), (outsider, involved)),
        Act.WITHDRAW: ((sender, involved), (handler, involved)),
        Act.ISOLATE: ((handler,), (privacy_officer,), (software,)),
        Act.CORROBORATE: ((staff, involved),),
        Act.BRING_CAPTURE: ((handler, involved),),
        Act.CAPTURE: ((handler, involved), (software, involved)),
        Act.WATCH: ((handler, involved), (software, involved)),
        Act.SAY_VISIBLE: ((staff, involved), (reporter, involved)),
        Act.NAME_CONTROL: ((handler,), (software,)),
        Act.DERIVE: ((handler, involved),),
        Act.TEND_ISOLATED: ((designated,),),
        Act.NAME_KEEPER: ((chair,), (privacy_officer,)),
        Act.JUDGE_LIKENESS: ((handler, involved),),
        Act.SEARCH_WORDS: ((staff, involved),),
        Act.HOLD: ((handler,), (privacy_officer,)),
        Act.DESTROY: ((privacy_officer,), (software,)),
        Act.EXPORT: (
            (handler, involved),
            (counsel, involved),
            (privacy_officer,),
            (software,),
        ),
    }
)
