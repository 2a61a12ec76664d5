"""Bytes of a policy document to plain text: the kind is told by content, never by name.

The text returned is the one whose offsets clauses point into. Nothing is fetched, run or followed.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from francjeu.connectors.documents import docx, html, pdf, plain
from francjeu.connectors.documents.fault import Fault, Unreadable
from francjeu.kernel.figures import MEGABYTE

LIMIT = 25 * MEGABYTE
LONGEST = 500_000
"""A policy of half a million characters is no policy; reading time grows with length."""

_HEAD = 2048
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main)\b", re.I)
_TAGS = re.compile(rb"</?(?:p|div|h[1-6]|ul|ol|li|br|span|strong|table)\b[^>]*>", re.I)
_MANY_TAGS = 4


class Format(StrEnum):
    """What the bytes are."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Document:
    """Text of a document. `guessed` names the encoding when it had to be guessed.

    `without_text` counts the pages of a PDF that hold no text, as scanned ones do.
    """

    text: str
    format: Format
    guessed: str = ""
    without_text: int = 0


def read(content: bytes, *, limit: int = LIMIT) -> Document:
    """Return the text of a document given as bytes.

    Raises Unreadable, whose `fault` says why: empty, too large, not a document we read, locked,
    without text (scanned), damaged, or swollen (a decompression bomb).
    """
    if not content.strip():
        raise Unreadable(Fault.EMPTY)
    if len(content) > limit:
        raise Unreadable(Fault.TOO_LARGE, limit=limit, size=len(content))
    document = _by_format(content)
    if not any(char.isalpha() for char in document.text):
        raise Unreadable(Fault.NO_TEXT)
    if len(document.text) > LONGEST:
        raise Unreadable(Fault.TOO_LONG, limit=LONGEST, size=len(document.text))
    return document


def _by_format(content: bytes) -> Document:
    format_ = format_of(content)
    if format_ is Format.PDF:
        text = pdf.text_of(content)
        return Document(text, format_, without_text=pdf.pages_without_text(text))
    if format_ is Format.DOCX:
        return Document(docx.text_of(content), format_)
    text, guessed = plain.decode(content)
    if format_ is Format.HTML:
        return Document(html.text_of(text), format_, guessed)
    return Document(text, format_, guessed)


def format_of(content: bytes) -> Format:
    """Tell the format from the bytes. Raises Unreadable for formats that are not read."""
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in content[:1024]:
        return Format.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Format.DOCX
    if head.startswith(plain.FOREIGN):
        raise Unreadable(Fault.OTHER_FORMAT)
    if _HTML.search(head) or len(_TAGS.findall(content[:20_000])) >= _MANY_TAGS:
        return Format.HTML
    return Format.TEXT
