"""A report known to be false: three pairs of hands, pieces, and a case of its own."""

import pytest
from django.db import DatabaseError, transaction
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import people as person

from francjeu.cases import models
from francjeu.cases.operations.decision import badfaith
from francjeu.cases.operations.intake import opening
from francjeu.kernel.actors import Actor, Role
from francjeu.kernel.procedure.decision.badfaith import NotThisWay, Shown, Why

pytestmark = pytest.mark.django_db


def closed() -> given.Table:
    """A case that ended without a breach."""
    table = given.a_table(state="opened")
    opening.dismiss(
        case=table.case, ground=opening.Ground.NOTHING_TO_EXAMINE, reasons="Rien.",
        actor=table.manager, at=NOON,
    )  # fmt: skip
    return table


def ask(table: given.Table) -> models.FalseReport:
    return badfaith.ask(
        first=table.case, words="La capture semble fabriquée.", actor=table.manager, at=NOON
    )


def seated(table: given.Table, *roles: Role) -> Actor:
    return person.an_actor(*roles, name="Dominique Ali")


def test_nobody_asks_while_the_first_case_is_open_or_when_it_was_founded() -> None:
    for state, why in (("opened", Why.FIRST_OPEN), ("closed", Why.FIRST_FOUNDED)):
        with pytest.raises(NotThisWay) as refused:
            ask(given.a_table(state=state))
        assert refused.value.why is why


def test_the_whole_path_takes_three_pairs_of_hands() -> None:
    table = closed()
    row = ask(table)
    with pytest.raises(NotThisWay):
        ask(table)
    judge = seated(table, Role.CHAIR)
    with pytest.raises(NotThisWay) as refused:
        badfaith.show(
            row=row, how=Shown.FABRICATED, words="Non retenu, donc faux.", pieces=(),
            actor=judge, at=NOON,
        )  # fmt: skip
    assert refused.value.why is Why.NO_PIECE
    badfaith.show(
        row=row, how=Shown.FABRICATED, words="P-1 porte la trace du montage.", pieces=(1,),
        actor=judge, at=NOON,
    )  # fmt: skip
    for same in (table.manager, judge):
        with pytest.raises(NotThisWay):
            badfaith.open_file(
                row=row, title="Signalement", first_act_on=given.ACT, words="Voir.", actor=same,
                at=NOON,
            )  # fmt: skip
    third = person.an_actor(Role.CASE_MANAGER, name="Sam Côté")
    second = badfaith.open_file(
        row=row, title="Signalement contesté", first_act_on=given.ACT, words="Voir le premier.",
        actor=third, at=NOON,
    )  # fmt: skip
    row.refresh_from_db()
    assert (row.state, row.second) == ("opened", second)
    assert second.state == "opened"
    assert not second.parties.exists()


def test_a_question_set_aside_opens_nothing() -> None:
    table = closed()
    row = ask(table)
    judge = seated(table, Role.CHAIR)
    badfaith.set_aside(row=row, words="Erreur honnête.", actor=judge, at=NOON)
    with pytest.raises(NotThisWay) as refused:
        badfaith.open_file(
            row=row, title="Non", first_act_on=given.ACT, words="Voir.",
            actor=person.an_actor(Role.CASE_MANAGER), at=NOON,
        )  # fmt: skip
    assert refused.value.why is Why.STATE


def test_two_judges_at_once_judge_it_once() -> None:
    row = ask(closed())
    stale = models.FalseReport.objects.select_related("first").get(pk=row.pk)
    badfaith.set_aside(row=row, words="Non.", actor=person.an_actor(Role.CHAIR), at=NOON)
    with pytest.raises(NotThisWay):
        badfaith.show(
            row=stale, how=Shown.ADMITTED, words="Aveu.", pieces=(1,),
            actor=person.an_actor(Role.CHAIR, name="Léa Roy"), at=NOON,
        )  # fmt: skip


@pytest.mark.parametrize("state", ["opened", "asked"])
def test_the_database_refuses_a_road_around_the_judges(state: str) -> None:
    row = ask(closed())
    if state == "asked":
        badfaith.set_aside(row=row, words="Non.", actor=person.an_actor(Role.CHAIR), at=NOON)
    with pytest.raises(DatabaseError), transaction.atomic():
        models.FalseReport.objects.filter(pk=row.pk).update(
            state=state, shown="admitted", second=row.first
        )
