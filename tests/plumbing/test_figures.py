"""Large numbers: a no-break space in French, a comma in English, whoever prints them."""

import pytest
from django.template import engines
from django.utils import translation

from francjeu.cli import language
from francjeu.plumbing.figures import grouped

EXPECTED = [
    ("fr", 999, "999"),
    ("fr", 16_656, "16\u00a0656"),
    ("fr", 1_234_567, "1\u00a0234\u00a0567"),
    ("en", 16_656, "16,656"),
]


@pytest.mark.parametrize(("spoken", "number", "said"), EXPECTED)
def test_sets_thousands_apart_as_the_language_does(
    spoken: str, number: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with translation.override(spoken):
        assert grouped(number) == said
        page = engines["django"].from_string("{{ number|grouped }}")
        assert page.render({"number": number}) == said
    monkeypatch.setenv("FRANCJEU_LANG", spoken)
    assert language.grouped(number) == said


def test_without_a_language_it_is_french() -> None:
    with translation.override(None):
        assert grouped(16_656) == "16\u00a0656"
