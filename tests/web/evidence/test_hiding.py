"""Hiding places and moments of a film, a sound and a PDF, without script; waiting for the copy."""

import io
import re
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client
from PIL import Image
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import images, recordings
from tests.factories import people as person
from tests.tools import needs
from tests.web.evidence.test_copies import address, desk, shown_at, table, views

from francjeu.cases.operations.pieces import exhibiting
from francjeu.evidence.models import Item, Masking
from francjeu.evidence.operations.copies import masking
from francjeu.evidence.queries import copies
from francjeu.kernel.actors import SOFTWARE, Role
from francjeu.kernel.evidence.origin.provenance import Access

pytestmark = [pytest.mark.django_db, needs("ffmpeg", "ffprobe")]
__all__ = ["desk", "table"]
BOX = {"x1": "0", "y1": "0", "width1": "50", "height1": "100", "from1": "1", "to1": "2,5"}
WHY = {"keep": "1", "reason": "Un autre enfant."}


def a_piece(table: given.Table, content: bytes, name: str) -> Item:
    upload = exhibiting.Upload(source=io.BytesIO(content), name=name, obtained=Access.SHOWN)
    exhibit = exhibiting.upload(
        case=table.case, file=upload, description="Un film.", actor=table.manager, at=NOON
    )
    assert exhibit.item is not None
    return exhibit.item


@pytest.fixture
def film(table: given.Table, tmp_path: Path) -> Item:
    return a_piece(table, recordings.film(tmp_path), "film.mp4")


def made(item: Item) -> Item:
    row = Masking.objects.get(item=item)
    assert masking.make(masking=UUID(str(row.public_id)), actor=SOFTWARE, now=lambda: NOON) == (
        "made"
    )
    return Item.objects.get(pk=copies.copies_of([item.pk])[-1].item_id)


def test_a_film_is_veiled_until_it_is_asked_for_and_each_look_at_a_second_leaves_a_trace(
    desk: Client, table: given.Table, film: Item
) -> None:
    url = address(table, film, "masquer/")
    page = desk.get(url).content.decode()
    assert "voile/?place=0" in page
    assert "vue/?vue=" not in page
    page = desk.post(url, {"look": "1", "place": "3,5"}).content.decode()
    assert "voile/?place=3500" in page
    veiled = desk.get(address(table, film, "voile/?place=3500"))
    assert Image.open(io.BytesIO(veiled.content)).width == 24
    assert views(film) == 0
    answer = desk.post(url, {"see": "1", "place": "3,5"})
    assert answer.status_code == 200
    shown = Image.open(io.BytesIO(desk.get(shown_at(answer.content.decode())).content))
    assert (shown.mode, shown.size) == ("L", (160, 120))
    assert views(film) == 1


def test_hides_a_place_of_a_film_and_a_moment_of_its_sound_and_plays_the_copy(
    desk: Client, table: given.Table, film: Item
) -> None:
    url = address(table, film, "masquer/")
    sent = {**BOX, "place": "2", "shown": "1", "how1": "black", "silent_from1": "3"}
    preview = desk.post(url, {**sent, "preview": "1"}).content.decode()
    seen = re.findall(r'src="([^"]*vue/\?vue=[^"]+)"', preview)
    masked = Image.open(io.BytesIO(desk.get(seen[1]).content))
    assert masked.crop((0, 0, 70, 120)).getextrema()[1] < 9
    kept = desk.post(url, {**sent, **WHY})
    waiting = address(table, film, "masquer/en-cours/")
    assert (kept.status_code, kept.headers["Location"]) == (303, waiting)
    assert desk.get(url).headers["Location"] == waiting
    answer = desk.get(waiting)
    assert answer.headers["Refresh"] == "3"
    assert "Elle attend son tour." in answer.content.decode()
    copy = made(film)
    (told,) = copies.copies_of([film.pk])
    assert told.parameters["boxes"] == [[0, 0, 5000, 10_000, 1000, 2500, "black"]]
    assert told.parameters["silences"] == [[3000, 0]]
    assert desk.get(waiting).headers["Location"] == address(table, film) + "#h-copies"
    player = desk.post(address(table, copy), {"purpose": "verify"}).content.decode()
    found = re.search(r'<video[^>]*src="([^"]+)"', player)
    assert found
    whole = desk.get(found[1])
    assert b"".join(whole.streaming_content)[4:8] == b"ftyp"
    part = desk.get(found[1], headers={"Range": "bytes=4-7"})
    assert (part.status_code, b"".join(part.streaming_content)) == (206, b"ftyp")
    assert part.headers["Content-Range"] == f"bytes 4-7/{copy.size}"


