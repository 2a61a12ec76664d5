"""Names which are read aloud the same way are found under the same key."""

import pytest

from francjeu.kernel import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Noël-Côté", "noel cote"),
        ("  Anne‑Sophie ", "ANNE SOPHIE"),
        ("D’Amours", "d'amours"),
        ("Lœuillet", "LOEUILLET"),
        ("E\u0301milie", "Émilie"),
        ("St-Pierre", "st. pierre"),
    ],
)
def test_folds_accents_hyphens_and_apostrophes(one: str, other: str) -> None:
    assert names.fold(one) == names.fold(other)


def test_tidies_without_losing_accents() -> None:
    assert names.tidy("\ufeff Zoé\u00a0\u200bRoy\t") == "Zoé Roy"


def test_family_and_given_names_are_not_interchangeable() -> None:
    assert names.key(given="Roy", family="Martin") != names.key(given="Martin", family="Roy")
