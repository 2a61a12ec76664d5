"""One reminder, two days before the date; none for who answered, none twice."""

from datetime import timedelta

import pytest
from tests.conftest import NOON
from tests.factories import cases as factory

from francjeu.cases.operations.letters import reminding
from francjeu.kernel.actors import CLOCK
from francjeu.notices.models import Letter

pytestmark = pytest.mark.django_db


def reminders() -> list[str]:
    return list(Letter.objects.filter(event="reminder").values_list("party", flat=True))


def test_reminds_once_the_person_and_who_speaks_for_them() -> None:
    table = factory.a_table(state="notified")
    due = table.case.response_due_at
    assert due is not None
    assert reminding.remind(actor=CLOCK, at=due - timedelta(days=3)) == 0
    assert reminding.remind(actor=CLOCK, at=due - timedelta(days=1)) == 1
    assert reminding.remind(actor=CLOCK, at=due - timedelta(hours=2)) == 0
    assert set(reminders()) == {str(table.respondent.public_id), str(table.parent.public_id)}


def test_reminds_nobody_who_answered() -> None:
    table = factory.a_table(state="answered")
    due = table.case.response_due_at
    assert due is not None
    assert reminding.remind(actor=CLOCK, at=due - timedelta(days=1)) == 0


def test_does_not_follow_a_notice_at_its_heels() -> None:
    table = factory.a_table(state="admissible")
    factory.STEPS["notified"](table)
    table.case.refresh_from_db()
    type(table.case).objects.update(response_due_at=NOON + timedelta(days=1))
    assert reminding.remind(actor=CLOCK, at=NOON + timedelta(hours=1)) == 0
