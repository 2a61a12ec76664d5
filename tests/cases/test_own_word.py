"""The answer of a parent is an answer; it does not close the time of the young person."""

from datetime import datetime, timedelta

import pytest
from tests.conftest import NOON
from tests.factories import cases as factory
from tests.factories import reports as report

from francjeu.cases import models, representing
from francjeu.cases.filing import parts
from francjeu.cases.filing.scene import Scene
from francjeu.cases.operations.hearing import asking, hearing
from francjeu.cases.operations.letters import reminding
from francjeu.cases.queries.file import turn
from francjeu.cases.queries.today import tasks
from francjeu.journal import queries as journal
from francjeu.kernel.actors import CLOCK, SOFTWARE, Actor, Kind
from francjeu.kernel.procedure.case.guards import NotYet, Why
from francjeu.notices.models import Letter
from francjeu.reports.operations.urgent import silence

pytestmark = pytest.mark.django_db


def answered(party: str = "parent", *, birth_year: int = 2011) -> factory.Table:
    """A case told to a young person, where the parent (or they) answered the same day."""
    table = factory.a_table(
        state="notified", before=lambda t: models.Party.objects.filter(pk=t.respondent.pk).update(
            birth_year=birth_year
        ),
    )  # fmt: skip
    answer(table, models.Party.objects.get(pk=getattr(table, party).pk))
    return table


def answer(table: factory.Table, party: models.Party) -> None:
    hearing.receive_response(
        case=table.case, party=party, version="Ma version.", actor=table.manager, at=NOON
    )


def in_writing(table: factory.Table, at: datetime = NOON) -> models.Hearing:
    return hearing.hear_in_writing(case=table.case, actor=table.manager, at=at)


def after(table: factory.Table) -> datetime:
    assert table.case.response_due_at is not None
    return table.case.response_due_at + timedelta(seconds=1)


def test_a_parents_answer_alone_is_not_the_hearing_while_the_young_person_may_answer() -> None:
    table = answered()
    assert table.case.state == "answered"
    with pytest.raises(NotYet) as refused:
        in_writing(table)
    assert refused.value.why is Why.OWN_WORD
    assert in_writing(table, at=after(table)).way == "written"


def test_a_young_person_who_answered_too_is_heard_at_once() -> None:
    table = answered()
    answer(table, table.respondent)
    assert in_writing(table).way == "written"


def test_a_hearing_may_be_called_before_since_they_are_heard_there() -> None:
    table = answered()
    hearing.call_hearing(
        case=table.case, way="video", starts_at=NOON + timedelta(days=3), joining="",
        actor=table.manager, at=NOON,
    )  # fmt: skip
    assert table.case.state == "hearing_called"


def test_under_fourteen_the_adult_answers_for_the_child() -> None:
    table = answered(birth_year=2014)
    assert representing.unheard_themselves(table.case) is None
    assert in_writing(table).way == "written"


def test_the_reminder_goes_to_the_young_person_alone() -> None:
    table = answered()
    near = after(table) - timedelta(days=1)
    assert reminding.remind(actor=CLOCK, at=near) == 1
    assert list(Letter.objects.filter(event="reminder").values_list("party", flat=True)) == [
        str(table.respondent.public_id)
    ]


def test_nobody_is_reminded_once_they_answered() -> None:
    table = answered("respondent")
    assert reminding.remind(actor=CLOCK, at=after(table) - timedelta(days=1)) == 0


def test_the_file_for_counsel_says_in_whose_name_an_answer_is() -> None:
    table = answered()
    words = parts.frozen(parts.parts(Scene(table.case, "fr", hidden=())))
    assert "Personne B, pour la personne A, " in words


def test_time_may_still_be_asked_for_and_given_to_the_young_person() -> None:
    table = answered()
    due = table.case.response_due_at
    assert due is not None
    table.respondent.case.refresh_from_db()
    asking.ask_time(
        party=table.respondent, until=due.date() + timedelta(days=5), reason="Un tournoi.",
        actor=Actor(Kind.PARTY, ref=str(table.respondent.public_id)), at=NOON,
    )  # fmt: skip
    assert "extend" in turn.beside(case=table.case, actor=table.manager, at=NOON)
    waiting = [t.verb for t in tasks.tasks_for(actor=table.manager, at=NOON)]
    assert "answer_time" in waiting
    later = due + timedelta(days=5)
    hearing.extend(case=table.case, until=later, reason="Oui.", actor=table.manager, at=NOON)
    with pytest.raises(NotYet):
        in_writing(table, at=due + timedelta(days=1))
    assert in_writing(table, at=later + timedelta(seconds=1)).way == "written"


def test_no_time_is_given_once_the_person_answered_themselves() -> None:
    table = answered("respondent")
    assert "extend" not in turn.beside(case=table.case, actor=table.manager, at=NOON)
    with pytest.raises(NotYet):
        hearing.extend(
            case=table.case, until=after(table) + timedelta(days=5), reason="x",
            actor=table.manager, at=NOON,
        )  # fmt: skip


def told_that_someone_answered() -> list[Letter]:
    return list(Letter.objects.filter(event="answered_for").order_by("pk"))


def test_a_letter_tells_the_young_person_that_someone_answered_for_them() -> None:
    table = answered()
    [letter] = told_that_someone_answered()
    assert letter.party == str(table.respondent.public_id)
    assert letter.to_address == "felix@exemple.ca"
    assert "Vous pouvez aussi répondre vous-même" in letter.text
    for told in ("Julie", "Ma version.", "blessants"):  # neither who, nor what was said
        assert told not in letter.text


def test_who_answered_already_is_told_that_both_are_read() -> None:
    table = answered("respondent")
    assert not told_that_someone_answered()
    answer(table, table.parent)
    [letter] = told_that_someone_answered()
    assert "Les deux réponses seront lues" in letter.text


def test_an_answer_for_them_after_the_date_says_that_it_is_not_too_late() -> None:
    table = answered()
    hearing.receive_response(
        case=table.case, party=table.parent, version="Encore.", actor=table.manager,
        at=after(table),
    )  # fmt: skip
    assert "Il n’est pas trop tard" in told_that_someone_answered()[-1].text


@pytest.mark.parametrize("birth_year", [2014, 2012])  # 12 or less; 13 perhaps
def test_no_such_letter_to_who_may_be_under_fourteen(birth_year: int) -> None:
    answered(birth_year=birth_year)
    assert not told_that_someone_answered()


def test_no_such_letter_without_an_address_to_send_it_to() -> None:
    table = factory.a_table(
        state="notified", before=lambda t: models.Party.objects.filter(pk=t.respondent.pk).update(
            email=""
        ),
    )  # fmt: skip
    answer(table, models.Party.objects.get(pk=table.parent.pk))
    assert Letter.objects.filter(event="response_received").exists()
    assert not told_that_someone_answered()


def test_in_silence_the_letter_is_left_out_and_that_is_noted() -> None:
    checked = report.a_checked_report()
    table = factory.a_table(state="notified", reports=(checked.ref,))
    checked.refresh_from_db()
    silence.begin(report=checked, because=[], actor=SOFTWARE, at=NOON)
    answer(table, table.parent)
    assert not told_that_someone_answered()
    entries = journal.history(subject=f"case:{table.case.ref}")
    left_out = [entry.facts["what"] for entry in entries if entry.event == "letter.withheld"]
    assert "answered_for" in left_out
