"""Letters describe, never reproduce."""

import pytest

from francjeu.kernel.procedure.letters import quotation

POST = "Franchement, tu es la pire gardienne que cette ligue ait jamais vue jouer."


def test_eight_words_in_a_row_pass_and_nine_do_not() -> None:
    nine = "tu es la pire gardienne que cette ligue ait"
    assert quotation.copied(description=nine.rsplit(" ", 1)[0], source=POST) == ""
    assert quotation.copied(description=f"Il dit : {nine} !", source=POST) == nine


@pytest.mark.parametrize(
    "disguised",
    [
        "TU ES LA PIRE GARDIENNE QUE CETTE LIGUE AIT",
        "tu… es, la (pire) « gardienne » que – cette ligue ait",
        "tu es la pïre gardienne que cétte ligue ait",
    ],
)
def test_case_accents_and_punctuation_are_no_disguise(disguised: str) -> None:
    assert quotation.copied(description=disguised, source=POST)


def test_a_short_message_cannot_be_reproduced_at_length() -> None:
    assert quotation.copied(description="tu es nulle", source="tu es nulle") == ""


def test_a_description_in_other_words_passes() -> None:
    text = "Un message dirait que la gardienne est la moins bonne de la ligue."
    assert quotation.copied(description=text, source=POST) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Selon Zoé Côté, c’est vrai.", "Zoe Cote"),
        ("La zone et le côté.", ""),
        ("zoé\ncôté", "Zoe Cote"),
    ],
)
def test_finds_a_name_as_whole_words(text: str, found: str) -> None:
    assert quotation.named(text=text, names=("", "Zoe Cote")) == found
