"""Folded text and its way back to the source."""

from hypothesis import given
from hypothesis import strategies as st

from francjeu.kernel.policy.folding import fold, plain


def test_folds_case_accents_ligatures_and_quotes():
    assert plain("L’Œuvre « ÉLÈVE » – diﬃcile") == 'l\'oeuvre " eleve " - difficile'


def test_joins_a_word_cut_at_the_line_end():
    assert plain("la respon-\n   sabilité") == "la responsabilite"


def test_keeps_a_hyphen_before_a_capital():
    assert plain("Saint-\nJean") == "saint- jean"


def test_reads_inclusive_writing():
    assert plain("participant·e·s, employé.e.s, administrateur(trice)") == (
        "participantes, employees, administrateurtrice"
    )


def test_repairs_text_decoded_wrongly():
    assert plain("mÃ©dias") == "medias"


def test_keeps_a_mark_where_a_letter_was_destroyed():
    assert plain("m\ufffddias") == "m?dias"


@given(st.text(max_size=200))
def test_every_folded_character_comes_from_the_source(text):
    folded = fold(text)
    assert len(folded.origin) == len(folded.text) + 1
    assert all(0 <= origin <= len(text) for origin in folded.origin)
    assert list(folded.origin) == sorted(folded.origin)
