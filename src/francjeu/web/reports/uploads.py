"""Turns what can go wrong with a file into the sentence that says what to do."""

from collections.abc import Callable

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from francjeu.evidence import words as evidence
from francjeu.evidence.storage.intake import Empty, TooLarge
from francjeu.evidence.storage.store import StoreFull, StoreRefused
from francjeu.kernel.figures import MEGABYTE
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.plumbing.uploads import Received
from francjeu.reports import words
from francjeu.reports.operations.form.files import MOST, FilesClosed, TooMany, Upload


def refusal(file: "UploadedFile[bytes]", keep: Callable[[Upload], object]) -> str:
    """Keep the file; returns nothing, or why it was not kept and what to do."""
    limit = settings.FRANCJEU.upload_limit // MEGABYTE
    name = {"name": file.name or _("file"), "limit": limit}
    if isinstance(file, Received) and file.is_too_large:
        return str(evidence.TOO_LARGE) % name
    if isinstance(file, Received) and file.is_unkept:
        return str(evidence.STORE_FULL) % name
    try:
        keep(Upload(source=file, name=file.name or ""))
    except FilesClosed as closed:
        return closed_words(closed.gate)
    except TooLarge:
        return str(evidence.TOO_LARGE) % name
    except Empty:
        return str(evidence.EMPTY) % name
    except StoreFull:
        return str(evidence.STORE_FULL) % name
    except StoreRefused:
        return str(evidence.STORE_REFUSED) % name
    except TooMany:
        return _("%(n)s files at most. You can add more with your code.") % {"n": MOST}
    return ""


def closed_words(gate: Answer) -> str:
    """Why no file is received after this answer at the gate."""
    return _("Files are closed because you answered “%(answer)s” at step 4. Describe in words.") % {
        "answer": str(words.ANSWERS[gate])
    }
