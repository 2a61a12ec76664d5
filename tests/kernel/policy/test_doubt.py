"""What is marked as doubtful: whatever nothing, or only one weak thing, says the kind of."""

import json
from time import process_time

import pytest
from bench import policy_import
from bench.policy_import import Doubt

from francjeu.kernel.policy.article import UNSURE, Clause, Kind
from francjeu.kernel.policy.read import propose


def only(text: str, *, starts: str) -> Clause:
    found = [clause for clause in propose(text).clauses if clause.text.startswith(starts)]
    assert len(found) == 1, [clause.text for clause in propose(text).clauses]
    return found[0]


SURE = {
    "a command under a heading that agrees": (
        "Policy\n\nProhibited conduct\n\n1. Members must not post insults.\n", "Members must",
    ),
    "a plain command without any heading": (
        "Politique\n\n1. Il est interdit de publier la photo d’un enfant.\n", "Il est interdit",
    ),
    "an item whose lead-in forbids": (
        "Policy\n\n1. Members must not:\na) wear the club crest;\nb) speak to the press;\n", "wear",
    ),
    "a thing named under a heading that forbids": (
        "Politique\n\nInterdictions\n\n- Les surnoms\n- Les rumeurs\n", "Les surnoms",
    ),
    "a how-to-behave in a list under its heading": (
        "Charte\n\nEngagements\n\n- En saluant l’adversaire\n- En écoutant l’arbitre\n", "En sal",
    ),
}  # fmt: skip
DOUBTFUL = {
    "a sentence in which nothing is heard": (
        "Policy\n\n1. Members must be polite.\n\n2. Boats are blue.\n", "Boats",
    ),
    "a sentence of which only the heading says something": (
        "Policy\n\nSanctions\n\nA rower who disagrees writes a letter.\n", "A rower",
    ),
    "words that say another thing than their heading": (
        "Policy\n\nPurpose\n\n1. Members must be polite.\n", "Members",
    ),
    "a paragraph whose first sentence says nothing": (
        "Policy\n\nSanctions\n\nThe coach reads what was written and makes a few notes. "
        "Sailors may lose their access to the boats.\n", "The coach",
    ),
    "a way to reach somebody": (
        "Policy\n\nSanctions\n\nMembers may be suspended.\n\nThe club, 418 555-0142\n", "The club",
    ),
    "a last line for questions": (
        "Policy\n\n1. Members must be polite.\n\nQuestions? Talk to Dana at the rink.\n", "Quest",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SURE)
def test_is_sure_of(case):
    text, starts = SURE[case]
    assert only(text, starts=starts).confidence >= UNSURE


@pytest.mark.parametrize("case", DOUBTFUL)
def test_marks(case):
    text, starts = DOUBTFUL[case]
    assert only(text, starts=starts).confidence < UNSURE


def test_looks_for_no_address_in_a_word_without_end():
    """A hundred thousand letters without a space took twenty seconds; now a small part of one."""
    started = process_time()
    propose(f"Policy\n\nSanctions\n\n{'a' * 100_000}\n")
    assert process_time() - started < 6


def test_examples_are_of_the_kind_of_the_rule_they_illustrate():
    text = (
        "Policy\n\nConduct\n\nMembers shall not publish harmful material. This includes:\n"
        "(a) remarks about the body of a rider, made in a post, a reply or a story by anyone;\n"
        "(b) pictures changed to make fun of a rider, a groom or a judge of the competition;\n"
    )
    assert only(text, starts="remarks").kind is Kind.PROHIBITION


def test_an_item_under_will_not_forbids_whatever_its_verb():
    text = (
        "Player code\n\nExpectations\n\nAs a player, I will not:\n"
        "- use another person’s account\n- keep the account of the team for myself\n"
    )
    assert [clause.kind for clause in propose(text).clauses] == [Kind.PROHIBITION] * 2


def doubt_over(prefix: str) -> Doubt:
    doubt = Doubt()
    for path in sorted(policy_import.DOCUMENTS.glob("*.txt")):
        if path.stem.startswith("unsure_") == (prefix == "unsure_"):
            expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
            doubt += policy_import.score(path.stem, path.read_text("utf-8"), expected).doubt
    return doubt


def test_marks_most_of_what_it_misreads():
    doubt = doubt_over("unsure_")
    assert doubt.wrong_marked > 2 * doubt.wrong_unmarked


def test_seldom_marks_what_it_reads_well_in_documents_of_the_usual_shapes():
    doubt = doubt_over("")
    assert 5 * doubt.right_marked <= doubt.right_marked + doubt.right_unmarked
