"""State machines as printed tables: one row per move, refused at import when they do not hold.

The same rows give the legal moves (operations), the buttons (pages), the triggers and constraints
(migrations), the drawing (docs) and the tests (every state × every move × every role).
"""

from dataclasses import dataclass, replace

from francjeu.kernel.actors import Actor, Kind, Role


class BadMachine(Exception):
    """The table contradicts itself: duplicate move, unreachable state, invented move."""


class IllegalMove(Exception):
    """`verb` does not leave `state`."""

    def __init__(self, *, machine: str, state: str, verb: str) -> None:
        super().__init__(f"{machine}: {verb} does not leave {state}")
        self.machine, self.state, self.verb = machine, state, verb


@dataclass(frozen=True, slots=True)
class Move:
    """One arrow: `verb` takes `source` to `target`; `by` lists the hands which may move it."""

    verb: str
    source: str
    target: str
    by: tuple[Role | Kind, ...]

    def may(self, actor: Actor) -> bool:
        """True when the actor's kind or one of its roles is a hand of this move."""
        return actor.kind in self.by or any(role in self.by for role in actor.roles)


@dataclass(frozen=True, slots=True)
class Machine:
    """States and moves of one thing. States are those the moves name; final ones have no exit."""

    name: str
    initial: str
    moves: tuple[Move, ...]

    def __post_init__(self) -> None:
        keys = [(m.verb, m.source) for m in self.moves]
        if len(keys) != len(set(keys)):
            raise BadMachine(f"{self.name}: the same verb leaves a state twice")
        unreachable = set(self.states) - _reached(self.initial, self.moves)
        if unreachable:
            raise BadMachine(f"{self.name}: unreachable {sorted(unreachable)}")

    @property
    def states(self) -> tuple[str, ...]:
        """Every state, in the order the table names them."""
        named = [self.initial]
        for move in self.moves:
            named += [move.source, move.target]
        return tuple(dict.fromkeys(named))

    @property
    def final(self) -> frozenset[str]:
        """States nothing leaves."""
        return frozenset(self.states) - {m.source for m in self.moves}

    @property
    def verbs(self) -> tuple[str, ...]:
        """Every verb, in the order of the table."""
        return tuple(dict.fromkeys(m.verb for m in self.moves))

    @property
    def arrows(self) -> tuple[tuple[str, str], ...]:
        """(source, target) pairs, for the database's own refusal."""
        return tuple(sorted({(m.source, m.target) for m in self.moves}))

    def move(self, *, state: str, verb: str) -> Move:
        """The row for `verb` out of `state`. Raises IllegalMove."""
        for row in self.moves:
            if row.verb == verb and row.source == state:
                return row
        raise IllegalMove(machine=self.name, state=state, verb=verb)

    def leaving(self, state: str) -> tuple[Move, ...]:
        """The moves out of `state`."""
        return tuple(m for m in self.moves if m.source == state)

    def before(self, *, verb: str, state: str) -> bool:
        """True when `verb` may still come on some road out of `state`."""
        reached = _reached(state, self.moves)
        return any(m.verb == verb and m.source in reached for m in self.moves)

    def narrowed(
        self,
        *,
        drop: frozenset[str] = frozenset(),
        by: dict[str, tuple[Role | Kind, ...]] | None = None,
    ) -> "Machine":
        """The machine a profile asks for: fewer moves, named hands; nothing invented.

        Raises BadMachine when it names an unknown verb or cuts every road to an end.
        """
        hands = by or {}
        unknown = (drop | set(hands)) - set(self.verbs)
        if unknown:
            raise BadMachine(f"{self.name}: no such move {sorted(unknown)}")
        kept = tuple(
            replace(m, by=hands.get(m.verb, m.by)) for m in self.moves if m.verb not in drop
        )
        reached = _reached(self.initial, kept)
        narrow = Machine(self.name, self.initial, tuple(m for m in kept if m.source in reached))
        if not narrow.final & self.final:
            raise BadMachine(f"{self.name}: no road leads to an end")
        return narrow

    def mermaid(self) -> str:
        """The drawing for the documentation (Mermaid state diagram)."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.initial}"]
        lines += [f"    {m.source} --> {m.target}: {m.verb}" for m in self.moves]
        lines += [f"    {state} --> [*]" for state in self.states if state in self.final]
        return "\n".join(lines)


def _reached(start: str, moves: tuple[Move, ...]) -> set[str]:
    reached, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        for move in moves:
            if move.source == here and move.target not in reached:
                reached.add(move.target)
                ahead.append(move.target)
    return reached
