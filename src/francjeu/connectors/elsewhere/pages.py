"""Pages saved as one file: MHTML of a browser, SingleFile, print to PDF. Nothing is rendered."""

import email
import email.policy
import re
from email.message import Message
from pathlib import Path

import pypdfium2

from francjeu.connectors.elsewhere.told import Told
from francjeu.kernel.evidence.capture.elsewhere import Fault

_EDGE = 64 * 1024
_LARGEST = 300 * 1024**2
_SAVED = re.compile(
    rb"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S+)\s+saved date:\s*(?P<at>[^\n]+)",
    re.IGNORECASE,
)
_TITLE = re.compile(rb"<title[^>]*>([^<]{0,500})", re.IGNORECASE)
_PDF = {"Title": "title", "Creator": "software", "Producer": "producer", "CreationDate": "created"}


def read_mhtml(path: Path) -> Told:
    """Where and when the browser says that it saved the page, and how many parts it has."""
    told = Told()
    if path.stat().st_size > _LARGEST:
        told.fault(Fault.TOO_LARGE)
        return told
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.compat32)
    parts = [it for it in message.walk() if not it.is_multipart()]
    told.fact("url", _header(message, "Snapshot-Content-Location"))
    told.fact("title", _header(message, "Subject"))
    told.fact("created", _header(message, "Date"))
    told.fact("software", _header(message, "From"))
    told.fact("parts", len(parts))
    if not message.is_multipart() or message.defects:
        told.fault(Fault.UNREADABLE, ", ".join(type(it).__name__ for it in message.defects))
    return told


def read_single_file(path: Path) -> Told:
    """What SingleFile wrote at the top of the page; another page says nothing of itself."""
    told = Told()
    with path.open("rb") as file:
        head = file.read(_EDGE)
    saved, title = _SAVED.search(head), _TITLE.search(head)
    if saved:
        told.fact("software", "SingleFile")
        told.fact("url", saved["url"].decode("utf-8", "replace"))
        told.fact("created", saved["at"].decode("utf-8", "replace"))
    if title:
        told.fact("title", title[1].decode("utf-8", "replace"))
    return told


def read_pdf(path: Path) -> Told:
    """Pages and what the file says of who made it; a locked one is said to be locked."""
    told = Told()
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error).lower()
        told.fault(Fault.ENCRYPTED if is_locked else Fault.UNREADABLE)
        return told
    try:
        told.fact("page_count", len(document))
        known = document.get_metadata_dict()
        for key, name in _PDF.items():
            told.fact(name, known.get(key))
    finally:
        document.close()
    return told


def _header(message: Message, name: str) -> str:
    raw = message.get(name)
    try:
        return str(email.header.make_header(email.header.decode_header(raw))) if raw else ""
    except (ValueError, LookupError):
        return str(raw)
