"""Words read by software are found again but for its slips; nothing else is."""

import pytest

from francjeu.kernel.evidence.likeness.folding import folded, is_near, letters_of

SAID = letters_of("T’es pas à ta place dans l’équipe, va-t’en")


@pytest.mark.parametrize("read", [
    "T'ES PAS A TA PLACE DANS LEQUIPE VA TEN", "Tes pas à ta piace dans léquipe, va-ten",
    "bonjour\nTespasataplacedansl'equipevat'en\nau revoir",
    "T'es pas a ta place dans 1'équipe va-t'en",
])  # fmt: skip
def test_finds_words_with_a_few_slips(read: str) -> None:
    assert is_near(SAID, within=letters_of(read))


@pytest.mark.parametrize("read", [
    "", "T’es à ta place dans l’équipe", "T’es pas à ta place", "Tu es le bienvenu dans l’équipe",
])  # fmt: skip
def test_finds_no_other_words(read: str) -> None:
    assert not is_near(SAID, within=letters_of(read))


def test_nothing_is_near_nothing() -> None:
    assert not is_near("", within="abc")


def test_short_words_hold_no_slip() -> None:
    assert not is_near("tuesmort", within="tuesfort")


def test_folds_accents_capitals_quotes_and_spaces() -> None:
    assert folded("L’ÉTÉ\u200b  d'Ève…") == "l'ete d'eve..."