def test_an_original_is_never_played_whole(desk: Client, table: given.Table, film: Item) -> None:
    page = desk.post(address(table, film), {"purpose": "verify", "look": "grey"}).content.decode()
    token = shown_at(page).partition("?vue=")[2]
    assert desk.get(address(table, film, f"copie/?vue={token}")).status_code == 404


def test_the_sound_is_heard_without_what_travelled_with_it_and_hidden_with_numbers(
    desk: Client, table: given.Table, tmp_path: Path
) -> None:
    item = a_piece(table, recordings.song(tmp_path), "chant.mp3")
    assert "Masquer une partie du son" in desk.get(address(table, item)).content.decode()
    url = address(table, item, "masquer/")
    page = desk.post(url, {"hear": "1"}).content.decode()
    found = re.search(r'<audio[^>]*src="([^"]+)"', page)
    assert found
    heard = b"".join(desk.get(found[1]).streaming_content)
    assert recordings.SECRET.encode() not in heard
    assert views(item) == 1
    assert desk.post(url, {"silent_from1": "1", "silent_to1": "2", **WHY}).status_code == 303
    copy = made(item)
    page = desk.post(address(table, copy), {"purpose": "verify"}).content.decode()
    assert "<audio" in page


def test_a_pdf_is_hidden_sheet_by_sheet_in_one_copy(desk: Client, table: given.Table) -> None:
    item = a_piece(table, images.sheets(3), "lettre.pdf")
    url = address(table, item, "masquer/")
    page = desk.post(url, {"look": "1", "place": "2"}).content.decode()
    assert "voile/?place=2" in page
    assert "pas de feuille" in desk.post(url, {"look": "1", "place": "9"}).content.decode()
    rows = {
        f"{side}{row}": value
        for row in (1, 2)
        for side, value in (("sheet", str(row + 1)), ("x", "0"), ("y", "0"), ("width", "10"),
                            ("height", "10"))
    }  # fmt: skip
    assert desk.post(url, {**rows, **WHY}).status_code == 303
    copy = made(item)
    (told,) = copies.copies_of([item.pk])
    assert [it[0] for it in told.parameters["boxes"]] == [2, 3]
    page = desk.post(address(table, copy), {"purpose": "verify"}).content.decode()
    assert "Ouvrir le PDF masqué" in page


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Masquez au moins un endroit"),
        ({**BOX, "reason": ""}, "Écrivez pourquoi."),
        ({**BOX, "width1": ""}, "Remplissez chaque nombre"),
        ({**BOX, "from1": "beaucoup"}, "Écrivez un nombre"),
        ({**BOX, "from1": "3", "to1": "2"}, "La fin vient après le début."),
        ({"silent_from1": "3", "silent_to1": "2"}, "La fin vient après le début."),
        ({**BOX, "x1": "100"}, "tombe hors de l’image"),
        ({**BOX, "to1": "99999"}, "Écrivez au plus 7200 secondes."),
        ({**BOX, "place": "60"}, "après la fin de l’enregistrement"),
    ],
)
def test_says_what_is_wrong_and_keeps_what_was_typed(
    desk: Client, table: given.Table, film: Item, sent: dict[str, str], says: str
) -> None:
    what = {**WHY, **sent}
    if "place" in sent:
        del what["keep"]
    answer = desk.post(address(table, film, "masquer/"), what)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert all(f'value="{value}"' in page for key, value in sent.items() if key != "reason")
    assert not Masking.objects.exists()


def test_more_rows_keep_the_first_ones(desk: Client, table: given.Table, film: Item) -> None:
    answer = desk.post(address(table, film, "masquer/"), {**BOX, "rows": "4", "more": "1"})
    page = answer.content.decode()
    assert 'name="x8"' in page
    assert 'name="x9"' not in page
    assert 'value="2,5"' in page


def test_what_failed_is_told_with_everything_that_was_typed(
    desk: Client, table: given.Table, film: Item
) -> None:
    url = address(table, film, "masquer/")
    desk.post(url, {**BOX, **WHY, "from1": "50", "to1": "", "silent_from1": "1,5"})
    row = Masking.objects.get()
    assert masking.make(masking=row.public_id, actor=SOFTWARE, now=lambda: NOON) == "failed"
    assert desk.get(address(table, film, "masquer/en-cours/")).headers["Location"] == url
    page = desk.get(url).content.decode()
    assert "après la fin de l’enregistrement" in page
    for name, value in (("width1", "50"), ("from1", "50"), ("silent_from1", "1,5")):
        assert re.search(rf'name="{name}"[^>]*value="{value}(,0+)?"', page), name
    assert "Un autre enfant." in page


def test_nobody_else_hides_or_waits(client: Client, table: given.Table, film: Item) -> None:
    client.force_login(person.an_account(roles=(Role.DECIDER,)))
    for more in ("masquer/", "masquer/en-cours/"):
        assert client.get(address(table, film, more)).status_code == 404
