"""What a document could not give, in the reader's words."""

from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from francjeu.connectors.documents.fault import Fault, Unreadable
from francjeu.connectors.documents.read import Document
from francjeu.kernel.figures import MEGABYTE

REFUSALS: dict[Fault, Promise] = {
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


def refusal(refused: Unreadable) -> str:
    """The sentence for a refusal."""
    return str(REFUSALS[refused.fault]) % {
        "size": -(-refused.size // MEGABYTE),
        "limit": refused.limit // MEGABYTE,
    }


def doubts(document: Document) -> tuple[str, ...]:
    """What to look at in a document that was read, before its clauses are reviewed."""
    said = []
    if document.guessed:
        said.append(now("The encoding was guessed: look at the accents."))
    if document.without_text:
        said.append(
            ngettext(
                "%(n)s page holds no text: it is perhaps a scan, and its clauses are missing.",
                "%(n)s pages hold no text: they are perhaps scans, and their clauses are missing.",
                document.without_text,
            )
            % {"n": document.without_text}
        )
    return tuple(said)
