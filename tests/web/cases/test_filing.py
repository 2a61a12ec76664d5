"""The page of files for counsel: ask, see how far it is, fetch."""

import io
import zipfile
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from tests.conftest import NOON
from tests.factories import cases as factory

from francjeu.cases.models import CounselFile
from francjeu.cases.operations.file import filing
from francjeu.cases.operations.panel import conflicts
from francjeu.kernel.actors import Role
from francjeu.people.models import User

pytestmark = pytest.mark.django_db


def said(response: Any) -> str:
    return BeautifulSoup(response.content, "html.parser").select_one("main").get_text(" ")  # type: ignore[union-attr]


def signed_in(client: Client, ref: str) -> None:
    client.force_login(User.objects.get(public_id=ref))


def test_a_copy_is_asked_seen_on_its_way_and_fetched(client: Client) -> None:
    table = factory.a_table(state="notified")
    user, _ = factory.staff(Role.COUNSEL, name="Me Dana Fortin")
    conflicts.seat(case=table.case, user=user, actor=table.manager, at=NOON)
    client.force_login(user)
    address = f"/equipe/dossiers/{table.case.ref}/copie/"
    assert "names_reporters" not in client.get(address).content.decode()
    asked = client.post(address, {"recipient": "Me Dana Fortin", "language": "fr"})
    assert asked.status_code == 303
    page = client.get(address)
    assert "En attente" in said(page)
    assert b"<progress" in page.content
    row = CounselFile.objects.get()
    filing.build(file_id=row.pk, at=NOON)
    ready = said(client.get(address))
    row.refresh_from_db()
    assert f"{row.pages} pages" in ready
    got = client.post(f"{address}{row.public_id}/")
    with zipfile.ZipFile(io.BytesIO(b"".join(got.streaming_content))) as packed:  # type: ignore[attr-defined]
        assert f"{table.case.ref}/data/documents/dossier.pdf" in packed.namelist()


def test_naming_who_reported_asks_for_a_reason(client: Client) -> None:
    table = factory.a_table()
    signed_in(client, table.manager.ref)
    answer = client.post(
        f"/equipe/dossiers/{table.case.ref}/copie/",
        {"recipient": "Me Fortin", "language": "fr", "names_reporters": "on", "reason": ""},
    )
    assert answer.status_code == 422
    assert "Me Fortin" in answer.content.decode()
    assert not CounselFile.objects.exists()


def test_a_decider_is_refused_and_a_stranger_sees_nothing(client: Client) -> None:
    table = factory.a_table()
    signed_in(client, table.decider.ref)
    assert client.get(f"/equipe/dossiers/{table.case.ref}/copie/").status_code in {403, 404}
    user, _ = factory.staff(Role.COUNSEL, name="Me Autre")
    client.force_login(user)
    assert client.get(f"/equipe/dossiers/{table.case.ref}/copie/").status_code == 404
