"""Pictures that no browser draws are shown converted; the file itself stays as it was received."""

import io
import re
import sys
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import images

from francjeu.cases import models
from francjeu.cases.operations.pieces import exhibiting
from francjeu.connectors.copies import pictures
from francjeu.evidence import words
from francjeu.journal import queries as journal
from francjeu.kernel.evidence.copies.copying import Trouble
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.people.models import User

pytestmark = pytest.mark.django_db
WHY = {"purpose": "verify"}


def scene(client: Client, content: bytes, name: str) -> tuple[models.Exhibit, str]:
    table = given.a_table(state="admissible")
    upload = exhibiting.Upload(source=io.BytesIO(content), name=name, obtained=Access.SHOWN)
    exhibit = exhibiting.upload(
        case=table.case, file=upload, description="Une photo.", actor=table.manager, at=NOON
    )
    client.force_login(User.objects.get(public_id=table.manager.ref))
    return exhibit, f"/equipe/dossiers/{table.case.ref}/pieces/{exhibit.number}/"


def views(exhibit: models.Exhibit) -> int:
    assert exhibit.item is not None
    history = journal.history(subject=exhibit.item.vault.subject)
    return sum(it.event == "evidence.viewed" for it in history)


def links(page: str) -> list[str]:
    return re.findall(r'(?:src|href)="([^"]*\?vue=[^"]+)"', page)


@pytest.mark.parametrize(
    ("form", "name"), [("HEIF", "a.heic"), ("TIFF", "a.tif"), ("AVIF", "a.avif")]
)
def test_a_picture_of_a_telephone_is_seen_and_downloaded_as_it_was_received(
    client: Client, form: str, name: str
) -> None:
    content = images.encoded(form)
    exhibit, url = scene(client, content, name)
    before = client.get(url).content.decode()
    assert "Voir l’image" in before
    assert links(before) == []
    page = client.post(url, WHY).content.decode()
    assert "Cette vue n’est liée à rien" in page
    assert f"/pieces/{exhibit.item.public_id}/#h-convert" in page
    shown, original = links(page)
    looked = client.get(shown)
    assert looked.headers["Content-Type"] == "image/jpeg"
    assert Image.open(io.BytesIO(looked.content)).size == (200, 100)
    assert views(exhibit) == 1
    sent = client.get(original)
    assert sent.headers["Content-Disposition"].startswith("attachment")
    assert b"".join(sent.streaming_content) == content
    assert views(exhibit) == 2


def test_one_that_cannot_be_converted_says_why_and_is_still_downloaded(client: Client) -> None:
    content = images.encoded("HEIF")[:300]
    _exhibit, url = scene(client, content, "a.heic")
    answer = client.post(url, WHY)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "endommagé" in page
    (original,) = links(page)
    assert b"".join(client.get(original).streaming_content) == content


def test_a_missing_decoder_is_told_as_a_missing_tool(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "source").write_bytes(images.encoded("HEIF"))
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with pytest.raises(ModuleNotFoundError):  # which the tool's own process tells as « missing »
        pictures.answer({"look": "grey"}, folder=tmp_path)
    assert "n’est pas installé" in str(words.TROUBLES[Trouble.MISSING])
