"""Tells what a file is by its bytes: our signatures, then text, then a table of many more."""

import functools
import re
from importlib.metadata import version

import puremagic

from francjeu.kernel.evidence.pieces import kinds, signatures, texts

_NAME = re.compile(r"[a-z0-9]+/[A-Za-z0-9.+_-]+")
_LONG_ENOUGH = 4
"""Shorter signatures of the table fit any file by chance."""


def media_type_of(*, head: bytes, tail: bytes) -> str:
    """The media type of a file whose first and last bytes are these.

    Nothing is opened, unpacked, written or asked: bytes are compared with bytes.
    """
    known = signatures.signature_of(head)
    if known is not None and not signatures.may_be_text(head):
        return signatures.refined(known, head=head, tail=tail)
    return texts.text_type_of(head=head, tail=tail) or known or _by_table(head, tail)


@functools.cache  # asking walks every package that is installed
def tool() -> tuple[str, str]:
    """Name and version of the table, for the record."""
    return ("puremagic", version("puremagic"))


def _by_table(head: bytes, tail: bytes) -> str:
    try:
        matches = puremagic.magic_string(head if len(head) < kinds.EDGE else head + tail)
    except (puremagic.PureError, ValueError):
        return kinds.UNKNOWN
    believed = (sayable(match.mime_type) for match in matches if _is_long_enough(match))
    return next((name for name in believed if name), kinds.UNKNOWN)


def sayable(media_type: str) -> str:
    """The name of a type as a header can carry it; empty for none, or for one of text."""
    name = media_type.strip()
    return name if _NAME.fullmatch(name) and not name.startswith("text/") else ""


def _is_long_enough(match: puremagic.PureMagicWithConfidence) -> bool:
    return len(match.byte_match) >= _LONG_ENOUGH
