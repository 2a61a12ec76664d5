"""Without a profile or doors, pages promise nothing and still lead somewhere."""

import pytest
from django.test import Client
from tests.web.reports.pages import begun, read, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bare_house")]


def test_no_date_is_promised(client: Client) -> None:
    code = sent(client)
    assert "D’ici" not in read(client.get("/f/code/")).select_one(".next").get_text()
    client.post("/suivi/", {"code": code})
    assert "Une personne le lira." in read(client.get("/suivi/moi/")).main.get_text(" ")
    assert "d’ici" not in read(client.get("/suivi/moi/")).main.get_text(" ")


def test_every_page_leads_to_other_help(client: Client) -> None:
    begun(client)
    for path in ("/signaler/", *(f"/f/{n}/" for n in range(1, 10)), "/suivi/"):
        assert read(client.get(path)).select_one("main a[href='/aide/']"), path
