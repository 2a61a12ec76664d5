"""What changed between two versions."""

from hypothesis import given
from hypothesis import strategies as st

from francjeu.kernel.policy.article import Clause, Kind, Span
from francjeu.kernel.policy.differences import Change, compare, words_of


def a_clause(id: str, text: str, kind: Kind = Kind.PROHIBITION) -> Clause:
    return Clause(id=id, kind=kind, text=text, span=Span(0, len(text)))


INSULT = a_clause("conduite.a", "Publier un commentaire haineux envers un membre")
IMAGE = a_clause("conduite.b", "Publier une image blessante ou embarrassante")
CALM = a_clause("application", "La politique s’adresse aux membres", Kind.APPLICATION)


def changes(before, after):
    return [difference.change for difference in compare(before, after)]


def test_the_same_version_shows_no_change():
    assert changes([INSULT, IMAGE], [INSULT, IMAGE]) == [Change.SAME, Change.SAME]


def test_shows_what_was_added_and_what_was_removed():
    assert changes([INSULT, CALM], [INSULT, IMAGE]) == [Change.SAME, Change.ADDED, Change.REMOVED]


def test_shows_the_words_that_changed():
    after = a_clause("conduite.a", "Publier un commentaire haineux ou menaçant envers un membre")
    (difference,) = compare([INSULT], [after])
    assert difference.change is Change.REWORDED
    assert [(p.fate, p.text) for p in difference.pieces if p.fate != "same"] == [
        ("added", "ou menaçant")
    ]


def test_follows_a_clause_that_was_renumbered():
    moved = a_clause("conduite.c", IMAGE.text)
    assert changes([IMAGE], [INSULT, moved]) == [Change.ADDED, Change.RENUMBERED]


def test_a_reused_number_is_not_the_same_clause():
    reused = a_clause("conduite.a", "Filmer dans le vestiaire")
    assert changes([INSULT], [reused]) == [Change.ADDED, Change.REMOVED]


def test_shows_that_a_clause_changed_kind():
    assert changes([CALM], [a_clause("application", CALM.text, Kind.DUTY)]) == [Change.RECLASSED]


@given(st.text(alphabet="ab ", max_size=30), st.text(alphabet="ab ", max_size=30))
def test_the_words_of_both_texts_are_all_there(before, after):
    pieces = words_of(before, after)
    assert " ".join(p.text for p in pieces if p.fate != "removed").split() == after.split()
    assert " ".join(p.text for p in pieces if p.fate != "added").split() == before.split()
