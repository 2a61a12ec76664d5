"""PDF to text by PDFium: pages separated by form feeds, words cut by hyphens made whole."""

import re
import threading

import pypdfium2 as pdfium

from francjeu.connectors.documents.fault import Fault, Unreadable
from francjeu.connectors.documents.pdf_layout import lines_of, text_of_page, type_of
from francjeu.connectors.documents.pdf_page import Piece, pieces_of

MOST_PAGES = 400
_FEWEST_LETTERS = 40
_NEXT_PAGE = "\n\f"
_PASSWORD_ERRORS = ("password", "security")
_HYPHEN_AT_END = re.compile("[\x02\ufffe\xad]\\s*\n")
_HYPHEN = re.compile("[\x02\ufffe\xad]")
"""PDFium's mark for a hyphen which only cuts a word: alone, its line end was already taken out."""

_ONE_AT_A_TIME = threading.Lock()
"""PDFium is not safe for several threads."""


def text_of(content: bytes) -> str:
    """Return the text of a PDF. Raises Unreadable (locked, damaged, too long, without text)."""
    with _ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(content)
        except pdfium.PdfiumError as error:
            locked = any(word in str(error).lower() for word in _PASSWORD_ERRORS)
            raise Unreadable(Fault.LOCKED if locked else Fault.DAMAGED) from error
        try:
            if len(document) > MOST_PAGES:
                raise Unreadable(Fault.TOO_LONG, limit=MOST_PAGES, size=len(document))
            text = _NEXT_PAGE.join(_pages(document))
        except pdfium.PdfiumError as error:
            raise Unreadable(Fault.DAMAGED) from error
        finally:
            document.close()
    if sum(char.isalpha() for char in text) < _FEWEST_LETTERS:
        raise Unreadable(Fault.NO_TEXT)
    return text


def pages_without_text(text: str) -> int:
    """Count the pages, in the text of a PDF, which hold no letter: scanned, or left blank."""
    return sum(not any(char.isalpha() for char in page) for page in text.split(_NEXT_PAGE))


def _pages(document: pdfium.PdfDocument) -> list[str]:
    """Return the text of each page, by what stands where; as PDFium gives it, where unknown."""
    placed: list[list[list[Piece]] | None] = []
    plain: list[str] = []
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        try:
            pieces = pieces_of(words)
            placed.append(None if pieces is None else lines_of(pieces))
            plain.append(words.get_text_bounded() if pieces is None else "")
        finally:
            words.close()
            page.close()
    setting = type_of([lines for lines in placed if lines])
    return [
        _cleaned(text if lines is None else text_of_page(lines, setting))
        for lines, text in zip(placed, plain, strict=True)
    ]


def _cleaned(text: str) -> str:
    marked = text.replace("\r\n", "\n").replace("\r", "\n")
    return _HYPHEN.sub("", _HYPHEN_AT_END.sub("-\n", marked))
