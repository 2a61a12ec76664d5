"""The pages that hide parts of a film, a sound or a PDF: every width, keyboard, pointer, French."""

import io
import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import images, recordings
from tests.journeys import keyboard
from tests.tools import needs
from tests.web.browser import Reader, axe, check_quickly
from tests.web.french import faults

from francjeu.cases.operations.pieces import exhibiting
from francjeu.evidence.models import Masking
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.people.models import User

pytestmark = needs("ffmpeg", "ffprobe")


def the_pages(folder: Path) -> tuple[Client, list[str]]:
    """A film, a sound and a PDF of a case, each on the page that hides parts of it."""
    table, paths = given.a_table(state="admissible"), []
    for content, name in (
        (recordings.film(folder), "a.mp4"), (recordings.song(folder), "b.mp3"),
        (images.sheets(2), "c.pdf"),
    ):  # fmt: skip
        upload = exhibiting.Upload(source=io.BytesIO(content), name=name, obtained=Access.SHOWN)
        exhibit = exhibiting.upload(
            case=table.case, file=upload, description="Reçu.", actor=table.manager, at=NOON
        )
        assert exhibit.item is not None
        paths.append(f"/equipe/preuves/{table.case.ref}/pieces/{exhibit.item.public_id}/masquer/")
    client = Client()
    client.force_login(User.objects.get(public_id=table.manager.ref))
    return client, paths


@pytest.mark.django_db
def test_the_pages_are_in_good_french_and_say_how_long_it_is(tmp_path: Path) -> None:
    client, (film, sound, sheets) = the_pages(tmp_path)
    client.post(sound, {"silent_from1": "1", "keep": "1", "reason": "Une voix."})
    for path in (film, sheets, f"{sound}en-cours/"):
        soup = BeautifulSoup(client.get(path).content, "html.parser")
        assert not list(faults(soup, quoted=[])), path
    assert "Il dure 4,0 secondes, avec du son." in client.get(film).content.decode()
    assert "2 feuilles." in client.get(sheets).content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_pages_are_accessible(reader: Reader, tmp_path: Path) -> None:
    client, (film, sound, sheets) = the_pages(tmp_path)
    client.post(sound, {"silent_from1": "1", "keep": "1", "reason": "Une voix."})
    reader.sign_in(client.cookies[settings.SESSION_COOKIE_NAME].value)
    check_quickly(reader, [film, sheets, f"{sound}en-cours/"])


@pytest.mark.django_db(transaction=True)
def test_a_box_is_drawn_on_a_still_or_with_the_keyboard_and_lasts_from_that_second(
    reader: Reader, tmp_path: Path
) -> None:
    client, (film, *_rest) = the_pages(tmp_path)
    reader.sign_in(client.cookies[settings.SESSION_COOKIE_NAME].value)
    page = reader.open(film)
    page.locator("#id_place").fill("1,5")
    page.locator("button[name=see]").click()
    page.wait_for_load_state("networkidle")
    place = page.locator("figure.mask").bounding_box()
    assert place
    page.mouse.move(place["x"] + place["width"] * 0.25, place["y"] + place["height"] * 0.25)
    page.mouse.down()
    page.mouse.move(place["x"] + place["width"] * 0.75, place["y"] + place["height"] * 0.5)
    page.mouse.up()
    assert page.locator("[name=from1]").input_value() == "1.5"
    page.locator("[data-add]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    page.locator("[name=reason]").fill("Deux enfants.")
    page.locator("button[name=keep]").click()
    page.wait_for_url("**/en-cours/")
    row = Masking.objects.get()
    first, second = given_boxes(row)
    assert first[4:] == second[4:] == [1500, 0, "black"]
    assert abs(first[0] - 2500) < 100
    assert second[:4] == [4100, 4000, 2000, 2100]


@pytest.mark.django_db(transaction=True)
def test_the_page_of_a_sound_is_accessible_before_and_once_it_is_heard(
    reader: Reader, tmp_path: Path
) -> None:
    client, (_film, sound, _sheets) = the_pages(tmp_path)
    reader.sign_in(client.cookies[settings.SESSION_COOKIE_NAME].value)
    page = reader.open(sound)
    page.locator("button[name=hear]").click()
    assert page.locator("audio").get_attribute("preload") == "none"
    assert axe(page) == []
    check_quickly(reader, [sound])


@pytest.mark.django_db(transaction=True)
def test_moments_of_a_sound_are_heard_then_silenced_with_the_keyboard_alone(
    reader: Reader, tmp_path: Path
) -> None:
    client, (_film, sound, _sheets) = the_pages(tmp_path)
    reader.sign_in(client.cookies[settings.SESSION_COOKIE_NAME].value)
    page = reader.open(sound)
    keyboard.press(page, "button[name=hear]")
    keyboard.tab_to(page, "audio")
    page.keyboard.press("Space")
    page.wait_for_function("() => document.querySelector('audio').currentTime > 0")
    for name, told in (("silent_from1", "0,5"), ("silent_to1", "1,5"), ("silent_from2", "2")):
        keyboard.write(page, name, told)
    keyboard.write(page, "reason", "La voix d’un enfant.")
    keyboard.press(page, "button[name=keep]")
    page.wait_for_url("**/en-cours/")
    row = Masking.objects.get()
    assert json.loads(row.plan)["silences"] == [[500, 1500], [2000, 0]]
    assert row.reason == "La voix d’un enfant."


def given_boxes(row: Masking) -> list[list[int | str]]:
    found: list[list[int | str]] = json.loads(row.plan)["boxes"]
    return found
