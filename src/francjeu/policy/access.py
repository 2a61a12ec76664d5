"""Who may import, publish and configure."""

from enum import StrEnum

from francjeu.kernel.access import Rules
from francjeu.kernel.actors import Actor, Kind, Role


class Act(StrEnum):
    """What can be done to the policy and its settings."""

    IMPORT = "policy.import"
    PUBLISH = "policy.publish"
    CONFIGURE = "policy.configure"


def is_administrator(actor: Actor, facts: None) -> bool:
    return actor.has(Role.ADMINISTRATOR)


def is_operator(actor: Actor, facts: None) -> bool:
    """Set-up and the command line of the server."""
    return actor.kind == Kind.OPERATOR


RULES: Rules[Act, None] = Rules(
    {
        Act.IMPORT: ((is_administrator,), (is_operator,)),
        Act.PUBLISH: ((is_administrator,), (is_operator,)),
        Act.CONFIGURE: ((is_administrator,), (is_operator,)),
    }
)


def require(actor: Actor, act: Act) -> None:
    """Pass, or raise kernel.access.Refused."""
    RULES.require(actor, act, None)
