"""What is told is kept whole, except what the gate closes."""

import json
from dataclasses import replace
from datetime import date

import pytest

from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.procedure.intake import telling
from francjeu.kernel.procedure.intake.report import About, Answer, Band, Impacted, Place, Tag
from francjeu.kernel.procedure.intake.telling import Telling, Unfinished

FULL = Telling(
    language="en",
    danger=Answer.NO,
    impacted=Impacted.CHILD,
    place=Place.INSTAGRAM,
    gate=Answer.NO,
    what="Trois messages.",
    tags=(Tag.INSULTS, Tag.RUMOUR),
    happened_on=date(2026, 11, 20),
    link="https://instagram.com/p/ABC/",
    obtained=Access.MEMBER,
    about=About.DIRECTOR,
    is_named=True,
    name="Alex",
    email="alex@exemple.ca",
    band=Band.UNDER_14,
    adult="ma tante",
    keeps_draft=True,
)


def test_survives_being_kept_as_json() -> None:
    assert telling.from_json(json.loads(json.dumps(telling.as_json(FULL)))) == FULL
    assert telling.from_json({"gone": 1}) == Telling()


def test_asks_for_three_answers_only() -> None:
    assert Telling().unanswered == (1, 4, 5)
    told = Telling(danger=Answer.UNSURE, gate=Answer.YES, what="x")
    assert told.finished().gate is Answer.YES
    with pytest.raises(Unfinished):
        replace(told, what="  ").finished()


@pytest.mark.clause("C-B")
@pytest.mark.parametrize("gate", [Answer.YES, Answer.UNSURE])
def test_behind_the_gate_every_word_of_where_is_restricted(gate: Answer) -> None:
    kept = replace(FULL, gate=gate, location="compte @x", where="story").finished()
    assert (kept.link, kept.where) == ("", "")
    assert kept.location == "compte @x\nstory\nhttps://instagram.com/p/ABC/"
    assert not kept.takes_files


def test_drops_the_name_of_who_stays_anonymous() -> None:
    kept = replace(FULL, is_named=False).finished()
    assert (kept.name, kept.email) == ("", "")
    assert replace(FULL, band=Band.ADULT).finished().adult == ""


def test_finds_the_content_wherever_it_was_pasted() -> None:
    assert FULL.content is not None
    assert FULL.content.spelling == "instagram.com/p/ABC"
    told = replace(FULL, link="", location="ici https://x.com/a/status/1")
    assert told.content is not None
    assert told.content.spelling == "x.com/status/1"
    assert replace(FULL, link="").content is None
    assert replace(FULL, link="instagram.com/p/ABC").content is not None
