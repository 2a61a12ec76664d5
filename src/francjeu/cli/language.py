"""Language of the command line: French, unless FRANCJEU_LANG or LANG asks for English."""

import os
from collections.abc import Mapping

from francjeu.kernel import figures


def chosen(source: Mapping[str, str] | None = None) -> str:
    """Return "fr" or "en": FRANCJEU_LANG wins over LC_ALL, LC_MESSAGES and LANG; else French."""
    environment = os.environ if source is None else source
    for name in ("FRANCJEU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "").lower()
        if value.startswith(("fr", "en")):
            return value[:2]
    return "fr"


def grouped(number: int) -> str:
    """A large number, thousands apart in the chosen language."""
    return figures.grouped(number, language=chosen())


def say(french: str, english: str) -> str:
    """The sentence in the chosen language: for commands that run without message catalogues."""
    return english if chosen() == "en" else french
