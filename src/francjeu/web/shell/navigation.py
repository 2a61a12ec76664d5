"""The staff menu, by URL name; an area that has no such page yet is left out."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


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


FIRST = (
    Entry("today", _("Today"), "list-checks", "today:list", "a"),
    Entry("reports", _("Reports"), "inbox", "reports:inbox", "r"),
    Entry("cases", _("Cases"), "folder", "cases:list", "d"),
    Entry("policy", _("Policy"), "book-open", "policy:versions", "p"),
    Entry("people", _("People"), "users", "people:list", "e"),
)
MORE = (
    Entry("journal", _("Journal"), "scroll-text", "journal:index", "j"),
    Entry("access", _("Access"), "user-cog", "accounts:people", ""),
)


def _tab(entry: Entry, counts: Mapping[str, int]) -> Tab | None:
    try:
        url = reverse(entry.url_name)
    except NoReverseMatch:
        return None
    return Tab(entry.key, entry.words, entry.icon, url, entry.shortcut, counts.get(entry.key, 0))


def tabs(*, entries: tuple[Entry, ...], counts: Mapping[str, int]) -> list[Tab]:
    """The entries whose page exists, with what waits behind each."""
    return [tab for entry in entries if (tab := _tab(entry, counts))]
