"""HTML to text: headings, paragraphs and lists keep their shape; menus and scripts are left out."""

import re

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString

from francjeu.connectors.documents.rows import line_of

_LEFT_OUT = (
    "script", "style", "noscript", "template", "nav", "aside", "form", "button", "iframe", "svg",
    "head", "select", "object",
)  # fmt: skip
_MARGINS = ("header", "footer")
_BLOCKS = frozenset(
    (
        "p", "div", "section", "article", "main", "header", "footer", "table", "tr", "ul", "ol",
        "dl", "dt", "dd", "blockquote", "pre", "hr", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
        "li", "address", "fieldset",
    )
)  # fmt: skip
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_ENOUGH = 400
_LONGEST_HEADING = 90
_NO_HEADING = re.compile(r"\A\*\*(?P<words>[^*]*[^*.:?–—-])\*\*(?P<rest>\s*[^\s:–—-].*)", re.DOTALL)
"""Bold words with which a sentence merely begins."""


def text_of(source: str) -> str:
    """Return the text of a page, one block a line, with Markdown's marks for headings and items."""
    soup = BeautifulSoup(source, "html.parser")
    for name in _LEFT_OUT:
        for tag in soup.find_all(name):
            tag.decompose()
    root = _main(soup)
    for name in _MARGINS:
        for tag in root.find_all(name):
            if not tag.find(["h1", "li"]) or name == "footer":
                tag.decompose()
    lines: list[str] = []
    _walk(root, lines, prefix="")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip() + "\n"


def _main(soup: BeautifulSoup) -> Tag:
    for name in ("main", "article"):
        found = soup.find(name)
        if isinstance(found, Tag) and len(found.get_text()) > _ENOUGH:
            return found
    body = soup.find("body")
    return body if isinstance(body, Tag) else soup


def _walk(tag: Tag, lines: list[str], *, prefix: str) -> None:
    """Write the blocks inside `tag`; loose text between blocks is a block of its own."""
    loose: list[str] = []
    for child in tag.children:
        if isinstance(child, Tag) and _holds_blocks(child):
            _flush(loose, lines, prefix)
            _block(child, lines, prefix=prefix)
        elif isinstance(child, Tag):
            loose.append("\n" if child.name == "br" else _bold(child, loose) or _inline(child))
        elif isinstance(child, NavigableString) and not isinstance(child, Comment):
            loose.append(str(child).replace("\n", " "))
    _flush(loose, lines, prefix)


def _has_blocks(tag: Tag) -> bool:
    return tag.find(list(_BLOCKS)) is not None


def _holds_blocks(tag: Tag) -> bool:
    return tag.name in _BLOCKS or _has_blocks(tag)


def _inline(tag: Tag) -> str:
    for br in tag.find_all("br"):
        br.replace_with("\x00")
    return tag.get_text().replace("\n", " ").replace("\x00", "\n")


def _bold(tag: Tag, before: list[str]) -> str:
    """Mark bold words which open a block: they may head it."""
    words = _inline(tag).strip()
    opens = tag.name in ("b", "strong") and not "".join(before).strip()
    plain = 1 < len(words) <= _LONGEST_HEADING and "*" not in words and "\n" not in words
    return f"**{words}**" if opens and plain else ""


def _flush(loose: list[str], lines: list[str], prefix: str) -> None:
    block = _NO_HEADING.sub(r"\g<words>\g<rest>", "".join(loose).strip(), count=1)
    for number, line in enumerate(block.split("\n")):
        text = re.sub(r"[ \t\r\f\v]+", " ", line).strip()
        if text:
            lines.append(f"{prefix}{text}" if number == 0 else text)
    loose.clear()


def _block(tag: Tag, lines: list[str], *, prefix: str) -> None:
    if tag.name in _HEADINGS:
        lines += ["", f"{_HEADINGS[tag.name]} {_spaced(tag)}", ""]
    elif tag.name in ("ul", "ol"):
        _list(tag, lines, indent=" " * (len(prefix) - len(prefix.lstrip())))
    elif tag.name == "tr":
        cells = [_spaced(cell) for cell in tag.find_all(["td", "th"], recursive=False)]
        lines += [line_of(cells, " – "), ""]
    elif tag.name == "dt":
        term = _spaced(tag)
        lines += ["", f"**{term}**", ""] if _is_of_questions(tag) else ["", f"{term} :"]
    elif tag.name == "dd" and lines and lines[-1].endswith(" :") and not _has_blocks(tag):
        lines[-1] = f"{lines[-1]} {_spaced(tag)}"
    else:
        if not prefix:
            lines.append("")
        _walk(tag, lines, prefix=prefix)
        if not prefix:
            lines.append("")


def _is_of_questions(term: Tag) -> bool:
    """Say whether a list of terms asks questions: what it asks heads the answers."""
    terms = term.parent.find_all("dt") if term.parent else [term]
    return any(_spaced(other).endswith("?") for other in terms)


def _spaced(tag: Tag) -> str:
    return re.sub(r"\s+", " ", tag.get_text(" ")).strip()


def _list(tag: Tag, lines: list[str], *, indent: str) -> None:
    lines.append("")
    number = _start(tag)
    for item in tag.find_all("li", recursive=False):
        mark = _mark(tag, number)
        number += 1
        inner: list[str] = []
        _walk(item, inner, prefix="")
        kept = [line for line in inner if line.strip()]
        if kept:
            own = re.match(r"\s*(?:\(?\w{1,3}[.)]|\d+(?:\.\d+)+)\s", kept[0])
            lines.append(f"{indent}{'' if own else mark}{kept[0].lstrip()}")
            lines += [f"{indent}   {line}" for line in kept[1:]]
    lines.append("")


def _start(tag: Tag) -> int:
    value = str(tag.get("start", "1"))
    return int(value) if value.isdigit() else 1


def _mark(tag: Tag, number: int) -> str:
    if tag.name == "ul":
        return "- "
    kind = str(tag.get("type", "1"))
    if kind in ("a", "A") and number <= 26:
        letter = chr(ord("a") + number - 1)
        return f"{letter if kind == 'a' else letter.upper()}) "
    return f"{number}. "
