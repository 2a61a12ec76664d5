"""A film or a sound of a case: nothing plays by itself, nothing shows before a click."""

import io
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from PIL import Image
from tests.factories import recordings
from tests.tools import needs
from tests.web.cases.test_converted import WHY, scene, views

pytestmark = [pytest.mark.django_db, needs("ffmpeg", "ffprobe")]


def player(page: bytes, kind: str) -> Tag:
    found = BeautifulSoup(page, "html.parser").find(kind)
    assert isinstance(found, Tag)
    return found


def test_a_film_waits_still_mute_and_veiled_and_playing_it_is_written_down(
    client: Client, tmp_path: Path
) -> None:
    content = recordings.film(tmp_path, seconds=1)
    exhibit, url = scene(client, content, "a.mp4")
    assert b"<video" not in client.get(url).content
    asked = client.post(url, WHY)
    film = player(asked.content, "video")
    assert {"controls", "muted"} <= set(film.attrs)
    assert "autoplay" not in film.attrs
    assert film["preload"] == "none"
    veil = Image.open(io.BytesIO(client.get(str(film["poster"])).content))
    assert (max(veil.size), veil.mode) == (24, "L")
    assert views(exhibit) == 0
    played = client.get(str(film["src"]))
    assert b"".join(played.streaming_content) == content
    assert views(exhibit) == 1


def test_a_film_is_veiled_again_after_fifteen_minutes(client: Client, tmp_path: Path) -> None:
    _, url = scene(client, recordings.film(tmp_path, seconds=1), "a.mp4")
    asked = client.post(url, WHY)
    assert asked.headers["Refresh"] == f"900; url={url}"
    assert "Elle sera voilée de nouveau dans 15 minutes" in asked.content.decode()


def test_a_sound_is_heard_without_what_travelled_with_it(client: Client, tmp_path: Path) -> None:
    content = recordings.song(tmp_path)
    exhibit, url = scene(client, content, "a.mp3")
    page = client.post(url, WHY).content
    heard = client.get(str(player(page, "audio")["src"]))
    sound = b"".join(heard.streaming_content)
    assert heard.headers["Content-Type"] == "audio/mp4"
    assert recordings.SECRET.encode() in content
    assert recordings.SECRET.encode() not in sound
    assert views(exhibit) == 1
    link = BeautifulSoup(page, "html.parser").find("a", href=lambda it: bool(it and "?vue=" in it))
    assert isinstance(link, Tag)
    sent = client.get(str(link["href"]))
    assert sent.headers["Content-Disposition"].startswith("attachment")
    assert b"".join(sent.streaming_content) == content
