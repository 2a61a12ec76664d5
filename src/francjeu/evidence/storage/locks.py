"""How long a store refuses to forget a kept piece, and what its lock may lack (ADR 0026)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

GOVERNANCE, COMPLIANCE = "governance", "compliance"


class Lack(StrEnum):
    """What the lock of a kept piece lacks."""

    MISSING = "missing"
    UNLOCKED = "unlocked"
    SHORT = "short"
    UNHELD = "unheld"


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the store says of the lock of a blob: until when, under which mode, held or not."""

    until: datetime | None = None
    mode: str = ""
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class Lock:
    """The terms an installation asks for: `mode`, and for how many days from now."""

    mode: str
    days: int

    @property
    def margin(self) -> timedelta:
        """A lock that ends within this is extended: the last quarter of its term."""
        return timedelta(days=max(1, self.days // 4))

    def terms(self, at: datetime, *, beside: str = "") -> dict[str, Any]:
        """Mode and end of a lock that begins now; one of compliance never becomes a lesser one."""
        strict = COMPLIANCE in (self.mode, beside.lower())
        mode = COMPLIANCE if strict else self.mode
        return {"Mode": mode.upper(), "RetainUntilDate": at + timedelta(days=self.days)}

    def is_short(self, found: Sealed, *, at: datetime) -> bool:
        """Whether it is absent or ends too early."""
        return found.until is None or found.until < at + self.margin

    def lack(self, found: Sealed, *, is_held: bool, at: datetime) -> Lack | None:
        """What is wrong with it, the worst first."""
        if found.until is None:
            return Lack.UNLOCKED
        if self.is_short(found, at=at):
            return Lack.SHORT
        return Lack.UNHELD if is_held and not found.is_held else None
