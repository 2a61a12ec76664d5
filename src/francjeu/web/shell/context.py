"""What every template may print: `shell`, computed only when a page asks for it."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import cached_property

from francjeu.people import queries as people
from francjeu.reports.queries import inbox
from francjeu.web.shell import navigation

REGIONAL = {"fr": "fr-CA", "en": "en-CA"}
OTHER = {"fr": ("en", "English"), "en": ("fr", "Français")}


class Shell:
    """Organisation, language, quick exit and menu, as seen from one request."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def organisation(self) -> people.Organisation:
        return people.organisation()

    @property
    def demo(self) -> bool:
        return settings.FRANCJEU.demo

    @property
    def exit_url(self) -> str:
        return settings.FRANCJEU.exit_url

    @property
    def language(self) -> str:
        return getattr(self._request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)

    @property
    def locale(self) -> str:
        return REGIONAL.get(self.language, self.language)

    @property
    def other_language(self) -> tuple[str, str]:
        return OTHER.get(self.language, OTHER["en"])

    @property
    def here(self) -> str:
        return self._request.get_full_path()

    @cached_property
    def first(self) -> list[navigation.Tab]:
        return self._tabs(navigation.FIRST)

    @cached_property
    def more(self) -> list[navigation.Tab]:
        return self._tabs(navigation.MORE)

    def _tabs(self, entries: tuple[navigation.Entry, ...]) -> list[navigation.Tab]:
        actor = getattr(self._request, "actor", None)
        match = self._request.resolver_match
        area = match.app_name if match else ""
        return navigation.tabs(entries=entries, actor=actor, area=area, counts=self._counts)

    @cached_property
    def _counts(self) -> dict[str, int]:
        """How many things wait behind an entry of the menu: one query, on staff pages only."""
        actor = getattr(self._request, "actor", None)
        return {"reports": inbox.waiting_count(actor=actor)} if actor else {}


def shell(request: HttpRequest) -> dict[str, object]:
    """The context processor: one name, `shell`."""
    return {"shell": Shell(request)}
