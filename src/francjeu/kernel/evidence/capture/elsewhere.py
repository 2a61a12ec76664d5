"""What a capture made elsewhere is, and what is wrong with it; what it says of itself is not proof.

Its pages, dates and software are what the file declares. Whether its parts still match the digests
it carries can be checked; who made it, and of what, cannot.
"""

from enum import StrEnum


class Form(StrEnum):
    """Kinds of captures people hand over. Keys are stored: never renamed, never reused."""

    WACZ = "wacz"
    MHTML = "mhtml"
    SINGLE_FILE = "single_file"
    PDF = "pdf"
    RECORDING = "recording"


class Fault(StrEnum):
    """What is wrong with one. Keys are stored: never renamed, never reused."""

    NO_DIGEST_FILE = "no digest file"
    NO_LIST = "no list of files"
    UNREADABLE = "unreadable"
    ALTERED = "altered"
    MISSING = "missing"
    ADDED = "added"
    UNSAFE_NAME = "unsafe name"
    TWICE = "twice"
    TOO_LARGE = "too large"
    NO_RECORDS = "no records"
    BAD_RECORDS = "bad records"
    ENCRYPTED = "encrypted"


FORMS = {
    "application/wacz": Form.WACZ, "multipart/related": Form.MHTML, "text/html": Form.SINGLE_FILE,
    "application/pdf": Form.PDF, "video/mp4": Form.RECORDING, "video/webm": Form.RECORDING,
    "video/quicktime": Form.RECORDING, "video/x-matroska": Form.RECORDING,
}  # fmt: skip
"""What may be read, by the type its content shows; an HTML file may be any other page."""

HANDED = frozenset({"upload", "staff", "response", "message"})
"""How a file comes in from a person; what our own server made is not read again."""


def is_read(*, media_type: str, method: str) -> bool:
    """Whether a reader understands this kind of file and a person handed it."""
    return media_type in FORMS and method in HANDED
