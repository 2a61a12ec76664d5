"""Who else can help, as pages print it; says when a line was checked long ago."""

from dataclasses import dataclass
from datetime import date, timedelta

STALE_AFTER = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Door:
    """Someone outside: never ranked by our interest."""

    key: str
    name: str
    what: str = ""
    icon: str = "life-buoy"
    url: str = ""
    phone: str = ""
    phone_words: str = ""
    text: str = ""
    email: str = ""
    need: str = "talk"
    emergency: bool = False
    checked_on: date | None = None
    stale: bool = False


def doors(*, on: date, language: str) -> tuple[Door, ...]:
    """The list kept by the organisation, each with its source and date of check.

    Empty until the organisation keeps one: pages then use softer words and print no number.
    """
    return ()


def is_stale(*, checked_on: date | None, on: date) -> bool:
    """True when nobody checked this line for a year."""
    return checked_on is None or on - checked_on > STALE_AFTER
