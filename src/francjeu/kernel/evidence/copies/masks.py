"""What is hidden in a film, in a sound and on the sheets of a PDF, before any of it is made.

Moments are milliseconds from the beginning; an `end` of 0 is the end of the recording.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from francjeu.kernel.evidence.copies import boxes
from francjeu.kernel.evidence.copies.boxes import MOST, BadBox, Box, NoBox, TooManyBoxes


class How(StrEnum):
    """What covers a place. Keys are stored: never renamed, never reused."""

    BLACK = "black"
    BLUR = "blur"


class BadSpan(ValueError):
    """A span that ends before it begins; `number` from 1, `is_sound` tells which list."""

    def __init__(self, *, number: int, is_sound: bool) -> None:
        super().__init__(f"span {number}")
        self.number = number
        self.is_sound = is_sound


class BadSheet(ValueError):
    """A sheet that no PDF has; `number` from 1 is that of the row."""

    def __init__(self, *, number: int) -> None:
        super().__init__(f"row {number}")
        self.number = number


@dataclass(frozen=True, slots=True)
class Span:
    """From a moment, kept, to another, left out."""

    start: int = 0
    end: int = 0

    def holds(self, moment: int) -> bool:
        """Whether this moment lies in it."""
        return self.start <= moment and (self.end == 0 or moment < self.end)

    def as_json(self) -> list[int]:
        return [self.start, self.end]


@dataclass(frozen=True, slots=True)
class Cover:
    """A rectangle that hides a place of the picture for a while."""

    box: Box
    span: Span = Span()
    how: How = How.BLACK

    def as_json(self) -> list[int | str]:
        return [*self.box.as_json(), *self.span.as_json(), self.how.value]


@dataclass(frozen=True, slots=True)
class Recording:
    """All that is hidden in a film or a sound. `is_mute`: no sound at all is left."""

    covers: tuple[Cover, ...] = ()
    silences: tuple[Span, ...] = ()
    is_mute: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "boxes": [it.as_json() for it in self.covers],
            "silences": [it.as_json() for it in self.silences], "mute": self.is_mute,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheets:
    """The boxes of each sheet of a PDF, by its number from 1."""

    boxes: tuple[tuple[int, Box], ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {"boxes": [[sheet, *box.as_json()] for sheet, box in self.boxes]}


Plan = Recording | Sheets


def checked(plan: Plan) -> Plan:
    """The same, cut at the edges. Raises NoBox, TooManyBoxes, BadBox, BadSpan, BadSheet."""
    return _sheets(plan) if isinstance(plan, Sheets) else _recording(plan)


def recording_from(told: Mapping[str, Any]) -> Recording:
    """What `as_json` wrote."""
    return Recording(
        covers=tuple(
            Cover(Box(*cast(list[int], it[:4])), Span(*cast(list[int], it[4:6])), How(it[6]))
            for it in told.get("boxes", ())
        ),
        silences=tuple(Span(*it) for it in told.get("silences", ())),
        is_mute=bool(told.get("mute")),
    )


def sheets_from(told: Mapping[str, Any]) -> Sheets:
    """What `as_json` wrote."""
    return Sheets(tuple((it[0], Box(*it[1:])) for it in told.get("boxes", ())))


def _recording(plan: Recording) -> Recording:
    if not plan.covers and not plan.silences and not plan.is_mute:
        raise NoBox
    if max(len(plan.covers), len(plan.silences)) > MOST:
        raise TooManyBoxes
    _spans((it.span for it in plan.covers), is_sound=False)
    _spans(plan.silences, is_sound=True)
    cut = boxes.checked(it.box for it in plan.covers) if plan.covers else ()
    covers = tuple(
        Cover(box, it.span, it.how) for box, it in zip(cut, plan.covers, strict=True)
    )  # fmt: skip
    return Recording(covers=covers, silences=plan.silences, is_mute=plan.is_mute)


def _spans(spans: Iterable[Span], *, is_sound: bool) -> None:
    for number, span in enumerate(spans, start=1):
        if span.start < 0 or (span.end != 0 and span.end <= span.start):
            raise BadSpan(number=number, is_sound=is_sound)


def _sheets(plan: Sheets) -> Sheets:
    for number, (sheet, _box) in enumerate(plan.boxes, start=1):
        if sheet < 1:
            raise BadSheet(number=number)
    cut = boxes.checked(box for _sheet, box in plan.boxes)
    return Sheets(tuple((sheet, box) for (sheet, _), box in zip(plan.boxes, cut, strict=True)))


__all__ = [
    "BadBox", "BadSheet", "BadSpan", "Cover", "How", "NoBox", "Plan", "Recording", "Sheets",
    "Span", "TooManyBoxes", "checked", "recording_from", "sheets_from",
]  # fmt: skip
