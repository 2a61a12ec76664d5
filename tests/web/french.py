"""Reads a French page as a proof-reader would: its typography, and any English left in it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import polib
from bs4 import BeautifulSoup, NavigableString, Tag

from francjeu.plumbing.catalogues import PACKAGE, catalogues

# an ordinary space where a no-break space stands; a space before ; ! ?; a colon without its space
SPACES = re.compile(r"«[ ]|«$|[ ][»:](?:\s|$)|\s[;!?](?:\s|$)|[^\W\d]:(?:\s|$)|[^\s]»")
ENGLISH = re.compile(
    r"\b(the|of|and|with|is|are|was|were|be|been|your|you|this|that|to|by|from|not|has|have|"
    r"yes|who|what|when|how|it|its)\b",
    re.IGNORECASE,
)
SAID = ("title", "alt", "aria-label", "placeholder", "label", "content")
LEFT_OUT = ("script", "style", "code", "pre", "template", "textarea")
NAMES = frozenset({"English"})  # a language is named in that language
INLINE = {"a", "abbr", "b", "bdi", "em", "i", "kbd", "small", "span", "strong", "time", "svg"}


def faults(soup: BeautifulSoup, *, quoted: Iterable[str] = ()) -> list[str]:
    """What a proof-reader would mark on this page, one line each; `quoted` is not ours to mend."""
    texts = list(dict.fromkeys(_without(text, quoted) for text in said(soup)))
    return [
        *(f"espace: {text[:90]!r}" for text in texts if SPACES.search(text)),
        *(f"apostrophe: {text[:90]!r}" for text in texts if "'" in text),
        *(f"anglais: {text[:90]!r}" for text in texts if is_english(text)),
    ]


def is_english(text: str) -> bool:
    """Whether it holds an English word, or is a word of ours that was not translated."""
    return bool(ENGLISH.search(text)) or text in _untranslated() - NAMES


def _without(text: str, quoted: Iterable[str]) -> str:
    for words in quoted:
        text = text.replace(words, "…")
    return text


@cache
def _untranslated() -> frozenset[str]:
    entries = [entry for path in catalogues(PACKAGE) for entry in polib.pofile(str(path))]
    french = {entry.msgstr for entry in entries}
    return frozenset(entry.msgid for entry in entries) - french


def said(soup: BeautifulSoup) -> Iterator[str]:
    """Every sentence of the page in French: what is printed, then what is only read aloud."""
    blocks: dict[int, list[str]] = {}
    for text in soup.find_all(string=True):
        if type(text) is NavigableString and _is_french(text):
            blocks.setdefault(id(_block(text)), []).append(str(text))
    yield from (words for parts in blocks.values() if (words := _one_line("".join(parts))))
    for tag in soup.find_all():
        if _is_french(tag):
            yield from (_one_line(str(tag[name])) for name in SAID if _is_said(tag, name))


def _is_said(tag: Tag, name: str) -> bool:
    return tag.has_attr(name) and tag.name != "meta"


def _is_french(node: NavigableString | Tag) -> bool:
    around = [node, *node.parents]
    tags = [tag for tag in around if isinstance(tag, Tag)]
    language = next((str(tag["lang"]) for tag in tags if tag.has_attr("lang")), "fr")
    return language.startswith("fr") and not any(tag.name in LEFT_OUT for tag in tags)


def _block(text: NavigableString) -> Tag | None:
    return next((tag for tag in text.parents if tag.name not in INLINE), None)


def _one_line(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")
