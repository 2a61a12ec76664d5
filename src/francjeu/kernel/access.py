"""Who may do what, as a table a jurist can read: act → alternatives → predicates (OR of ANDs)."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from francjeu.kernel.actors import Actor

Facts = TypeVar("Facts")
Act = TypeVar("Act", bound=StrEnum)
Predicate = Callable[[Actor, Facts], bool]
Table = Mapping[Act, tuple[tuple[Predicate[Facts], ...], ...]]


class Refused(Exception):
    """The actor may not do this act; `act` is its stable key, `who` the roles which may."""

    def __init__(self, act: str) -> None:
        super().__init__(act)
        self.act = act


class Rules(Generic[Act, Facts]):
    """A table of acts. An act which is absent is allowed to nobody."""

    def __init__(self, table: Table[Act, Facts]) -> None:
        self.table = table

    def allows(self, actor: Actor, act: Act, facts: Facts) -> bool:
        """True when every predicate of one alternative holds for this actor and these facts."""
        return any(all(p(actor, facts) for p in row) for row in self.table.get(act, ()))

    def require(self, actor: Actor, act: Act, facts: Facts) -> None:
        """Pass, or raise Refused."""
        if not self.allows(actor, act, facts):
            raise Refused(act.value)
