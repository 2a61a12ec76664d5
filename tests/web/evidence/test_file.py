"""The page of all evidence of a file: for who may know of it, and nothing of its content."""

import pytest
from django.test import Client
from tests.factories import cases as given
from tests.factories import people as person
from tests.factories.reports import a_report

from francjeu.kernel.actors import Role

pytestmark = pytest.mark.django_db


def test_a_case_shows_what_is_held_to_who_runs_it(client: Client) -> None:
    table = given.a_table(state="notified")
    client.force_login(person.an_account(roles=(Role.CASE_MANAGER,)))
    answer = client.get(f"/equipe/preuves/{table.case.ref}/")
    assert answer.status_code == 200
    assert "Pièces scellées" in answer.content.decode()


@pytest.mark.parametrize("ref", ["D-2026-0999", "S-2026-0999", "nothing"])
def test_what_does_not_exist_is_not_found(client: Client, ref: str) -> None:
    client.force_login(person.an_account(roles=(Role.CASE_MANAGER,)))
    assert client.get(f"/equipe/preuves/{ref}/").status_code == 404


def test_a_report_one_may_not_know_of_is_not_found(client: Client) -> None:
    report = a_report()
    client.force_login(person.an_account(roles=(Role.COUNSEL,)))
    assert client.get(f"/equipe/preuves/{report.ref}/").status_code == 404
