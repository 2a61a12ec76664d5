"""The words of the field: English, French, what they mean, and their name in the code."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from francjeu.cli.reference.table import table

LIST = Path("docs", "reference", "words.yaml")


@dataclass(frozen=True, slots=True)
class Word:
    """One idea, one word in each language, one name in the code."""

    en: str
    fr: str
    means: str
    code: str


def glossary() -> list[Word]:
    """Every word, in alphabetical order of the English."""
    rows = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    return sorted((Word(**row) for row in rows), key=lambda word: word.en.lower())


def page() -> str:
    """One row per word."""
    rows = ((w.en, w.fr, w.means, f"`{w.code}`") for w in glossary())
    return (
        "# Words\n\nOne idea, one word: in pages, in letters and in code. The list is "
        "`words.yaml`; a test checks that each name stands in the code.\n\n"
        + table(("English", "Français (Québec)", "Meaning", "Code"), rows)
    )
