"""Large numbers: a no-break space in French, a comma in English, whoever prints them."""

from pathlib import Path

import pytest
from django.template import engines
from django.utils import translation

import francjeu
from francjeu.cli import language
from francjeu.plumbing.figures import grouped, size

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


SIZES = [
    (0, "0\u00a0octet", "0 bytes"),
    (1, "1\u00a0octet", "1 byte"),
    (999, "999\u00a0octets", "999 bytes"),
    (1_000, "1\u00a0ko", "1 kB"),
    (4_449, "4,4\u00a0ko", "4.4 kB"),
    (4_450, "4,5\u00a0ko", "4.5 kB"),
    (999_949, "999,9\u00a0ko", "999.9 kB"),
    (999_950, "1\u00a0Mo", "1 MB"),
    (50_000_000, "50\u00a0Mo", "50 MB"),
    (52_428_800, "52,4\u00a0Mo", "52.4 MB"),
    (1_250_000_000, "1,3\u00a0Go", "1.3 GB"),
    (7_500_000_000_000, "7\u00a0500\u00a0Go", "7,500 GB"),
]


@pytest.mark.parametrize(("octets", "french", "english"), SIZES)
def test_says_a_size_by_thousands_of_octets(octets: int, french: str, english: str) -> None:
    page = engines["django"].from_string("{{ octets|sized }}")
    for spoken, said in (("fr", french), ("en", english.replace(" ", "\u00a0"))):
        with translation.override(spoken):
            assert size(octets) == said
            assert page.render({"octets": octets}) == said


def test_no_page_says_a_size_in_another_way() -> None:
    source = Path(francjeu.__file__).parent
    files = [*source.rglob("*.html"), *source.rglob("*.py")]
    assert [str(file) for file in files if "filesizeformat" in file.read_text("utf-8")] == []
