"""Holding a file from the browser, and the register of what is held and gone."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.cases.test_keeping import LATER, closed
from tests.factories.cases import Table

from francjeu.cases.operations.file import keeping
from francjeu.kernel.actors import CLOCK
from francjeu.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    return closed()


def enter(client: Client, table: Table) -> None:
    client.force_login(User.objects.get(public_id=table.manager.ref))


def test_a_file_is_held_with_a_reason_and_let_go(client: Client, table: Table) -> None:
    enter(client, table)
    page = client.get(reverse("cases:keeping", args=[table.case.ref])).content.decode()
    assert "Le délai n’est pas écoulé." in page
    hold = reverse("cases:hold", args=[table.case.ref])
    assert client.post(hold, {"turn": table.case.turn, "reason": ""}).status_code == 422
    done = client.post(hold, {"turn": table.case.turn, "reason": "Procès en cours"}, follow=True)
    assert "Procès en cours" in done.content.decode()
    register = client.get(reverse("cases:kept")).content.decode()
    assert table.case.ref in register
    again = client.post(hold, {"turn": table.case.turn, "reason": "Encore"})
    assert again.status_code == 422
    assert "Encore" in again.content.decode()
    lift = reverse("cases:lift_hold", args=[table.case.ref])
    client.post(lift, {"turn": table.case.turn, "reason": "Procès terminé"})
    assert "Personne ne retient" in client.get(reverse("cases:kept")).content.decode()


def test_the_register_shows_what_is_gone_and_the_page_of_the_case_still_opens(
    client: Client, table: Table
) -> None:
    keeping.destroy_due(actor=CLOCK, at=LATER)
    enter(client, table)
    register = client.get(reverse("cases:kept")).content.decode()
    assert "1 signalement, 1 pièce, " in register
    assert client.get(reverse("cases:case", args=[table.case.ref])).status_code == 200


def test_who_decides_cannot_hold(client: Client, table: Table) -> None:
    client.force_login(User.objects.get(public_id=table.decider.ref))
    hold = reverse("cases:hold", args=[table.case.ref])
    assert client.post(hold, {"turn": table.case.turn, "reason": "Non"}).status_code == 404
    assert not table.case.holds.exists()
