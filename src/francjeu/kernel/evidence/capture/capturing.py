"""What a capture is made of, what it may lack, and how whole it is; a score anyone can redo.

A capture is never just "ok": its gaps are told one by one (evidence.md 2, "quiet capture failure").
"""

from collections.abc import Collection
from enum import StrEnum


class Role(StrEnum):
    """What a piece is to its capture. Keys are stored: never renamed, never reused."""

    RESPONSE = "response"
    VIEW = "view"
    STEPS = "steps"
    TEXT = "text"
    FULL = "full"
    PDF = "pdf"
    MHTML = "mhtml"
    DOM = "dom"
    ARCHIVE = "archive"
    MEDIA = "media"
    RECORD = "record"


class Gap(StrEnum):
    """What a capture lacks. Keys are stored: never renamed, never reused."""

    NEVER_IDLE = "never idle"
    ENDLESS = "endless"
    OUT_OF_TIME = "out of time"
    TOO_LARGE = "too large"
    IMAGES = "images without bytes"
    COLOSSAL = "pictures too large"
    FRAMES = "frames not read"
    NOT_READ = "pictures not read"
    BODIES = "answers without bytes"
    FAILED_REQUESTS = "failed requests"
    FORBIDDEN = "forbidden addresses"
    MEDIA_CUT = "media cut"
    MEDIA_FAILED = "media not fetched"
    MEDIA_STREAMED = "media in pieces"
    CUT_PICTURE = "picture cut"
    NOT_MADE = "not made"
    NO_DATE = "no date from the site"
    OTHER_CLOCK = "another clock"
    BROKE_OFF = "broke off"
    INTERRUPTED = "interrupted"
    STORE_FULL = "store full"


WANTED: dict[Role, int] = {
    Role.RESPONSE: 15, Role.VIEW: 10, Role.STEPS: 20, Role.TEXT: 10, Role.FULL: 10, Role.PDF: 5,
    Role.MHTML: 5, Role.DOM: 5, Role.ARCHIVE: 20,
}  # fmt: skip
"""Points of each representation; one hundred together."""

COSTS: dict[Gap, int] = {
    Gap.ENDLESS: 10, Gap.OUT_OF_TIME: 10, Gap.TOO_LARGE: 10, Gap.IMAGES: 5, Gap.BODIES: 5,
    Gap.FRAMES: 5, Gap.COLOSSAL: 5, Gap.FAILED_REQUESTS: 2, Gap.FORBIDDEN: 2, Gap.MEDIA_CUT: 5,
    Gap.MEDIA_FAILED: 10, Gap.MEDIA_STREAMED: 10, Gap.CUT_PICTURE: 5, Gap.NEVER_IDLE: 2,
    Gap.BROKE_OFF: 10, Gap.STORE_FULL: 10,
}  # fmt: skip
"""Points each kind of gap takes away, once; the others are told and cost nothing."""

CLOCKS_APART = 120
"""Seconds between the site’s clock and ours beyond which pages say so."""

_ESSENTIAL = frozenset({Role.VIEW, Role.STEPS, Role.TEXT, Role.ARCHIVE})
_CUT_SHORT = frozenset({Gap.OUT_OF_TIME, Gap.TOO_LARGE, Gap.BROKE_OFF, Gap.STORE_FULL})


def score(*, roles: Collection[Role], gaps: Collection[Gap]) -> int:
    """From 0 to 100: what was made, less what each kind of gap costs."""
    made = sum(points for role, points in WANTED.items() if role in roles)
    return max(0, made - sum(COSTS.get(gap, 0) for gap in set(gaps)))


def is_whole(*, roles: Collection[Role], gaps: Collection[Gap]) -> bool:
    """Whether all that matters was made and nothing cut it short; small gaps are still told."""
    return set(roles) >= _ESSENTIAL and not _CUT_SHORT & set(gaps)
