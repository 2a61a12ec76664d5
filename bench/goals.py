"""Figures beside what was promised of them; told together at the end of a run."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Goals:
    """What was promised and what was measured; a busy machine may miss a time."""

    told: list[str] = field(default_factory=list)
    missed: int = 0

    def note(self, promise: str, measured: str, *, met: bool) -> None:
        self.told.append(f"{'met   ' if met else 'MISSED'} {promise}: {measured}")
        self.missed += not met

    def lacks(self, promise: str, why: str) -> None:
        """What could not be measured here is missed, never passed over."""
        self.told.append(f"ABSENT {promise}: {why}")
        self.missed += 1

    def tell(self, say: Callable[[str], None] = print) -> None:
        say(f"\npromised, {len(self.told) - self.missed} of {len(self.told)} met here:")
        for line in self.told:
            say(f"  {line}")
