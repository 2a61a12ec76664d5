"""Why a document could not be read: a closed list, put in words by whoever shows it."""

from enum import StrEnum


class Fault(StrEnum):
    """Reasons for refusing a document."""

    MISSING = "missing"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    OTHER_FORMAT = "other_format"
    NOT_TEXT = "not_text"
    LOCKED = "locked"
    NO_TEXT = "no_text"
    DAMAGED = "damaged"
    SWOLLEN = "swollen"


class Unreadable(Exception):
    """The document cannot be read, for the reason in `fault`; sizes are in bytes or characters."""

    def __init__(self, fault: Fault, *, limit: int = 0, size: int = 0) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.limit = limit
        self.size = size
