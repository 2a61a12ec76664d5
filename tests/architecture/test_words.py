"""What pages say: complete in French, typeset as in Quebec, and said one way only."""

import re
from collections.abc import Iterator

import polib
import pytest

from francjeu.cli import messages
from francjeu.plumbing.catalogues import PACKAGE, catalogues

NBSP = "\u00a0"
POLICIES = PACKAGE.parents[1] / "policies"
FAULTS = {
    "an ordinary space before a colon": r"[^ ] :(?!\w)",
    "no space at all before a colon": r"[^\W\d]:(?=\s|$)",
    "an ordinary space inside « »": r"« | »",
    "no space inside « »": rf"«(?!{NBSP})|(?<!{NBSP})»",
    "a space before ; ! or ?": rf"[ {NBSP}\u202f][;!?]",
    "a straight apostrophe": r"\w'\w",
    "straight quotation marks": r'(?<!=)"',
    "three dots instead of …": r"\.\.\.",
}


def french() -> Iterator[tuple[str, str]]:
    for path in catalogues():
        for entry in polib.pofile(str(path)):
            for text in (entry.msgstr, *entry.msgstr_plural.values()):
                if text:
                    yield str(path.relative_to(PACKAGE)), text
    for path in sorted(POLICIES.glob("*.yaml")):
        for text in re.findall(r'(?:fr|text): "([^"]*)"', path.read_text(encoding="utf-8")):
            yield path.name, text


def test_every_word_of_the_pages_has_its_french() -> None:
    faults = list(messages.found_faults(PACKAGE))
    assert not faults, "Run `fj messages`, then translate:\n" + "\n".join(faults)


@pytest.mark.parametrize("fault", FAULTS)
def test_french_is_typeset_as_in_quebec(fault: str) -> None:
    found = [f"{path}: {text}" for path, text in french() if re.search(FAULTS[fault], text)]
    assert not found, f"{fault}:\n" + "\n".join(found)


@pytest.mark.parametrize("word", ["coupable", "accusé", "accusée", "victime", "agresseur"])
def test_no_page_judges_before_the_committee(word: str) -> None:
    found = [
        f"{path}: {text}"
        for path, text in french()
        if re.search(rf"\b{word}s?\b(?! (?:de réception|en \d))", text, re.IGNORECASE)
    ]
    assert not found, "\n".join(found)


def test_the_person_targeted_is_never_called_by_the_words_of_who_must_answer() -> None:
    """“Person concerned” answers the allegation, “person targeted” is whom the content is about."""
    for path in catalogues():
        for entry in polib.pofile(str(path)):
            if "person concerned" in entry.msgid.lower():
                assert "personne visée" not in entry.msgstr, entry.msgid
