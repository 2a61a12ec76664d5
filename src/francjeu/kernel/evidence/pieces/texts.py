"""Tells text from other bytes, and which kind of text; reads both ends, runs and parses nothing."""

import codecs
import re
from collections.abc import Iterable, Iterator

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MOST_OUTSIDE_ASCII = 0.3
"""Share of accented letters that a text of an old encoding may have; more is no language."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_PROLOGUE = re.compile(
    r"(?:\s|\ufeff|<\?xml.*?\?>|<!--.*?-->|<!doctype\s+(?!html)[^\[>]*(?:\[.*?\]\s*)?>)*",
    re.DOTALL | re.IGNORECASE,
)
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|script|iframe|meta|title|style|base|link|object|embed|form"
    r"|h1|div|font|table|img|a|p|br|b)[\s/>]",
    re.IGNORECASE,
)
_RUNS = re.compile(r"<(?:script|iframe|html|!doctype\s+html)[\s/>]", re.IGNORECASE)
_DRAWING = re.compile(r"<(?:\w+:)?svg[\s/>]", re.IGNORECASE)
_BEGINNING = 4096
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]*):(?:\s|$)")
_MESSAGE_FIELDS = frozenset(
    ("from", "to", "cc", "subject", "date", "received", "message-id", "mime-version",
     "return-path", "delivered-to", "dkim-signature", "reply-to", "x-original-to")
)  # fmt: skip
_SENDERS = frozenset(("from", "received", "return-path"))
_HEADER_LINES = 200


def text_type_of(*, head: bytes, tail: bytes) -> str | None:
    """The media type of a text whose first and last bytes are these; None when it is no text."""
    text = _as_text(head)
    if not text or _as_text(tail, of=head) is None:
        return None
    if _is_message(text):
        return "multipart/related" if _is_saved_page(text) else "message/rfc822"
    return _type_of_markup(text) or "text/plain"


def _type_of_markup(text: str) -> str | None:
    """A drawing by its first element; a page by its first element or by code near the start."""
    prologue = _PROLOGUE.match(text)
    start = prologue.end() if prologue else 0
    if _DRAWING.match(text, start):
        return "image/svg+xml"
    if _PAGE.match(text, start) or _RUNS.search(text, 0, _BEGINNING):
        is_xml = text.lstrip("\ufeff\n\r\t ").startswith("<?xml")
        return "application/xhtml+xml" if is_xml else "text/html"
    return None


def _as_text(edge: bytes, *, of: bytes | None = None) -> str | None:
    """The characters of one end of a file, in the encoding that the file's head announces."""
    announced = next((name for bom, name in _BOMS if (of or edge).startswith(bom)), None)
    text = _decoded(edge, encoding=announced or "utf-8")
    if text is None and announced is None:
        text = _in_old_encoding(edge)
    return None if text is None or _CONTROL.search(text) else text


def _decoded(edge: bytes, *, encoding: str) -> str | None:
    """Decodes bytes cut anywhere: a character may be torn at either end, nowhere else."""
    for torn in range(4 if encoding == "utf-8" else 2):
        try:
            return codecs.getincrementaldecoder(encoding)().decode(edge[torn:])
        except UnicodeDecodeError as error:
            if error.start > 0:
                return None
    return None


def _in_old_encoding(edge: bytes) -> str | None:
    outside = sum(byte > 0x7F for byte in edge)
    return edge.decode("latin-1") if outside <= _MOST_OUTSIDE_ASCII * len(edge) else None


def _is_message(text: str) -> bool:
    """Whether it starts as a message does: header lines, two of them of the usual ones."""
    fields = set(_fields_of(text.lstrip("\ufeff").splitlines()[:_HEADER_LINES]))
    return len(_MESSAGE_FIELDS & fields) >= 2 and not _SENDERS.isdisjoint(fields)


def _is_saved_page(text: str) -> bool:
    """A page saved by a browser (MHTML, RFC 2557): written as a message that nobody sent."""
    lines = text.lstrip("\ufeff").splitlines()[:_HEADER_LINES]
    fields = set(_fields_of(lines))
    return "snapshot-content-location" in fields and "received" not in fields


def _fields_of(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line[:1] in (" ", "\t"):
            continue
        match = _FIELD.match(line)
        if match is None:
            return
        yield match[1].lower()
