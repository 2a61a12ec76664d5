"""A case keeps the settings it was opened under; the next one is opened under the new ones."""

from datetime import timedelta

import pytest
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories.people import an_actor

from francjeu.cases.models import Clock
from francjeu.kernel.actors import Actor, Role
from francjeu.notices import wording
from francjeu.notices.models import Letter
from francjeu.notices.operations import wording as letters
from francjeu.policy import operations, queries

pytestmark = pytest.mark.django_db


def change_the_response_to(amount: int, *, actor: Actor) -> None:
    last = queries.last_setting(kind="profile")
    assert last is not None
    deadlines = [
        {**row, "amount": amount} if row["clock"] == "response" else row
        for row in last.values["deadlines"]
    ]
    operations.set_values(
        kind="profile", values={**last.values, "deadlines": deadlines}, valid_from=NOON.date(),
        note="Vote du conseil", actor=actor, at=NOON,
    )  # fmt: skip


def days_to_answer(table: given.Table) -> int:
    clock = Clock.objects.get(case=table.case, key="response")
    return (clock.due_at.astimezone(NOON.tzinfo).date() - NOON.date()).days


def test_an_open_case_keeps_its_deadlines_and_the_next_has_the_new_ones() -> None:
    administrator = an_actor(Role.ADMINISTRATOR, name="Alex Roy")
    change = []

    def meanwhile(_table: given.Table) -> None:
        change.append(change_the_response_to(24, actor=administrator))

    before = given.a_table(state="notified", before=meanwhile)
    after = given.a_table(state="notified")
    assert len(change) == 1
    assert [days_to_answer(table) for table in (before, after)] == [10, 24]


def test_an_open_case_keeps_the_wording_of_its_letters() -> None:
    given.a_table()
    ours = wording.supplied(event="notice", language="fr")
    letters.set_wording(
        event="notice", texts={"fr": ours.replace("# ", "# NOUVEAU ", 1)}, source="Me Roy",
        valid_from=NOON.date() + timedelta(days=1), note="",
        actor=an_actor(Role.ADMINISTRATOR, name="Alex Roy"), at=NOON,
    )  # fmt: skip
    given.a_table(state="notified")
    titles = [letter.title for letter in Letter.objects.filter(event="notice")]
    assert titles
    assert not any(title.startswith("NOUVEAU") for title in titles)
