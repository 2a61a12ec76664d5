"""What stands before a clause: numbers, letters, bullets, « Article 3 – »."""

import re
from dataclasses import dataclass

from francjeu.kernel.policy.folding import plain

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_LABELS = (
    "article|art|section|sect|chapitre|chapter|partie|part|titre|title|r\\S{1,3}gle|rule|clause|"
    "annexe|appendix|schedule|principe|principle|\\S{1,3}tape|step|point"
)
_INNER_BULLETS = "o◦○▪■§‣\uf0a7"
_SIGN_AFTER = re.compile(r"[)°º]")
_OPEN = r"(?P<bold>[*_]{2,3})?\s*"
_AFTER = r"(?:[*_]{2,3})?\s*"
_SHAPES = (
    ("md", re.compile(r"(?P<value>#{1,6})\s+")),
    (
        "label",
        re.compile(
            _OPEN
            + rf"(?P<label>{_LABELS})\.?\s+"
            + r"(?P<value>\d{1,2}(?:\.\d{1,2})*|[ivxl]{1,5}|[a-z])(?:er|re|e|ère|ere)?"
            + r"(?P<tail>\s*[-–—:.)]+\s*|\s+(?=[A-ZÀ-Ý\"“«])|\s*$)",
            re.I,
        ),
    ),
    (
        "dotted",
        re.compile(
            _OPEN + r"(?P<value>(?:\d{1,2}|[A-Z]|[IVX]{1,5})(?:\.\d{1,2}){1,3})"
            r"(?:[.)]\s*|\s*[-–—:]\s+|\s+)(?=\D|$)"
        ),
    ),
    ("dotted", re.compile(_OPEN + r"(?P<value>\d{1,2}-\d{1,2})(?:[.)]\s+|\s+[-–—]\s+)(?=\D|$)")),
    (
        "dotted",
        re.compile(_OPEN + r"(?P<value>[A-Z]-\d{1,2})(?:[.):]\s+|\s+(?:[-–—]\s+)?)(?=\D|$)"),
    ),
    (
        "number",
        re.compile(
            _OPEN + r"\(?(?P<value>\d{1,2})"
            r"(?:\s?\\?[.)]\s*(?=\D|$)|\s?[°º]\s*|\s*[-–—/]\s+|\s*:\s+)"
        ),
    ),
    (
        "roman",
        re.compile(_OPEN + r"\(?(?P<value>[ivxl]{1,6}|[IVXL]{1,6})(?:[.)]\s+|\s+[-–—:]\s+|\)|\.$)"),
    ),
    ("cell", re.compile(r"(?P<value>\d{1,2}|[A-Z]) \| (?=\S)")),
    ("letter", re.compile(_OPEN + r"\(?(?P<value>[a-zA-Z])(?:\)\s*|\.\s+|\s+[-–—]\s+)")),
    (
        "bullet",
        re.compile(
            r"(?P<value>[•●▪■◦○‣⁃∙·➢➤►✓✔❖\uf0b7\uf0a7\uf02d]|[*+](?!\*)|[-–—]|o(?=\s)"
            r"|[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?)\s+"
        ),
    ),
)
_BARE = re.compile(_OPEN + r"(?P<value>\d{1,2})\s+(?=[A-ZÀ-Ý«“\"][^.;!?]*$)")
_LONGEST_BARE, _FEWEST_BARE = 70, 3


@dataclass(frozen=True, slots=True)
class Marker:
    """What was read before a clause. `value` is lower-case text (``4.2``, ``a``, ``iv``)."""

    style: str
    value: str
    content: int
    label: str = ""
    bold: bool = False

    @property
    def bulleted(self) -> bool:
        """Say whether it is a mere bullet."""
        return self.style.startswith("bullet")

    @property
    def rank(self) -> int:
        """Return the position it claims in its list, 0 for bullets."""
        if self.bulleted or self.style == "md":
            return 0
        last = self.value.rsplit(".", 1)[-1]
        if last.isdigit():
            return int(last)
        return roman(last) if "roman" in self.style else ord(last[0]) - ord("a") + 1

    @property
    def name(self) -> str:
        """Return what identifies the clause beside its siblings, empty for bullets."""
        if self.bulleted or self.style == "md":
            return ""
        return f"{self.label}-{self.value}" if self.label else self.value


def bare_numbers(sources: list[str]) -> dict[int, int]:
    """Return, by index, the numbers of short lines « 1 Objet », « 2 Portée »… that count up.

    A number without a sign after it is a marker only in such a row, which begins at 1.
    """
    found: dict[int, int] = {}
    for index, source in enumerate(sources):
        match = _BARE.match(source)
        if match and len(source) <= _LONGEST_BARE and int(match.group("value")) == len(found) + 1:
            found[index] = int(match.group("value"))
    return found if len(found) >= _FEWEST_BARE else {}


def bare_marker(source: str, at: int) -> Marker | None:
    """Return the marker of a line which `bare_numbers` tells."""
    match = _BARE.match(source)
    return _marker("number", match, at) if match else None


def read_marker(source: str, at: int) -> Marker | None:
    """Return the marker which opens `source`, a line that begins at offset `at`."""
    for style, shape in _SHAPES:
        match = shape.match(source)
        if match is None:
            continue
        marker = _marker(style, match, at)
        if style == "bullet" and (inner := read_marker(source[match.end() :], at + match.end())):
            return inner if inner.style != "md" else marker
        return marker
    return None


def _marker(style: str, match: re.Match[str], at: int) -> Marker:
    groups = match.groupdict()
    value = groups["value"]
    if style == "bullet" and value in _INNER_BULLETS:
        style = "bullet-inner"
    if style == "cell":
        style = "number" if value.isdigit() else "letter-upper-dot"
    if style in ("letter", "roman"):
        shape = "paren" if match.group().rstrip().endswith(")") else "dot"
        style = f"{style}-{'upper' if value.isupper() else 'lower'}-{shape}"
    if style == "number" and (sign := _SIGN_AFTER.search(match.group())):
        style = "number-paren" if sign.group() == ")" else "number-degree"
    if style == "dotted" and value.count(".") > 1:
        style = f"dotted-{value.count('.') + 1}"
    return Marker(
        style=style,
        value=value.lower().replace("-", "."),
        content=at + match.end(),
        label=plain(groups.get("label") or ""),
        bold=bool(groups.get("bold")),
    )


def roman(value: str) -> int:
    """Return the value of a roman numeral; malformed ones give whatever their letters add up to."""
    total = 0
    for here, after in zip(value, f"{value[1:]} ", strict=True):
        worth = _ROMAN.get(here, 0)
        total += -worth if worth < _ROMAN.get(after, 0) else worth
    return total


def as_letter(marker: Marker) -> Marker | None:
    """Return the other reading of a one-letter roman numeral: i), v), x) as letters."""
    if not marker.style.startswith("roman") or len(marker.value) != 1:
        return None
    style = marker.style.replace("roman", "letter")
    return Marker(style, marker.value, marker.content, marker.label, marker.bold)
