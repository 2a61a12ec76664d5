"""What can be made of a piece: which copies, which conversions, and why one could not be made."""

from enum import StrEnum


class Kind(StrEnum):
    """How a copy was made from its original. Keys are stored: never renamed, never reused."""

    REDACTION = "redaction"
    CONVERSION = "conversion"
    PREPARED = "prepared"
    TRANSCRIPT = "transcript"
    ATTACHED = "attached"


WORKING_COPIES = frozenset(it for it in Kind if it is not Kind.ATTACHED)
"""Made here, and destroyed with their original. A message attached to a mail is as received: it is
a piece of its own, with a grade of its own, that says which mail it was taken out of."""


class Family(StrEnum):
    """Which tool reads a kind of file."""

    PICTURE = "picture"
    SHEETS = "sheets"
    FILM = "film"
    SOUND = "sound"
    PAGE = "page"


class Trouble(StrEnum):
    """Why a copy could not be made. Keys are told by tools: never renamed."""

    TOO_LARGE = "too large"
    TOO_HEAVY = "too heavy"
    TOO_LONG = "too long"
    EMPTY = "empty"
    BEYOND_THE_END = "beyond the end"
    NO_SOUND = "no sound"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    NO_SUCH_SHEET = "no such sheet"
    NOT_SHOWABLE = "not showable"
    UNREADABLE = "unreadable"
    TIMED_OUT = "timed out"
    OUT_OF_MEMORY = "out of memory"
    MISSING = "missing"
    CRASHED = "crashed"
    STOPPED = "stopped"
    NO_ROOM = "no room"


class Look(StrEnum):
    """How a working copy is shown: `VEILED` is 24 dots wide, grey and blurred, nobody’s face."""

    VEILED = "veiled"
    GREY = "grey"
    COLOUR = "colour"


HEARD = "heard"
"""Asked of a recording instead of a look: its sound alone, without what travelled with it."""


LARGEST_PICTURE = 64_000_000
"""Dots a tool agrees to decode: the largest telephone takes 50 million."""

LARGEST_FRAME = 4096 * 4096
"""Dots of a film’s picture that are encoded anew; a larger one asks for too much memory."""

LARGEST_RECORDING = 1024**3
"""Bytes of a film or a sound that is opened here; a heavier one stays sealed as it is."""

LONGEST_RECORDING = 2 * 3600
"""Seconds of a film or a sound that is encoded anew."""

MOST_SHEETS = 300
"""Sheets of a PDF that are drawn anew."""

WIDEST_LOOK = 2000
"""Dots of the longer side of a working copy shown on a page."""

_FAMILIES = {
    **dict.fromkeys(
        (
            "image/jpeg", "image/png", "image/gif", "image/webp", "image/heic", "image/heif",
            "image/avif", "image/tiff", "image/bmp",
        ),
        Family.PICTURE,
    ),
    "application/pdf": Family.SHEETS,
    **dict.fromkeys(
        (
            "video/mp4", "video/webm", "video/quicktime", "video/x-matroska", "video/x-msvideo",
            "video/mpeg",
        ),
        Family.FILM,
    ),
    **dict.fromkeys(
        (
            "audio/mpeg", "audio/mp4", "audio/aac", "audio/ogg", "audio/wav", "audio/flac",
            "audio/amr",
        ),
        Family.SOUND,
    ),
    **dict.fromkeys(("text/html", "application/xhtml+xml"), Family.PAGE),
}  # fmt: skip
_CONVERTED = {
    **dict.fromkeys(("image/heic", "image/heif"), ("image/jpeg", "image/png")),
    **dict.fromkeys(("image/avif", "image/tiff", "image/webp", "image/bmp"), ("image/png",)),
    "application/pdf": ("image/png",),
    **dict.fromkeys(("text/html", "application/xhtml+xml"), ("application/pdf",)),
}


def family_of(media_type: str) -> Family | None:
    """The tool that can read this kind of file, or None."""
    return _FAMILIES.get(media_type)


def has_look(media_type: str) -> bool:
    """Whether a working copy can be shown of it without the file itself reaching a browser."""
    return family_of(media_type) in (Family.PICTURE, Family.SHEETS, Family.FILM)


def can_be_masked(media_type: str) -> bool:
    """Whether a copy can be made of it where a person chose what is hidden."""
    return family_of(media_type) in (
        Family.PICTURE, Family.SHEETS, Family.FILM, Family.SOUND
    )  # fmt: skip


def is_picture(media_type: str) -> bool:
    """Whether it is shown as a picture, converted where no browser draws it."""
    return family_of(media_type) is Family.PICTURE


def has_words(method: str, media_type: str) -> bool:
    """Whether it is a PDF masked here: made of pictures, and of the words outside the boxes.

    The words of any other PDF are not told: it may hold some that nobody sees on its sheets.
    """
    return method == Kind.REDACTION.value and family_of(media_type) is Family.SHEETS


def is_recording(media_type: str) -> bool:
    """Whether it plays: a film or a sound."""
    return family_of(media_type) in (Family.FILM, Family.SOUND)


def targets_of(media_type: str) -> tuple[str, ...]:
    """The kinds of file it can be converted to, the usual one first (X-03)."""
    return _CONVERTED.get(media_type, ())


def masked_as(media_type: str) -> str:
    """The kind of file a masked picture is written as: a photograph stays one."""
    photographs = ("image/jpeg", "image/heic", "image/heif")
    return "image/jpeg" if media_type in photographs else "image/png"
