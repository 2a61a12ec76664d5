"""Walks through the pages as a person would: from the addresses we know, then along every link.

A page added later is found without naming it here. `few` keeps, of pages that look the same, one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from francjeu.cli.sample import everything
from francjeu.cli.serving import Account

Pattern = URLPattern | URLResolver
ENOUGH = 6


def full_house() -> tuple[Account, ...]:
    """The whole demonstration, in the database of this test."""
    Path(settings.FRANCJEU.data_dir, "comptes.json").unlink(missing_ok=True)
    return everything.fill()


@dataclass(frozen=True)
class Visited:
    """A page as one person received it."""

    who: str
    path: str
    name: str
    soup: BeautifulSoup = field(repr=False)

    @cached_property
    def features(self) -> frozenset[str]:
        """What the page is made of: each kind of element it shows."""
        main = self.soup.find("main") or self.soup
        assert isinstance(main, Tag)
        return frozenset(_kind(tag) for tag in main.find_all())


def _kind(tag: Tag) -> str:
    classes = sorted(tag.get_attribute_list("class") or [])
    return ".".join([tag.name, *(str(c) for c in classes)])


def plain_addresses(under: str) -> Iterator[str]:
    """Every address below `under` that takes no argument."""
    for route, _name in routes(under):
        if "<" not in route and "(" not in route:
            yield f"/{route}"


def routes(under: str) -> Iterator[tuple[str, str]]:
    """Every route below `under`, with its name."""
    for route, name in _routes("", "", get_resolver().url_patterns):
        if f"/{route}".startswith(under):
            yield route, name


def _routes(before: str, space: str, patterns: Iterable[Pattern]) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        route = before + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            yield from _routes(route, inner, pattern.url_patterns)
        else:
            yield route, f"{space}{pattern.name}"


def walk(
    client: Client, *, who: str, starts: Iterable[str], under: str = "/", whole: str = ""
) -> list[Visited]:
    """Every page this person reaches from `starts` below `under`: answered 200, in HTML, once.

    Of an address whose argument changes (the letters, the journals) the first `ENOUGH` are read;
    of the address named `whole`, all.
    """
    waiting, found = [*dict.fromkeys(starts)], []
    seen, times = set(waiting), Counter[str]()
    while waiting:
        page = _visit(client, who, waiting.pop(0))
        if page is None:
            continue
        found.append(page)
        for link in links(page):
            name = _name(link)
            if link in seen or not link.startswith(under) or times[name] == ENOUGH:
                continue
            seen.add(link)
            waiting.append(link)
            times[name] += name != whole
    return found


def _name(path: str) -> str:
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return ""


def _visit(client: Client, who: str, path: str) -> Visited | None:
    answer = client.get(path)
    assert answer.status_code in (200, 302, 303, 404, 405), f"{answer.status_code}: {path}"
    is_page = answer.status_code == 200 and "text/html" in answer.headers["Content-Type"]
    if not is_page:
        return None
    return Visited(who, path, _name(path), BeautifulSoup(answer.content, "html.parser"))


def links(page: Visited) -> Iterator[str]:
    """Where the page leads on our own site."""
    for anchor in page.soup.select("a[href]"):
        target = urlsplit(urljoin(page.path, str(anchor["href"])))
        if not target.scheme and not target.netloc and not anchor.has_attr("download"):
            yield target.path + (f"?{target.query}" if target.query else "")


def few(pages: Sequence[Visited]) -> list[Visited]:
    """One page of each address, then those that show something no page before them showed."""
    kept: dict[str, Visited] = {}
    for page in pages:
        if page.name not in kept or len(page.features) > len(kept[page.name].features):
            kept[page.name] = page
    seen = set[str]().union(*(page.features for page in kept.values()))
    more = []
    for page in pages:
        if not page.features <= seen:
            more.append(page)
            seen |= page.features
    return [*kept.values(), *more]
