"""Word documents (OOXML) to text, with the numbers and letters that Word computes itself.

Decompressed size and number of parts are bounded before anything is opened.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from francjeu.connectors.documents.fault import Fault, Unreadable
from francjeu.connectors.documents.rows import line_of

LARGEST = 120 * 1024 * 1024
MOST_PARTS = 4000
_RATIO = 400
_LONGEST_HEADING = 90
_BROKEN = (
    PackageNotFoundError, zipfile.BadZipFile, zlib.error, SyntaxError, KeyError, ValueError,
    AttributeError, IndexError, TypeError, NotImplementedError, RecursionError, EOFError, OSError,
)  # fmt: skip
"""What the reader of Word documents raises on damaged ones; XML faults are syntax errors."""
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def text_of(content: bytes) -> str:
    """Return the text of a Word document. Raises Unreadable (not a document, damaged, swollen)."""
    _bounded(content)
    try:
        document = docx.Document(io.BytesIO(content))
        return _Text(document).read()
    except _BROKEN as error:
        raise Unreadable(Fault.DAMAGED) from error


def _bounded(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Unreadable(Fault.DAMAGED) from error
    total = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or total > LARGEST or total > _RATIO * len(content) + 10_000_000:
        raise Unreadable(Fault.SWOLLEN, limit=LARGEST, size=total)
    if any(part.flag_bits & 0x1 for part in parts):
        raise Unreadable(Fault.LOCKED)
    if not any(part.filename.startswith("word/") for part in parts):
        raise Unreadable(Fault.OTHER_FORMAT)


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is shown."""

    format: str
    text: str
    start: int


