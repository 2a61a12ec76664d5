"""Who is on call and incidents, in pages."""

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.people import an_account
from tests.factories.reports import a_report
from tests.web.reports.pages import errors, read

from francjeu.kernel.actors import Role
from francjeu.reports import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_house")]


def client_of(*roles: Role) -> Client:
    client = Client()
    client.force_login(an_account(roles=roles, name="Alex Roy"))
    return client


def test_the_chair_sets_who_is_on_call_and_sees_the_versions() -> None:
    first = an_account(roles=[Role.CASE_MANAGER], name="Camille Gagnon")
    chair = client_of(Role.CHAIR)
    at = "/equipe/garde/qui/"
    assert "tour à tour" in read(chair.get(at)).get_text()
    refused = chair.post(at, {"place_1": "", "minutes": "0", "valid_from": "hier", "source": ""})
    assert refused.status_code == 422
    assert len(errors(refused)) == 4
    told = {
        "place_1": str(first.public_id), "minutes": "10",
        "valid_from": "2020-01-01T08:00", "source": "Entente",
    }  # fmt: skip
    assert chair.post(at, told).status_code == 422
    soon = timezone.localtime() + timezone.timedelta(days=1)
    assert chair.post(at, {**told, "valid_from": f"{soon:%Y-%m-%dT%H:%M}"}).status_code == 303
    page = read(chair.get(at)).get_text(" ")
    assert "Camille Gagnon" in page
    assert "Entente" in page
    assert client_of(Role.CASE_MANAGER).get(at).status_code == 404


def test_a_campaign_is_gathered_account_by_account() -> None:
    manager = client_of(Role.CASE_MANAGER)
    report, other = a_report(), a_report()
    gathered = manager.post(f"/equipe/reception/{report.ref}/incident/", {"title": "Vague"})
    at = gathered["Location"]
    ref = models.Incident.objects.get().ref
    assert at == f"/equipe/reception/incident/{ref}/"
    manager.post(f"{at}signalement/", {"report": other.ref.lower()})
    assert manager.post(f"{at}signalement/", {"report": other.ref}).status_code == 422
    manager.post(f"{at}compte/", {"handle": "@un"})
    assert manager.post(f"{at}publication/", {"author": "C1"}).status_code == 422
    manager.post(f"{at}publication/", {"author": "C1", "words": "Un mème."})
    assert manager.post(f"{at}dossier/", {"author": "C1", "case_ref": "D-1"}).status_code == 422
    page = read(manager.get(at)).main.get_text(" ", strip=True)  # type: ignore[union-attr]
    assert "2 personnes" in page
    assert "Un mème." in page
    assert manager.get(f"{at}autre/").status_code == 404
    assert ref in read(manager.get(f"/equipe/reception/{report.ref}/")).get_text()
    assert client_of(Role.CHAIR).get(at).status_code == 404
