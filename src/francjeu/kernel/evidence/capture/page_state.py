"""What an address answered: the post, a wall, a refusal, or nothing. Never "seen" without proof.

The post is MATCHED only when the words a reporter gave are on the page, or in a page shown inside
it. A page that looks whole but does not hold them is told by a template. Else software may have
read them in its pictures: PICTURED, which is weaker and is never counted as seen; else it is
UNKNOWN (evidence.md 3.3 and 3.9).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from francjeu.kernel.evidence.capture.page_templates import (
    TEMPLATES,
    VERSION,
    Says,
    Template,
    Where,
)
from francjeu.kernel.evidence.likeness.folding import folded, is_near, letters_of


class PageState(StrEnum):
    """What was seen. Keys are stored: never renamed, never reused."""

    MATCHED = "matched"
    PICTURED = "pictured"
    GONE_HTTP = "gone_http"
    GONE_PAGE = "gone_page"
    ACCOUNT_GONE = "account_gone"
    RESTRICTED = "restricted"
    LOGIN_WALL = "login_wall"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    UNKNOWN = "unknown"


GONE = frozenset({PageState.GONE_HTTP, PageState.GONE_PAGE, PageState.ACCOUNT_GONE})
"""Not found: one such answer proves no deletion (evidence.md 3.9)."""

SHORTEST = 3
"""Letters below which words given are on any page, and prove nothing."""

_BY_STATUS = {
    401: PageState.LOGIN_WALL, 403: PageState.BLOCKED, 404: PageState.GONE_HTTP,
    407: PageState.BLOCKED, 410: PageState.GONE_HTTP, 429: PageState.BLOCKED,
    451: PageState.RESTRICTED,
}  # fmt: skip
_BY_TEMPLATE = {
    Says.GONE: PageState.GONE_PAGE, Says.ACCOUNT_GONE: PageState.ACCOUNT_GONE,
    Says.RESTRICTED: PageState.RESTRICTED, Says.LOGIN: PageState.LOGIN_WALL,
    Says.CHALLENGE: PageState.BLOCKED,
}  # fmt: skip
_LONG = 10
"""Letters from which words read in a picture may hold a slip."""

_SAYS_LITTLE = 3_000
"""Letters of a page that is gone, with menus; on a longer one, only words of its platform tell."""

_TO_READ = (PageState.UNKNOWN, "not there")
_ORDER = (Says.CHALLENGE, Says.ACCOUNT_GONE, Says.RESTRICTED, Says.GONE, Says.LOGIN)


@dataclass(frozen=True, slots=True)
class Seen:
    """What came back. `status` None and `fault` a word when no page did (DNS, refused, time).

    `framed`: the words of pages shown inside it; `pictured`: those software read in its pictures.
    """

    asked: str
    final: str = ""
    status: int | None = None
    title: str = ""
    text: str = ""
    framed: str = ""
    pictured: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a true page shows: an author’s name or handle, a fragment of its words."""

    author: str = ""
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The verdict and why: `reason` is "status 404", a template’s key, a fault, or words found.

    `author_found` and `fragment_found` are None when none was given to look for.
    """

    state: PageState
    reason: str
    author_found: bool | None
    fragment_found: bool | None
    templates: str = VERSION


def read(seen: Seen, *, expected: Expected, templates: Iterable[Template] = TEMPLATES) -> Reading:
    """The one state that what came back supports."""
    text = folded(f"{seen.title}\n{seen.text}\n{seen.framed}")
    author = _found(expected.author.lstrip("@"), text=text)
    fragment = _found(expected.fragment, text=text)
    known = tuple(it for it in templates if not _is_in_doubt(it, text, author=author))
    state, reason = _state(seen, author=author, fragment=fragment, templates=known)
    if (state, reason) == _TO_READ and _is_pictured(seen, expected, author=author):
        state, reason = PageState.PICTURED, "words in a picture"
    return Reading(state=state, reason=reason, author_found=author, fragment_found=fragment)


def _is_in_doubt(template: Template, text: str, *, author: bool | None) -> bool:
    """Words that say *gone* are not this post's where its author stands, nor on any long page.

    Somebody may have written them, or another post be gone: a page that is gone says little else.
    """
    if template.says is not Says.GONE or template.where is not Where.TEXT:
        return False
    return bool(author) or (not template.host and len(text) > _SAYS_LITTLE)


def is_to_read(reading: Reading) -> bool:
    """Whether its pictures may still hold the words: it answered, says nothing, lacks them."""
    return (reading.state, reading.reason) == _TO_READ


def _is_pictured(seen: Seen, expected: Expected, *, author: bool | None) -> bool:
    """The words were read in a picture; the author, if one was given, there or in the page."""
    words, name = (_is_read(it, seen.pictured) for it in (expected.fragment, expected.author))
    return bool(name if words is None else words and (author or name is not False))


def _is_read(words: str, pictured: str) -> bool | None:
    """Long words but for a few slips; short ones, that would be near anything, as they are."""
    found, sought = _found(words.lstrip("@"), text=folded(pictured)), letters_of(words)
    if found is not False or len(sought) < _LONG:
        return found
    return is_near(sought, within=letters_of(pictured))


def _state(
    seen: Seen, *, author: bool | None, fragment: bool | None, templates: tuple[Template, ...]
) -> tuple[PageState, str]:
    if seen.status is None:
        return PageState.UNREACHABLE, seen.fault or "no answer"
    answered = seen.status < 400
    if answered and fragment and author is not False:
        return PageState.MATCHED, "words found"
    if not answered:
        state, reason = _by_status(seen, templates)
        return (PageState.UNKNOWN, f"{reason}, yet there") if fragment and state in GONE else (
            state, reason)  # fmt: skip
    template = _template(seen, templates)
    if template is not None:
        return _BY_TEMPLATE[template.says], template.key
    if author and fragment is None:
        return PageState.MATCHED, "author found"
    return PageState.UNKNOWN, "nothing to look for" if author is fragment is None else "not there"


def _by_status(seen: Seen, templates: tuple[Template, ...]) -> tuple[PageState, str]:
    """A wall answers 404 or 403 too: what it says of itself goes before its number."""
    template = _template(seen, templates)
    if template is not None and template.says is Says.CHALLENGE:
        return PageState.BLOCKED, template.key
    reason = f"status {seen.status}"
    if seen.status is not None and seen.status >= 500:
        return PageState.UNREACHABLE, reason
    return _BY_STATUS.get(seen.status or 0, PageState.UNKNOWN), reason


def _template(seen: Seen, templates: tuple[Template, ...]) -> Template | None:
    final = urlsplit(seen.final or seen.asked)
    host = (final.hostname or "").lower()
    places = {
        Where.TEXT: folded(seen.text), Where.TITLE: folded(seen.title),
        Where.PATH: f"{final.path.rstrip('/').lower()}/",
    }  # fmt: skip
    asked = f"{urlsplit(seen.asked).path.rstrip('/').lower()}/"
    known = [it for it in templates if _is_of(host, it) and _holds(it, places, asked=asked)]
    return min(known, key=_rank, default=None)


def _rank(template: Template) -> tuple[int, bool]:
    return _ORDER.index(template.says), not template.host


def _is_of(host: str, template: Template) -> bool:
    return not template.host or host == template.host or host.endswith(f".{template.host}")


def _holds(template: Template, places: dict[Where, str], *, asked: str) -> bool:
    place = places[template.where]
    if template.where is Where.PATH:  # led there, not asked for
        return any(place.startswith(f"{it}/") and not asked.startswith(f"{it}/")
                   for it in template.phrases)  # fmt: skip
    if template.where is Where.TITLE:
        return any(_is_title(place, phrase) for phrase in template.phrases)
    return any(phrase in place for phrase in template.phrases)


def _is_title(title: str, phrase: str) -> bool:
    """The title is the phrase, or starts or ends with it, apart from the site's name."""
    return bool(re.search(rf"(?:^|[-|:·•–—(/]\s?){re.escape(phrase)}(?:$|\s?[-|:·•–—!.)/])", title))


def _found(words: str, *, text: str) -> bool | None:
    sought = folded(words)
    if len(sought) < SHORTEST:
        return None
    if not re.search(r"\w", sought):
        return sought in text
    return re.search(rf"(?<!\w){re.escape(sought)}(?!\w)", text) is not None
