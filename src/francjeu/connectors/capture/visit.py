"""One capture under way: what it was asked, what it has, what it lacks."""

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from francjeu.connectors.capture import memory
from francjeu.connectors.capture.archive import Book
from francjeu.connectors.capture.exchanges import Recorder
from francjeu.connectors.capture.guard import Guard
from francjeu.connectors.capture.parts import Parts
from francjeu.connectors.capture.steps import Descent
from francjeu.kernel.evidence.capture.capturing import Gap


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one capture: seconds in the browser, screens, bytes through it, bytes of one film.

    `memory`: bytes of all its processes together.
    """

    seconds: int
    screens: int
    bytes: int
    media_bytes: int
    media_seconds: int
    memory: int = memory.TOGETHER


@dataclass(frozen=True, slots=True)
class Medium:
    """A film or sound of the page, to be fetched apart, with what the page would have sent."""

    address: str
    headers: dict[str, str]


@dataclass(slots=True)
class Visit:
    """`told` is the record, as it will be read; `gaps` its list of what is missing.

    A brief one, to see whether a page still answers, keeps the first screen and its words only.
    """

    address: str
    is_brief: bool
    limits: Limits
    folder: Path
    parts: Parts
    guard: Guard
    book: Book
    recorder: Recorder
    started: float = field(default_factory=time.time)
    began: float = field(default_factory=time.monotonic)
    gaps: list[dict[str, str]] = field(default_factory=list)
    told: dict[str, Any] = field(default_factory=dict)
    descent: Descent = field(default_factory=Descent)
    media: list[Medium] = field(default_factory=list)

    @property
    def until(self) -> float:
        """When the browser’s part must end, by the monotonic clock."""
        return self.began + self.limits.seconds

    def lack(self, gap: Gap, detail: str = "") -> None:
        """One more thing that this capture does not hold."""
        self.gaps.append({"gap": gap.value, "detail": detail[:500]})

    def drain(self) -> None:
        """Takes down the exchanges that ended since the last time."""
        self.book.write(self.recorder.drain())
