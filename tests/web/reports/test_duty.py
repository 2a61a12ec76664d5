"""The urgent lane in pages: what rings, taking it, the guided sheet kept as it is typed."""

import pytest
from django.test import Client
from tests.factories.people import an_account
from tests.factories.reports import a_report
from tests.web.reports.pages import errors, read

from francjeu.kernel.actors import Role
from francjeu.kernel.procedure.intake.report import About, Tag
from francjeu.reports import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_house")]
LINE = {"safe-done": "done", "safe-words": "Elle est chez elle."}


def client_of(role: Role, name: str = "Camille Gagnon") -> Client:
    client = Client()
    client.force_login(an_account(roles=[role], name=name))
    return client


@pytest.fixture
def manager() -> Client:
    return client_of(Role.CASE_MANAGER)


def page(client: Client, path: str) -> str:
    return read(client.get(path)).main.get_text(" ").replace("\u00a0", " ")  # type: ignore[union-attr]


@pytest.mark.clause("C-D-7")
def test_the_sheet_is_what_opens_first(manager: Client) -> None:
    report = a_report(tags=(Tag.THREATS,), what="MARQUEUR")
    said = page(manager, "/equipe/garde/")
    assert report.ref in said
    assert "Menaces" in said
    assert "MARQUEUR" not in said
    first = read(manager.get("/equipe/reception/")).select_one(".task__what a")
    assert first is not None
    assert first["href"] == f"/equipe/garde/{report.ref}/"
    task = read(manager.get("/equipe/")).select_one(".task__what a")
    assert task is not None
    assert task["href"] == f"/equipe/garde/{report.ref}/"


def test_who_takes_it_fills_the_sheet_line_by_line(manager: Client) -> None:
    report = a_report(tags=(Tag.THREATS,))
    at = f"/equipe/garde/{report.ref}/"
    assert "Prenez-le d’abord" in page(manager, at)
    assert manager.post(f"{at}prendre/").status_code == 303
    refused = manager.post(f"{at}ligne/police/", {"police-done": "done", "police-body": "Police"})
    assert refused.status_code == 422
    assert any("quelle heure" in line for line in errors(refused))
    assert 'value="Police"' in refused.content.decode()
    manager.post(f"{at}ligne/safe/", LINE)
    manager.post(
        f"{at}ligne/police/",
        {
            "police-done": "done", "police-body": "Police", "police-called_at": "2026-11-22T18:30",
            "police-file_number": "LON-77",
        },
    )  # fmt: skip
    assert "Il reste" in page(manager, at) or "chaque ligne" in page(manager, at)
    manager.post(f"{at}ligne/silence/", {"silence-done": "done", "silence-words": "Attendre."})
    said = page(manager, at)
    assert "LON-77" in said
    assert manager.post(f"{at}fermer/").status_code == 303
    assert models.Alarm.objects.get().state == "closed"
    assert "Personne n’est averti" in page(manager, at)
    assert manager.post(f"{at}silence/", {"reason": ""}).status_code == 422
    manager.post(f"{at}silence/", {"reason": "L’agente Roy, LON-77 : d’accord."})
    assert "Personne n’est averti" not in page(manager, at)


def test_what_is_typed_is_kept_for_who_takes_over(manager: Client) -> None:
    report = a_report(tags=(Tag.THREATS,))
    at = f"/equipe/garde/{report.ref}/"
    manager.post(f"{at}prendre/")
    kept = manager.post(
        f"{at}ligne/police/", {"police-body": "Poste de"}, headers={"X-Autosave": "1"}
    )
    assert kept.status_code == 204
    other = client_of(Role.CASE_MANAGER, "Sam Côté")
    assert "rien de ce qui a été écrit n’est perdu" in page(other, at)
    other.post(f"{at}prendre/")
    assert 'value="Poste de"' in other.get(at).content.decode()
    late = manager.post(f"{at}ligne/safe/", LINE, follow=True)
    assert "Quelqu’un d’autre" in late.content.decode()


def test_passing_it_on_calls_the_next_person(manager: Client) -> None:
    client_of(Role.CASE_MANAGER, "Sam Côté")
    report = a_report(tags=(Tag.THREATS,))
    assert manager.post(f"/equipe/garde/{report.ref}/passer/").status_code == 303
    assert models.Ring.objects.count() == 2


@pytest.mark.clause("C-SIGN-4")
def test_what_concerns_the_director_rings_nowhere_for_the_director(manager: Client) -> None:
    report = a_report(tags=(Tag.THREATS,), about=About.DIRECTOR)
    assert report.ref not in page(manager, "/equipe/garde/")
    at = f"/equipe/garde/{report.ref}/"
    assert manager.get(at).status_code == 404
    for act in ("prendre/", "passer/", "fermer/", "silence/", "ligne/safe/"):
        assert manager.post(f"{at}{act}").status_code == 404
    assert report.ref in page(client_of(Role.CHAIR), "/equipe/garde/")


def test_a_report_that_never_rang_has_no_sheet(manager: Client) -> None:
    report = a_report()
    assert manager.get(f"/equipe/garde/{report.ref}/").status_code == 404
    assert manager.post(f"/equipe/garde/{report.ref}/ligne/inconnue/").status_code == 404
