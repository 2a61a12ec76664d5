"""Hands that meet on one case: a recusal and a signature, two appeals, two panels."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.db import connections
from tests.conftest import NOON
from tests.factories import cases as given

from francjeu.cases import models
from francjeu.cases.operations.decision import appealing, deciding
from francjeu.cases.operations.file.moving import CaseMoved
from francjeu.cases.operations.panel import conflicts
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Role
from francjeu.kernel.procedure.case.guards import NotYet

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def together(*acts: Callable[[models.Case], object], case: models.Case) -> list[str]:
    """Each act on its own connection and its own reading of the case, at once."""

    def one(act: Callable[[models.Case], object]) -> str:
        try:
            act(models.Case.objects.get(pk=case.pk))
        except (CaseMoved, NotYet, Refused, appealing.NothingToDecide):
            return "refused"
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(max_workers=len(acts)) as pool:
        return list(pool.map(one, acts))


@pytest.mark.parametrize("turn", range(3))
def test_a_recusal_and_a_signature_never_both_count_in_the_wrong_order(turn: int) -> None:
    table = given.a_table(state="heard")
    given.find_all(table)

    def sign(case: models.Case) -> None:
        deciding.decide(case=case, proposed=given.PROPOSED, actor=table.decider, at=NOON)

    def step_aside(case: models.Case) -> None:
        conflicts.declare(case=case, is_linked=True, note="", actor=table.decider, at=NOON)

    ended = together(*((sign, step_aside) if turn % 2 else (step_aside, sign)), case=table.case)
    events = [line.event for line in journal.history(subject=f"case:{table.case.ref}")]
    if models.Decision.objects.exists():
        # signed first: the journal says so, and the recusal came after
        assert events.index("case.recused") < events.index("case.decide")
    else:
        assert sorted(ended) == ["done", "refused"]
    assert list(journal.faults()) == []


def test_of_four_requests_at_once_exactly_one_is_received() -> None:
    table = given.a_table(state="announced")

    def ask(case: models.Case) -> None:
        appealing.appeal(
            case=case, party=None, ground="bias", text="", actor=table.manager, at=NOON
        )

    assert sorted(together(ask, ask, ask, ask, case=table.case)) == ["done", *["refused"] * 3]
    assert models.Appeal.objects.count() == 1


def test_of_two_members_of_the_panel_moving_at_once_one_signs() -> None:
    table = given.a_table(state="announced")
    given.appeal(table)
    user, second = given.staff(Role.DECIDER, name="Sacha Lavoie")
    conflicts.seat(case=table.case, user=user, instance="appeal", actor=table.manager, at=NOON)
    conflicts.declare(case=table.case, is_linked=False, note="", actor=second, at=NOON)

    def answer(result: str, actor: given.Actor) -> Callable[[models.Case], object]:
        return lambda case: appealing.decide_appeal(
            case=case, result=result, reasons="x", proposed=None, actor=actor, at=NOON
        )

    acts = (answer("uphold", table.other), answer("send_back", second))
    assert sorted(together(*acts, case=table.case)) == ["done", "refused"]
    table.case.refresh_from_db()
    row = models.Appeal.objects.get()
    assert (row.state, table.case.state) in {("upheld", "announced"), ("sent_back", "answered")}
    assert list(journal.faults()) == []


def test_one_person_gets_one_seat_of_two_given_at_once() -> None:
    table = given.a_table()
    user, _ = given.staff(Role.DECIDER, name="Sacha Lavoie")

    def give(instance: str) -> Callable[[models.Case], object]:
        return lambda case: conflicts.seat(
            case=case, user=user, instance=instance, actor=table.manager, at=NOON
        )

    with suppress(conflicts.SatBefore):
        together(give("first"), give("appeal"), case=table.case)
    assert models.Seat.objects.filter(case=table.case, user=user).count() == 1
