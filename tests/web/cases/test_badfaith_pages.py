"""The path of a report known to be false, in pages: three persons, in order."""

import pytest
from django.test import Client
from tests.conftest import NOON
from tests.factories import cases as given
from tests.web.cases.conftest import SignIn

from francjeu.cases import models
from francjeu.cases.operations.intake import opening
from francjeu.kernel.actors import Role

pytestmark = pytest.mark.django_db


def post(client: Client, path: str, turn: int, **told: str) -> int:
    return client.post(path, {"turn": str(turn), **told}).status_code


def test_three_persons_in_order_open_a_case_and_no_piece_opens_nothing(as_: SignIn) -> None:
    table = given.a_table()
    opening.dismiss(
        case=table.case, ground=opening.Ground.NOTHING_TO_EXAMINE, reasons="Rien.",
        actor=table.manager, at=NOON,
    )  # fmt: skip
    case, at = table.case, f"/equipe/dossiers/{table.case.ref}/faux/"
    manager = as_(table.manager)
    assert post(manager, at, case.turn, words="") == 422
    assert post(manager, at, case.turn, words="La capture semble fabriquée.") == 303
    assert post(manager, f"{at}juger/", case.turn, found="fabricated", words="Vu.") == 422
    _, chair = given.staff(Role.CHAIR, name="Alex Roy")
    judge, told = as_(chair), {"found": "fabricated", "words": "Montage."}
    assert post(judge, f"{at}juger/", case.turn, **told) == 422
    assert post(judge, f"{at}juger/", case.turn, pieces="P-1", **told) == 303
    _, third = given.staff(Role.CASE_MANAGER, name="Sam Côté")
    opened = {"title": "Signalement contesté", "first_act_on": "2026-11-03", "words": "Voir."}
    assert post(judge, f"{at}ouvrir/", case.turn, **opened) == 422
    assert post(as_(third), f"{at}ouvrir/", case.turn, **opened) == 303
    assert models.FalseReport.objects.get().state == "opened"
