"""The staff menu, by URL name; an area that has no such page yet is left out."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import NoReverseMatch, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from francjeu.kernel.actors import Actor
from francjeu.web.shell import access


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu: its key, its words, its icon and the name of its page."""

    key: str
    words: str | Promise
    icon: str
    url_name: str
    shortcut: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """An entry as printed: with its address and how many things wait behind it."""

    key: str
    words: str | Promise
    icon: str
    url: str
    shortcut: str
    count: int
    current: bool


FIRST = (
    Entry("today", _("Today"), "list-checks", "today:list", "a"),
    Entry("reports", _("Reports"), "inbox", "reports:inbox", "r"),
    Entry("cases", _("Cases"), "folder", "cases:list", "d"),
    Entry("policy", _("Policy"), "book-open", "policy:versions", "p"),
    Entry("people", _("People"), "users", "people:list", "e"),
)
MORE = (
    Entry("letters", _("Letters"), "mail-open", "letters:list", "c"),
    Entry("journal", _("Journal"), "scroll-text", "journal:index", "j"),
    Entry("access", _("Access"), "user-cog", "accounts:people", ""),
)


def _opens(url: str, actor: Actor | None) -> bool:
    """True when this hand may open the page: the menu shows no door that does not exist for it."""
    rule = getattr(resolve(url).func, "rule", None)
    return actor is None or not isinstance(rule, access.Rule) or rule.admits(actor)


def _tab(entry: Entry, actor: Actor | None, area: str, counts: Mapping[str, int]) -> Tab | None:
    try:
        url = reverse(entry.url_name)
    except NoReverseMatch:
        return None
    if not _opens(url, actor):
        return None
    return Tab(
        key=entry.key,
        words=entry.words,
        icon=entry.icon,
        url=url,
        shortcut=entry.shortcut,
        count=counts.get(entry.key, 0),
        current=entry.url_name.partition(":")[0] == area,
    )


def tabs(
    *, entries: tuple[Entry, ...], actor: Actor | None, area: str, counts: Mapping[str, int]
) -> list[Tab]:
    """The entries whose page exists for this actor; the one of this web area is current."""
    return [tab for entry in entries if (tab := _tab(entry, actor, area, counts))]
