"""The letter box of the demonstration, and nowhere else."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as configured
from django.core.mail import EmailMessage, get_connection
from django.test import Client

pytestmark = pytest.mark.django_db

BACKEND = "django.core.mail.backends.filebased.EmailBackend"


def in_demo(settings: Any, folder: Path) -> None:
    settings.FRANCJEU = dataclasses.replace(configured.FRANCJEU, demo=True, data_dir=folder)


def test_does_not_exist_on_a_real_installation(client: Client) -> None:
    assert client.get("/demo/courrier/").status_code == 404


def test_is_empty_before_the_first_letter(client: Client, settings: Any, tmp_path: Path) -> None:
    in_demo(settings, tmp_path)
    assert "Rien n’est encore parti." in client.get("/demo/courrier/").content.decode()


def test_lists_what_left_with_links_to_open(client: Client, settings: Any, tmp_path: Path) -> None:
    in_demo(settings, tmp_path)
    folder = tmp_path / "courriels"
    for n in range(2):
        with get_connection(BACKEND, file_path=folder) as connection:
            for to in ("noé@exemple.ca", "maman@exemple.ca"):
                EmailMessage(
                    f"Sujet été {n}",
                    f"Ouvrez :\nhttp://localhost:8000/p/jeton{n}\n\nMerci <b>",
                    to=[to],
                    connection=connection,
                ).send()
    page = BeautifulSoup(client.get("/demo/courrier/").content, "html.parser")
    links = [a["href"] for a in page.select("article a")]
    assert sorted(links) == [f"http://localhost:8000/p/jeton{n}" for n in (0, 0, 1, 1)]
    assert page.select("article b") == []
    assert "maman@exemple.ca" in page.get_text()
    assert "Sujet été 1" in page.get_text()
