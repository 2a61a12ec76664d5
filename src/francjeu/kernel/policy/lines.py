"""The physical lines of a document, and which are furniture: headers, page numbers, contents."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from francjeu.kernel.policy.folding import plain
from francjeu.kernel.policy.leavings import (
    accounts,
    is_account,
    is_menu,
    is_path,
    is_place,
    parts_of,
)
from francjeu.kernel.policy.phrases import found, pattern
from francjeu.kernel.policy.vocabulary import furniture as words

_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page\s*)?\d{1,3}(?:\s*(?:of|de|sur|/)\s*\d{1,3})?[-–—|\s]*", re.I
)
_LEADER = re.compile(
    r"(?:\.\s?){4,}\s*\d{0,3}\s*$|…{2,}\s*\d{0,3}\s*$|\t+\s*\d{1,3}\s*$|_{5,}\s*\d{1,3}\s*$"
)
_RUNNING = re.compile(
    r".{3,80}?(?: {3,}|\t)(?:page\s*)?\d{1,3}(?:\s*(?:of|de|sur|/)\s*\d{1,3})?", re.I
)
"""« Social media policy      3 », at the edge of a page."""
_ASIDE = re.compile(r"\([^()]{10,}\)")
"""« (handed to each member) », under the title: about the document."""
_RULE = re.compile(r"[-_=*•~#|:.\s]{3,}")
_TABLE_ROW = re.compile(r"\|.*[^\s|:-].*\|")
_FRONT_MATTER = re.compile(r"\ufeff?---\r?\n(?:[\w -]+:.*\r?\n)+---\r?\n")
"""Fields about the document, at the head of a Markdown file."""
_UNDERLINE = re.compile(r"={3,}|-{3,}|\.{6,}")
_BLANK_TO_FILL = re.compile(r"_{4,}")
_DATED = re.compile(r":|\b(?:19|20)\d\d\b")
_ADDRESS = re.compile(
    r"\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|(?:\b[Tt][ée]l(?:\.|[ée]phone)?|\b[Pp]hone|\b[Ff]ax)\s*\.?\s*:"
    r"|^(?:[\w' -]{1,25}:\s*)?\S+@\S+\.\w+$|^\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b"
)
"""A postal code, a telephone or a mail address alone: a letterhead, when the line says no more."""
_REACHED_AT = r"(?:\S+@\S+\.\w+|\(?\d[\d() .-]{6,15}\d)"
_CONTACT = re.compile(
    rf"[^.:;?!]{{2,40}} ?: (?:[^:;?!@\d]{{0,40}}, ?)?"
    rf"{_REACHED_AT}(?:,? (?:or |ou )?{_REACHED_AT})*\.?"
)
"""« Welfare officer: J. Doe, welfare@club.example, 555-0177 », alone on its line."""
_VERSION = re.compile(
    r"(?:v?\d{1,2}(?:\.\d{1,2})*[\s|–-]+)?(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4})[\s|–-]+\S"
)
"""« 2.1 | 2024-01-22 | Board », a row of a table of versions."""
TITLE_LABEL = re.compile(
    r"(?:objet|subject|re|title|titre|policy(?: name| title)?|nom de la politique)\s*:\s*(?=\S)",
    re.I,
)
"""What stands after « Objet : » is the title; it announces nothing."""
_DATE = re.compile(
    r"(?:(?:par|by|publie|posted|published|mis a jour|updated)(?: on)? )?"
    r"(?:(?:le )?\d{1,2}(?:er)? [a-z?]{3,9},? \d{4}|[a-z]{3,9} \d{1,2},? \d{4}"
    r"|(?<= )\d\d/\d\d/\d{4})"
)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.I)
_LONE_MARK = re.compile(r"[-–—•●▪■◦○‣⁃∙·*]|\(?(?:\d{1,2}|[a-z])[.)]")
_DIGITS = re.compile(r"\d+")
_FEW = 2
_A_PHRASE = 8
_A_NAME = 8
_FEW_LINES = 5
_MANY = 3
_LONGEST_METADATA = 120


@dataclass(frozen=True, slots=True)
class Line:
    """One line: source offsets of its content (no margin), its margin, its folded words."""

    start: int
    end: int
    indent: int
    page: int
    blank_before: bool
    words: str = field(repr=False)
    source: str = field(repr=False)
    underlined: bool = False

    @property
    def length(self) -> int:
        """Return how far the line reaches to the right, margin included."""
        return self.indent + self.end - self.start


def with_lone_marks(text: str, lines: list[Line]) -> list[Line]:
    """Join each mark that stands alone on its line, as web pages leave them, to the next line."""
    alone = [_LONE_MARK.fullmatch(line.source) is not None for line in lines]
    if sum(alone) < _FEW:
        return lines
    joined: list[Line] = []
    for index, line in enumerate(lines):
        if index and alone[index - 1] and not alone[index]:
            mark = joined.pop()
            source = text[mark.start : line.end]
            line = replace(mark, end=line.end, words=plain(source), source=source)
        joined.append(line)
    return joined


def physical_lines(text: str) -> list[Line]:
    """Return the lines which hold something, in order."""
    lines: list[Line] = []
    front = _FRONT_MATTER.match(text)
    start, page, blank = front.end() if front else 0, 0, True
    for match in (*_BREAK.finditer(text, start), None):
        end = match.start() if match else len(text)
        content = text[start:end]
        stripped = content.strip()
        if stripped.startswith("> "):
            content = content.replace(">", " ", 1)
            stripped = content.strip()
        if _TABLE_ROW.fullmatch(stripped):
            content = content.replace("|", " ", 1)
            stripped = content.strip().rstrip("| ")
        if stripped.endswith((":-", ":–", ":—")):
            stripped = stripped[:-1]
        if stripped and not _RULE.fullmatch(stripped):
            margin = len(content) - len(content.lstrip())
            first = start + margin
            last = first + len(stripped)
            lines.append(Line(first, last, margin, page, blank, plain(stripped), stripped))
            blank = False
        else:
            if stripped and not blank and _UNDERLINE.fullmatch(stripped) and _may_head(lines[-1]):
                lines[-1] = replace(lines[-1], underlined=True)
            blank = True
        if match:
            page += match.group() == "\f"
            start = match.end()
    return lines


def _may_head(line: Line) -> bool:
    return line.blank_before and line.length < _LONGEST_METADATA and not line.source.endswith(".")


def furniture(lines: list[Line]) -> frozenset[int]:
    """Return the indexes of lines that belong to the page and not to the policy."""
    found = {index for index, line in enumerate(lines) if _is_furniture(line)}
    found |= {index for index in _page_edges(lines) if _RUNNING.fullmatch(lines[index].source)}
    found |= {i for i, line in enumerate(lines[:_FEW_LINES]) if _ASIDE.fullmatch(line.source)}
    found |= accounts([line.source for line in lines])
    found |= _contents(lines) | _signature(lines) | _named_again(lines)
    found |= _repeated(lines, found)
    return frozenset(found)


def _named_again(lines: list[Line]) -> set[int]:
    """The foot of a page that repeats who wrote it, or the title, and gives no rule."""
    top = [line.words for line in lines[:_FEW] if len(line.words) >= _A_NAME]
    return {
        index
        for index in _page_edges(lines)
        if index > _FEW_LINES
        and len(lines[index].words) < _LONGEST_METADATA
        and any(words in lines[index].words for words in top)
        and not re.search(r"[.;:]$", lines[index].words)
        and not found(words.VERBS, lines[index].words)
    }


def _page_edges(lines: list[Line]) -> Iterator[int]:
    """Yield the indexes of the first and the last line of each page."""
    for index, line in enumerate(lines):
        near = (lines[other].page for other in (index - 1, index + 1) if 0 <= other < len(lines))
        if index in (0, len(lines) - 1) or any(page != line.page for page in near):
            yield index


def is_metadata(line: Line) -> bool:
    """Say whether a line only dates, numbers or signs the document."""
    if _BLANK_TO_FILL.search(line.source):
        return not (line.source.endswith(":") and len(line.words.split()) > _A_PHRASE)
    if len(line.words) >= _LONGEST_METADATA:
        return False
    if _VERSION.match(line.source) and not found(words.VERBS, line.words):
        return True
    return bool(
        pattern(*words.METADATA).match(line.words.lstrip("(")) and _DATED.search(line.words)
    )


def _is_furniture(line: Line) -> bool:
    return bool(
        _PAGE_NUMBER.fullmatch(line.source)
        or _LEADER.search(line.source)
        or _LINK.fullmatch(line.source)
        or is_letterhead(line)
        or _DATE.fullmatch(line.words)
        or (len(line.words) < _LONGEST_METADATA and found(words.MARGINS, line.words))
        or _takes_leave(line)
        or pattern(*words.LINKS).fullmatch(line.words)
        or pattern(*words.SIGNERS).fullmatch(line.words.rstrip(" ,."))
        or pattern(*words.GREETINGS).fullmatch(line.words.rstrip(" ,.!"))
        or is_metadata(line)
        or is_account(line.source)
        or is_path(line.source)
        or is_menu(line.source.lower())
        or _sets_side_by_side(line)
    )


def _sets_side_by_side(line: Line) -> bool:
    """« Club • 4, rue du Stade • Mise à jour : mai 2023 »: all about the document."""
    if len(line.words) >= _LONGEST_METADATA:
        return False
    parts = parts_of(line.source)
    others = [part for part in parts if not _about(part)]
    return len(others) < len(parts) and not any(found(words.VERBS, plain(o)) for o in others)


def _about(part: str) -> bool:
    folded = plain(part)
    dates = pattern(*words.METADATA).match(folded) and _DATED.search(folded)
    return bool(dates or is_place(part, folded) or _ADDRESS.search(part))


def is_letterhead(line: Line) -> bool:
    """Say whether a line only gives an address; « écrivez au 10, rue du Stade » is a rule."""
    return (
        len(line.words) < _LONGEST_METADATA
        and (_ADDRESS.search(line.source) or _CONTACT.fullmatch(line.source)) is not None
        and not found(words.VERBS, line.words)
    ) or is_place(line.source, line.words)


def _signature(lines: list[Line]) -> set[int]:
    """Who signs, after « Merci de votre collaboration »: the last short lines of a letter."""
    last = range(max(len(lines) - _FEW_LINES, 1), len(lines))
    taken = next((i for i in last if _takes_leave(lines[i - 1])), len(lines))
    after = range(taken, len(lines))
    short = all(len(lines[i].words.split()) <= _A_PHRASE for i in after)
    return set(after) if short else set()


def _takes_leave(line: Line) -> bool:
    return pattern(*words.CLOSINGS).fullmatch(line.words.rstrip(" ,.!")) is not None


def _contents(lines: list[Line]) -> set[int]:
    """Lines of a table of contents without leaders: announced, and met again further down."""
    found: set[int] = set()
    entries = [_entry(line.words) for line in lines]
    last = {entry: index for index, entry in enumerate(entries)}
    for index, line in enumerate(lines):
        if not pattern(*words.CONTENTS).fullmatch(line.words.rstrip(" :")):
            continue
        found.add(index)
        for position in range(index + 1, len(lines)):
            source = lines[position].source
            leader = _LEADER.search(source) or _PAGE_NUMBER.fullmatch(source)
            if not leader and last[entries[position]] == position:
                break
            found.add(position)
    return found


def _entry(folded: str) -> str:
    return re.sub(r"[\s.]*\d*$", "", folded.replace("\\", ""))


def _repeated(lines: list[Line], known: set[int]) -> set[int]:
    """Running headers and footers: the same line, figures apart, on several pages."""
    masks = [_DIGITS.sub("#", line.words) for line in lines]
    counts = Counter(masks)
    pages: dict[str, set[int]] = defaultdict(set)
    for line, mask in zip(lines, masks, strict=True):
        pages[mask].add(line.page)
    found = set()
    for index, line in enumerate(lines):
        if counts[masks[index]] < _FEW or len(masks[index].strip("#. ")) < 4:
            continue
        at_edge = _at_edge(lines, index, known)
        numbered = bool(re.search(r"page #|# ?(?:/|of|sur|de) ?#", masks[index]))
        often = counts[masks[index]] >= _MANY and not re.search(r"[.;:,]$", line.words)
        spread = len(pages[masks[index]]) > 1
        if numbered or (at_edge and (spread or often)):
            found.add(index)
    return found


def _at_edge(lines: list[Line], index: int, known: set[int]) -> bool:
    near = [other for other in range(index - 3, index + 4) if other != index]
    return any(
        other < 0 or other >= len(lines) or other in known or lines[other].page != lines[index].page
        for other in near
    )
