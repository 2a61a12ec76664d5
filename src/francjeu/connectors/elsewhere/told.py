"""What one file tells: facts as it declares them, and what is wrong with it."""

from dataclasses import dataclass, field
from typing import Any

from francjeu.kernel.evidence.capture.elsewhere import Fault

LONGEST = 500
_MOST_FAULTS = 50


@dataclass(slots=True)
class Told:
    """`faults` are pairs of a kind and the name of what it is about."""

    facts: dict[str, Any] = field(default_factory=dict)
    faults: list[tuple[Fault, str]] = field(default_factory=list)

    def fault(self, kind: Fault, detail: str = "") -> None:
        if len(self.faults) < _MOST_FAULTS:
            self.faults.append((kind, words(detail)))

    def fact(self, name: str, value: object) -> None:
        """Kept when the file says it: short, and text only."""
        if value not in (None, "", []):
            self.facts[name] = value if isinstance(value, (int, list)) else words(str(value))


def words(text: str) -> str:
    """One line of bounded length, whatever a stranger wrote."""
    return "".join(it if it.isprintable() else " " for it in text).strip()[:LONGEST]
