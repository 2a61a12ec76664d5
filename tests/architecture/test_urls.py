"""Every address states who may open it."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from francjeu.web.shell import access

# The only pages which are not ours: sign-in and two-factor, guarded by allauth itself.
GUESTS = ("allauth.",)


def views(patterns: list[URLPattern | URLResolver]) -> Iterator[Any]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns)
        else:
            yield pattern.callback


def test_every_view_states_its_rule() -> None:
    ours = [v for v in views(get_resolver().url_patterns) if not v.__module__.startswith(GUESTS)]
    without = {
        f"{view.__module__}.{view.__qualname__}"
        for view in ours
        if not isinstance(getattr(view, "rule", None), access.Rule)
    }
    assert not without, (
        f"These views do not say who may open them: {sorted(without)}. State it with @public, "
        "@by_link, @signed_in or @staff(…) of francjeu.web.shell.access."
    )
