"""Boxes that hide part of a picture, in hundredths of a percent of its width and height."""

from collections.abc import Iterable
from dataclasses import dataclass

WHOLE = 10_000
"""A hundred percent."""

MOST = 40
"""More boxes than this on one picture: crop it, or withhold it."""


class BadBox(ValueError):
    """A box that hides nothing or lies outside; `number` from 1, `field` is x, y, width, height."""

    def __init__(self, *, number: int, field: str) -> None:
        super().__init__(f"box {number}: {field}")
        self.number = number
        self.field = field


class NoBox(ValueError):
    """Nothing is hidden: that is no masked copy."""


class TooManyBoxes(ValueError):
    """More than MOST boxes."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from the upper left corner; what sticks out on the right or below is cut."""

    x: int
    y: int
    width: int
    height: int

    def as_json(self) -> list[int]:
        return [self.x, self.y, self.width, self.height]


def checked(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """The boxes, cut at the edges of the picture. Raises NoBox, TooManyBoxes, BadBox."""
    found = tuple(boxes)
    if not found:
        raise NoBox
    if len(found) > MOST:
        raise TooManyBoxes
    return tuple(_checked(box, number) for number, box in enumerate(found, start=1))


def _checked(box: Box, number: int) -> Box:
    for field, value in (("x", box.x), ("y", box.y)):
        if not 0 <= value < WHOLE:
            raise BadBox(number=number, field=field)
    for field, value in (("width", box.width), ("height", box.height)):
        if not 0 < value <= WHOLE:
            raise BadBox(number=number, field=field)
    return Box(
        x=box.x, y=box.y, width=min(box.width, WHOLE - box.x), height=min(box.height, WHOLE - box.y)
    )


def in_dots(box: Box, *, width: int, height: int) -> tuple[int, int, int, int]:
    """Left, top, right and bottom in dots (right and bottom outside): rounded outwards."""
    left, top = box.x * width // WHOLE, box.y * height // WHOLE
    right = -(-(box.x + box.width) * width // WHOLE)
    bottom = -(-(box.y + box.height) * height // WHOLE)
    return left, top, min(right, width), min(bottom, height)
