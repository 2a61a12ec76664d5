"""The organisation’s own wording of a letter: ours always holds, a broken one never leaves."""

from datetime import date, timedelta

import pytest
from tests.conftest import NOON
from tests.factories.people import an_actor

from francjeu.kernel.actors import SOFTWARE, Role
from francjeu.notices import wording, words
from francjeu.notices.contents import decision, hearing, measures
from francjeu.notices.contents.decision import Closing
from francjeu.notices.contents.letter import Content
from francjeu.notices.operations import letters
from francjeu.notices.operations import wording as operations
from francjeu.notices.wording import Broken, Fault
from francjeu.policy import queries

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("event", wording.events())
def test_our_own_text_of_every_letter_holds(event: str, language: str) -> None:
    text = wording.supplied(event=event, language=language)
    assert wording.faults(event=event, language=language, text=text) == ()
    said = wording.sample(event=event, language=language, text=text, on=date(2026, 1, 15))
    assert said.partition("\n")[0] in wording.title(event=event, language=language)


def test_every_letter_may_be_worded_but_those_that_only_give_news() -> None:
    rooms = (decision, hearing, measures)
    classes = {c for room in rooms for c in vars(room).values() if isinstance(c, type)}
    written = {c.event for c in classes if issubclass(c, Content) and c is not Content}
    assert written == set(wording.events())


def test_a_title_that_depends_on_the_answer_shows_both() -> None:
    title = wording.title(event="time_answered", language="fr")
    assert title == "Vous avez plus de temps / La date ne change pas"


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ("{{ given_nam }}", Fault(Broken.UNKNOWN, "given_nam")),
        ("{{ contact.__class__ }}", Fault(Broken.UNKNOWN, "contact.__class__")),
        ("{% if reporter %}x{% endif %}", Fault(Broken.UNKNOWN, "reporter")),
        ("{{ given_name|safe }}", Fault(Broken.TAG, "{{ given_name|safe }}")),
        ("{% debug %}", Fault(Broken.TAG, "{% debug %}")),
        ("{% include 'x' %}", Fault(Broken.TAG, "{% include 'x' %}")),
        ("{% for p in x %}{% endfor %}", Fault(Broken.TAG, "{% for p in x %}")),
        ("{# note #}", Fault(Broken.TAG, "{# note #}")),
    ],
)
def test_a_place_that_no_fact_of_the_letter_fills_is_refused(more: str, fault: Fault) -> None:
    text = wording.supplied(event="notice", language="fr") + more
    assert wording.faults(event="notice", language="fr", text=text) == (fault,)


@pytest.mark.parametrize("place", ["given_name", "answer_by", "description"])
def test_a_place_the_letter_must_have_cannot_be_left_out(place: str) -> None:
    text = wording.supplied(event="notice", language="fr").replace(place, "contact")
    assert Fault(Broken.MISSING, place) in wording.faults(event="notice", language="fr", text=text)


def test_a_decision_cannot_leave_out_the_rule_the_measure_or_the_appeal() -> None:
    for place in ("finding.clause.text", "element.finding", "measure.label", "appeal.until"):
        assert place in wording.required(event="decision", language="fr")


@pytest.mark.parametrize("text", ["", "Bonjour", "# Titre\n\n**ouvert {{ given_name }}"])
def test_a_text_that_is_no_letter_is_refused(text: str) -> None:
    assert wording.faults(event="notice", language="fr", text=text)


def test_a_text_without_end_is_refused() -> None:
    faults = wording.faults(event="notice", language="fr", text="a" * 20_001)
    assert faults == (Fault(Broken.LONG),)


def closing(*, worded_on: date) -> str:
    content = Closing(
        organisation="Club", reference="D-2026-0001", written_on=TODAY + timedelta(days=30),
        given_name="Noémie", closed_on=TODAY, privacy_officer="Idriss", worded_on=worded_on,
    )  # fmt: skip
    letter = letters.write(
        content=content, to=letters.Recipient(party="p", name="Noémie"), subject="case:D-2026-0001",
        actor=SOFTWARE, at=NOON,
    )  # fmt: skip
    return str(letter.title)


def test_a_case_keeps_the_wording_of_the_day_it_was_opened() -> None:
    ours = wording.supplied(event="closing", language="fr")
    operations.set_wording(
        event="closing", texts={"fr": ours.replace("# ", "# NOUVEAU ", 1), "en": " "},
        source="Me Roy", valid_from=TODAY + timedelta(days=1), note="", at=NOON,
        actor=an_actor(Role.ADMINISTRATOR),
    )  # fmt: skip
    assert not closing(worded_on=TODAY).startswith("NOUVEAU")
    assert closing(worded_on=TODAY + timedelta(days=1)).startswith("NOUVEAU")


def test_nothing_of_a_broken_wording_is_kept() -> None:
    with pytest.raises(operations.BadWording) as raised:
        operations.set_wording(
            event="closing", texts={"fr": "# {{ reporter }}", "en": ""}, source="Me Roy",
            valid_from=TODAY, note="", actor=an_actor(Role.ADMINISTRATOR), at=NOON,
        )  # fmt: skip
    assert list(raised.value.faults) == ["fr"]
    assert queries.wordings(event="closing") == ()
