"""Eight hands on one case: one moves it, seven are told that it moved; nothing is half-written."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from tests.conftest import NOON
from tests.factories import cases as given

from francjeu.cases import models
from francjeu.cases.operations import deciding, hearing
from francjeu.cases.operations.moving import CaseMoved
from francjeu.journal import queries as journal
from francjeu.kernel.actors import Actor, Kind
from francjeu.kernel.procedure.case import NotYet


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_eight_decisions_at_once_exactly_one_is_signed() -> None:
    table = given.a_table(state="heard")
    given.find_all(table)

    def sign(_: int) -> str:
        try:
            case = models.Case.objects.get(pk=table.case.pk)
            deciding.decide(case=case, proposed=given.PROPOSED, actor=table.decider, at=NOON)
        except CaseMoved:
            return "moved"
        except NotYet:  # read the case after the first hand had moved it
            return "moved"
        finally:
            connections.close_all()
        return "signed"

    with ThreadPoolExecutor(max_workers=8) as pool:
        ended = sorted(pool.map(sign, range(8)))
    assert ended == ["moved"] * 7 + ["signed"]
    assert models.Decision.objects.count() == 1
    assert list(journal.faults()) == []


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_eight_presses_on_send_one_answer_is_kept() -> None:
    table = given.a_table(state="answered")
    party = Actor(kind=Kind.PARTY, ref=str(table.respondent.public_id))
    hearing.save_draft(party=table.respondent, answers="{}", actor=party, at=NOON)

    def press(_: int) -> str:
        try:
            row = models.Party.objects.select_related("case").get(pk=table.respondent.pk)
            hearing.receive_response(
                case=row.case, party=row, version="Ce n’est pas moi.", actor=party, at=NOON
            )
        except hearing.AlreadySent:
            return "again"
        finally:
            connections.close_all()
        return "sent"

    with ThreadPoolExecutor(max_workers=8) as pool:
        ended = sorted(pool.map(press, range(8)))
    assert ended == ["again"] * 7 + ["sent"]
    assert table.case.responses.count() == 2
    assert list(journal.faults()) == []
