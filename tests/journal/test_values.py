"""No key of the code is ever printed to a person as if it were a word."""

from enum import StrEnum

import pytest
from django.utils import translation

from francjeu.journal import events
from francjeu.journal.values import VALUES
from francjeu.kernel.evidence.capture import page_state
from francjeu.kernel.evidence.origin import mail
from francjeu.kernel.evidence.pieces import isolating
from francjeu.kernel.evidence.watch import watching
from francjeu.kernel.procedure.intake.routing import Way


@pytest.mark.parametrize(
    ("fact", "keys"),
    [
        ("state", watching.State), ("standing", watching.Standing), ("answer", watching.Answer),
        ("verdict", page_state.PageState), ("verdict", mail.Signed),
        ("instruction", isolating.Instruction), ("ways", Way),
    ],
)  # fmt: skip
def test_every_key_of_a_fact_has_its_words(fact: str, keys: type[StrEnum]) -> None:
    assert set(keys) <= set(VALUES[fact])


def test_a_word_about_a_post_reads_in_french() -> None:
    with translation.override("fr"):
        told = events.sentence("watch.word_noted", {"answer": "yes"})
    assert told.endswith("oui, visible")


def test_what_a_person_typed_is_printed_as_it_is() -> None:
    with translation.override("fr"):
        assert "yes" in events.sentence("evidence.viewed", {"purpose": "yes"})


def test_each_of_several_ways_reads_in_french() -> None:
    with translation.override("fr"):
        told = events.sentence("case.gate_answered", {"inside": "yes", "ways": "school, police"})
    assert told.endswith("l’école, la police")
    assert "oui" in told


def test_a_large_count_is_set_apart_and_a_year_is_not() -> None:
    with translation.override("fr"):
        told = events.sentence("journal.erased", {"count": 16_656, "reason": "2026"})
        year = events.sentence("evidence.viewed", {"purpose": 2026})
    assert "16\u00a0656" in told
    assert "2026" in year
