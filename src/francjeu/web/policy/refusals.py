"""Why a document was refused, in the reader's words."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from francjeu.connectors.documents.fault import Fault, Unreadable

_MEGABYTE = 2**20

WORDS: dict[Fault, Promise] = {
    Fault.MISSING: _("This document could not be received. Try again."),
    Fault.EMPTY: _("This document is empty."),
    Fault.TOO_LARGE: _(
        "This document is too large: %(size)s MB, for a limit of %(limit)s MB. "
        "Save it without pictures, or paste its text."
    ),
    Fault.TOO_LONG: _("This document is too long to be a policy."),
    Fault.OTHER_FORMAT: _(
        "This format is not read. Save the document as Word (.docx), PDF, web page or text."
    ),
    Fault.NOT_TEXT: _("This file holds no readable text."),
    Fault.LOCKED: _("This document is locked by a password. Save a copy without it."),
    Fault.NO_TEXT: _(
        "No text was found: it is probably a scan. Ask for the original, or paste its text."
    ),
    Fault.DAMAGED: _("This document is damaged and cannot be read."),
    Fault.SWOLLEN: _("This document would take too much room once opened. It was not opened."),
}


def words(refused: Unreadable) -> str:
    """The sentence for a refusal."""
    return str(WORDS[refused.fault]) % {
        "size": -(-refused.size // _MEGABYTE),
        "limit": refused.limit // _MEGABYTE,
    }


def content(file: Any, *, limit: int) -> bytes:
    """The bytes of an uploaded file. Raises Unreadable when it is too large or was not kept."""
    if getattr(file, "is_too_large", False) or file.size > limit:
        raise Unreadable(Fault.TOO_LARGE, limit=limit, size=file.size)
    if getattr(file, "is_unkept", False):
        raise Unreadable(Fault.MISSING)
    return bytes(file.read())
