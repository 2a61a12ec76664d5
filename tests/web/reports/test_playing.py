"""A film or a sound sent with a report: nothing plays by itself, nothing shows before a click."""

import io
from pathlib import Path

import pytest
from bs4 import Tag
from django.test import Client
from PIL import Image
from tests.conftest import NOON
from tests.factories import recordings
from tests.factories.people import an_account
from tests.factories.reports import a_sent_report, a_visit
from tests.tools import needs
from tests.web.reports.pages import read

from francjeu.evidence.models import Item
from francjeu.journal import queries as journal
from francjeu.kernel.actors import Role
from francjeu.reports.operations.form import files

pytestmark = [pytest.mark.django_db, needs("ffmpeg", "ffprobe")]


def sent(client: Client, content: bytes, name: str) -> tuple[str, str]:
    """A report with this file, read by who receives reports: its history, the file’s address."""
    report, code = a_sent_report()
    upload = files.Upload(source=io.BytesIO(content), name=name)
    files.add_by_code(token=a_visit(code, at=NOON), upload=upload, at=NOON)
    client.force_login(an_account(roles=(Role.CASE_MANAGER,)))
    piece = Item.objects.get().public_id
    return f"report:{report.ref}", f"/equipe/reception/{report.ref}/fichier/{piece}/"


def player(client: Client, url: str, kind: str) -> Tag:
    found = read(client.post(url, {"reason": "Vérifier"})).find(kind)
    assert isinstance(found, Tag)
    return found


def views(subject: str) -> int:
    return sum(it.event == "evidence.viewed" for it in journal.history(subject=subject))


def test_a_film_waits_still_mute_and_veiled_and_playing_it_is_written_down(
    client: Client, tmp_path: Path
) -> None:
    content = recordings.film(tmp_path, seconds=1)
    subject, url = sent(client, content, "a.mp4")
    film = player(client, url, "video")
    assert {"controls", "muted"} <= set(film.attrs)
    assert "autoplay" not in film.attrs
    veil = Image.open(io.BytesIO(client.get(str(film["poster"])).content))
    assert (max(veil.size), veil.mode) == (24, "L")
    assert views(subject) == 0
    assert b"".join(client.get(str(film["src"])).streaming_content) == content
    assert views(subject) == 1
    client.force_login(an_account(roles=(Role.CASE_MANAGER,)))
    assert client.get(str(film["src"])).status_code == 404


def test_a_sound_is_heard_without_what_travelled_with_it(client: Client, tmp_path: Path) -> None:
    content = recordings.song(tmp_path)
    subject, url = sent(client, content, "a.mp3")
    sound = client.get(str(player(client, url, "audio")["src"]))
    assert recordings.SECRET.encode() in content
    assert recordings.SECRET.encode() not in b"".join(sound.streaming_content)
    assert views(subject) == 1
