"""An uploaded document, or why it was refused."""

from typing import Any

from francjeu.connectors.documents.fault import Fault, Unreadable


def content(file: Any, *, limit: int) -> bytes:
    """The bytes of an uploaded file. Raises Unreadable when it is too large or was not kept."""
    if getattr(file, "is_too_large", False) or file.size > limit:
        raise Unreadable(Fault.TOO_LARGE, limit=limit, size=file.size)
    if getattr(file, "is_unkept", False):
        raise Unreadable(Fault.MISSING)
    return bytes(file.read())
