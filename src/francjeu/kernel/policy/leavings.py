"""What a page leaves around a text: paths, menus, addresses of accounts and of buildings."""

import re
from itertools import pairwise

from francjeu.kernel.policy.folding import plain
from francjeu.kernel.policy.phrases import found, pattern
from francjeu.kernel.policy.vocabulary import furniture as words_of

_ACCOUNT = re.compile(
    r"(?:[•*+-]\s+)?(?:@[\w.]{3,40}|(?:[a-z0-9-]+\.)+(?:[a-z]{2,10})(?:/[\w@.%~/-]*)?)", re.I
)
"""« @club », « instagram.com/club »: alone on its line."""
_NETWORK = (
    r"facebook|instagram|tik ?tok|youtube|x|twitter|linked ?in|snapchat|threads|bluesky|whatsapp"
    r"|discord|twitch|mastodon|pinterest|strava"
)
_NAMED_ACCOUNT = re.compile(
    rf"(?:[•*+-]\s+)?(?:{_NETWORK})(?: \([^()]*\))?\s?[:–—-]\s*(?P<name>\S.{{0,60}}?)\.?", re.I
)
_HANDLE = re.compile(r"@\w|\w\.\w{2,}/\w|\bhttps?:")
_PATH = re.compile(r"[^>›»/«|]{2,40}(?:\s+[>›»/]\s+[^>›»/«|]{2,60}){1,5}")
_PATH_SIGN = re.compile(r"\s+[>›»/]\s+")
_PARTS = re.compile(r"\s+[•|·]\s+")
_MENU_WORDS, _FEWEST_PARTS = 3, 3
_STREET = (
    r"rue|avenue|av\.|boul\.|boulevard|chemin|ch\.|rang|route|allée|place|côte|montée|quai|impasse"
)
_BOX = r"(?:P\. ?O\. ?Box|PO Box|C\. ?P\.|case postale|boîte postale|B\. ?P\.|BP)\s+\d"
_PLACED = re.compile(
    rf"\b{_BOX}|\b\d{{1,5}}\s?,?\s+(?:{_STREET})\s"
    r"|\b\d{1,5} (?:[A-Z][\w'’.-]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Drive|Dr|Lane|Boulevard"
    r"|Blvd|Way|Court|Crescent|Square|Place|Terrace|Highway)\b",
    re.I,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = 3
_LONGEST = 120


def is_account(source: str) -> bool:
    """Say whether a line only gives the address of an account or of a page."""
    if _ACCOUNT.fullmatch(source):
        return True
    named = _NAMED_ACCOUNT.fullmatch(source)
    return named is not None and _HANDLE.search(named.group("name")) is not None


def accounts(lines: list[str]) -> set[int]:
    """Return the lines of a list of accounts, one network a line: « YouTube : Club d'aviron »."""
    named = [_names_account(line) for line in lines]
    return {
        index
        for here, after in pairwise(range(len(lines)))
        if named[here] and named[after]
        for index in (here, after)
    }


def _names_account(source: str) -> bool:
    match = _NAMED_ACCOUNT.fullmatch(source)
    if match is None:
        return False
    return _HANDLE.search(match.group("name")) is not None or is_of_names(match.group("name"))


def is_path(source: str) -> bool:
    """« Home > Club > Rules », where the page stands among the others."""
    if len(source) > _LONGEST or not _PATH.fullmatch(source):
        return False
    first = plain(_PATH_SIGN.split(source)[0]).strip(" -*•")
    return pattern(*words_of.HOME).fullmatch(first) is not None


def is_menu(words: str) -> bool:
    """« Home | News | Contact us »: names of pages side by side, one of them a usual one."""
    parts = _PARTS.split(words.replace(" - ", " | "))
    if len(parts) < _FEWEST_PARTS or any(len(part.split()) > _MENU_WORDS for part in parts):
        return False
    usual = pattern(*words_of.HOME, *words_of.PAGES)
    return any(usual.fullmatch(part.strip()) for part in parts)


def parts_of(source: str) -> list[str]:
    """Return the parts of a line set side by side: « Club • 4, rue du Stade • Mise à jour »."""
    parts = _PARTS.split(source)
    return parts if len(parts) > 1 else []


def is_place(source: str, words: str) -> bool:
    """« Otter Bay Rowing, 12 Dock Road »: an address which nothing is said of."""
    return (
        len(source) < _LONGEST
        and _PLACED.search(source) is not None
        and is_of_names(source)
        and not found(words_of.VERBS, words)
    )


def is_of_names(source: str) -> bool:
    """Say whether the words are names: capitals, save « of », « du », and what follows those."""
    bare = re.sub(rf"\b(?:{_STREET}|case postale|boîte postale)\s", "", source, flags=re.I)
    long = [word for word in _WORD.findall(bare) if len(word) > _SMALL]
    named = sum(word[0].isupper() or "’" in word[:3] or "'" in word[:3] for word in long)
    return bool(source[:1].isupper() or source[:1].isdigit()) and 2 * named >= len(long) > 0