@dataclass(slots=True)
class _Lists:
    """The numbering of a document: definitions, and where each list has got to."""

    levels: dict[str, dict[int, _Level]]
    definition: dict[str, str]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def mark(self, number: str, depth: int) -> str:
        """Count one more paragraph at this depth, and return what Word shows before it."""
        shared = self.definition.get(number, number)
        levels = self.levels.get(shared, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self.counts.setdefault(shared, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.format == "bullet":
            return "- "
        if level.format == "none":
            return ""
        shown = level.text
        for other in range(depth + 1):
            at = levels.get(other)
            if at:
                shown = shown.replace(f"%{other + 1}", _shown(at, counts.get(other, at.start)))
        return f"{shown.strip()} " if shown.strip() else ""


class _Text:
    """Walks a document's body once."""

    def __init__(self, document: Any) -> None:
        self._body = document.element.body
        self._lists = _numbering(document)
        self._styles = {style.style_id: style for style in document.styles}

    def read(self) -> str:
        lines: list[str] = []
        for element in self._body.iterchildren():
            if element.tag == qn("w:p"):
                lines += self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                lines += self._table(element)
            elif element.tag == qn("w:sdt"):
                for paragraph in element.iter(qn("w:p")):
                    lines += self._paragraph(paragraph)
        return "\n".join(lines).strip() + "\n"

    def _paragraph(self, element: Any) -> list[str]:
        text = _words(element)
        if not text.strip():
            return [""]
        style = self._style(element)
        number, depth = self._number(element, style)
        mark = self._lists.mark(number, depth) if number not in ("", "0") else ""
        heading = _heading(style)
        if heading and not mark:
            return ["", f"{'#' * heading} {text.strip()}", ""]
        indent = "   " * depth if mark else ""
        blank = [""] if not mark or depth == 0 else []
        return [*blank, f"{indent}{mark}{_with_bold_heading(element, text.strip())}"]

    def _table(self, element: Any) -> list[str]:
        lines = [""]
        for row in element.iter(qn("w:tr")):
            cells = [
                " ".join(_words(p).strip() for p in cell.iter(qn("w:p"))).strip()
                for cell in row.iterchildren(qn("w:tc"))
            ]
            lines += [line_of(cells, " – "), ""]
        return lines

    def _style(self, element: Any) -> Any:
        found = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self._styles.get(found.get(qn("w:val"))) if found is not None else None

    def _number(self, element: Any, style: Any) -> tuple[str, int]:
        """Return the list and depth of a paragraph, its own or its style's."""
        places = [element.find(qn("w:pPr"))]
        while style is not None:
            places.append(style.element.find(qn("w:pPr")))
            style = style.base_style
        number, depth = "", ""
        for place in places:
            properties = place.find(qn("w:numPr")) if place is not None else None
            if properties is not None:
                number = number or _value(properties, "w:numId")
                depth = depth or _value(properties, "w:ilvl")
        return number, int(depth) if depth.isdigit() else 0


def _words(element: Any) -> str:
    """Text of a paragraph as it would be printed: insertions in, deletions out."""
    out = []
    for node in element.iter():
        if node.tag == qn("w:t"):
            out.append(node.text or "")
        elif node.tag == qn("w:tab"):
            out.append(" " if node.getparent().tag == qn("w:r") else "")
        elif node.tag in (qn("w:br"), qn("w:cr")):
            out.append("\n")
        elif node.tag == qn("w:noBreakHyphen"):
            out.append("-")
    return "".join(out)


def _with_bold_heading(element: Any, text: str) -> str:
    """Mark what stands in bold at the start, when it heads the rest or is a line by itself."""
    lead = ""
    for run in element.iter(qn("w:r")):
        words = _words(run)
        if words.strip() and not _is_bold(run):
            break
        lead += words
    lead = lead.strip()
    rest = text[len(lead) :]
    if not 1 < len(lead) <= _LONGEST_HEADING or not text.startswith(lead) or "*" in lead:
        return text
    heads = not rest or lead[-1] in ".:–—-" or rest.lstrip()[:1] in ":–—-"
    return f"**{lead}**{rest}" if heads else text


def _is_bold(run: Any) -> bool:
    bold = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return bold is not None and bold.get(qn("w:val"), "true") not in ("0", "false", "off")


def _heading(style: Any) -> int:
    """Return the level of a heading style, 0 for body text."""
    name = (style.name or "").lower() if style is not None else ""
    if name in ("title", "titre"):
        return 1
    for start in ("heading ", "titre "):
        if name.startswith(start) and name[len(start) :].isdigit():
            return min(6, int(name[len(start) :]) + 1)
    return 0


def _numbering(document: Any) -> _Lists:
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return _Lists({}, {})
    levels = {
        item.get(qn("w:abstractNumId")): {
            int(level.get(qn("w:ilvl"), "0")): _Level(
                format=_value(level, "w:numFmt") or "decimal",
                text=_value(level, "w:lvlText"),
                start=int(_value(level, "w:start") or "1"),
            )
            for level in item.iterchildren(qn("w:lvl"))
        }
        for item in root.iterchildren(qn("w:abstractNum"))
    }
    definition = {
        item.get(qn("w:numId")): _value(item, "w:abstractNumId")
        for item in root.iterchildren(qn("w:num"))
    }
    restarted = {
        item.get(qn("w:numId"))
        for item in root.iterchildren(qn("w:num"))
        if item.find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}") is not None
    }
    for number in restarted:
        levels[f"n{number}"] = levels.get(definition[number], {})
        definition[number] = f"n{number}"
    return _Lists(levels, definition)


def _value(element: Any, name: str) -> str:
    found = element.find(qn(name))
    return str(found.get(qn("w:val"), "")) if found is not None else ""


def _shown(level: _Level, count: int) -> str:
    if level.format in ("lowerLetter", "upperLetter") and 0 < count <= 26:
        letter = chr(ord("a") + count - 1)
        return letter if level.format == "lowerLetter" else letter.upper()
    if level.format in ("lowerRoman", "upperRoman"):
        numeral = _roman(count)
        return numeral if level.format == "lowerRoman" else numeral.upper()
    return str(count)


def _roman(count: int) -> str:
    out = ""
    for worth, letters in _ROMAN:
        out += letters * (count // worth)
        count %= worth
    return out
