"""Seeing a piece: a clean copy made on the spot, a clear answer for every bad file."""

import io
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image
from tests.conftest import NOON
from tests.factories import images
from tests.factories.evidence import JPEG, REPORTER, a_piece, an_actor
from tests.tools import needs

from francjeu.evidence import access, workbench
from francjeu.evidence.models import Item
from francjeu.evidence.operations.isolation import isolating
from francjeu.evidence.operations.opening import viewing
from francjeu.evidence.operations.opening.reading import NotShown
from francjeu.evidence.storage import places
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Role
from francjeu.kernel.evidence.copies.boxes import Box
from francjeu.kernel.evidence.copies.copying import Look, Trouble

pytestmark = pytest.mark.django_db
MANAGER = an_actor(Role.CASE_MANAGER)
MINE = access.Facts(is_involved=True)


def look_at(item: Item, look: Look = Look.COLOUR, **more: object) -> viewing.Looked:
    return viewing.look_at(
        actor=MANAGER, item=item, facts=MINE, look=look, purpose="examine", at=NOON, **more
    )


def opened(looked: viewing.Looked) -> Image.Image:
    return Image.open(io.BytesIO(looked.content))


def trouble_of(content: bytes, name: str = "photo.png") -> Trouble:
    with pytest.raises(workbench.NotMade) as refused:
        look_at(a_piece(at=NOON, content=content, name=name))
    return refused.value.trouble


def in_the_clear() -> set[Path]:
    return {it for it in (settings.FRANCJEU.data_dir / "atelier").rglob("*") if it.is_file()}


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF", "HEIF", "GIF"])
def test_every_kind_of_picture_is_seen_and_nothing_stays_in_the_clear(form: str) -> None:
    item, before = a_piece(at=NOON, content=images.encoded(form)), in_the_clear()
    looked = look_at(item)
    assert looked.media_type == "image/jpeg"
    assert opened(looked).size == (200, 100)
    assert in_the_clear() <= before


def test_what_travels_with_a_photograph_is_not_in_its_working_copy_and_stays_in_the_original() -> (
    None
):
    item = a_piece(at=NOON, content=images.photograph())
    assert images.SECRET.encode() not in look_at(item).content
    identity = places.keyring().identity_of(item.vault.public_id)
    kept = io.BytesIO()
    with places.store().open(item.blob) as blob:
        workbench.envelope.decrypt(blob, sink=kept, identity=identity)
    assert images.SECRET.encode() in kept.getvalue()


def test_a_photograph_lying_on_its_side_stands_up() -> None:
    assert opened(look_at(a_piece(at=NOON, content=images.photograph(turned=True)))).size == (
        100,
        200,
    )


def test_a_veiled_picture_is_too_small_to_know_anyone_and_grey() -> None:
    item = a_piece(at=NOON, content=images.encoded("PNG", images.picture(3000, 2000)))
    veiled = opened(look_at(item, Look.VEILED))
    assert (veiled.size, veiled.mode) == ((24, 16), "L")


def test_seeing_is_written_down_and_a_veiled_picture_is_not_seeing() -> None:
    item = a_piece(at=NOON, content=images.encoded("PNG"))
    look_at(item, Look.VEILED)
    look_at(item, Look.GREY)
    history = journal.history(subject=item.vault.subject)
    viewed = [it for it in history if it.event == "evidence.viewed"]
    assert [it.facts for it in viewed] == [{"item": str(item.public_id), "purpose": "examine"}]


def test_grey_has_no_colour_and_boxes_are_seen_before_they_are_kept() -> None:
    item = a_piece(at=NOON, content=images.encoded("PNG"))
    assert opened(look_at(item, Look.GREY)).mode == "L"
    seen = opened(look_at(item, boxes=(Box(0, 0, 5000, 10_000),)))
    assert max(seen.getpixel((20, 50))) < 8
    assert seen.getpixel((180, 50))[2] > 150


def test_a_picture_of_400_megapixels_is_refused_before_it_is_decoded() -> None:
    assert trouble_of(images.announcing(20_000, 20_000)) is Trouble.TOO_LARGE


@pytest.mark.parametrize(
    "content",
    [images.encoded("JPEG")[:600], images.encoded("PNG")[:200], JPEG],
    ids=["half a photograph", "half a drawing", "a head without a body"],
)
def test_a_corrupt_picture_says_so(content: bytes) -> None:
    assert trouble_of(content) is Trouble.DAMAGED


def test_words_that_would_unpack_to_200_megabytes_are_not_unpacked() -> None:
    assert trouble_of(images.bomb()) is Trouble.DAMAGED


def test_of_an_animation_the_first_picture_is_shown_and_their_number_told() -> None:
    assert look_at(a_piece(at=NOON, content=images.animated())).frames == 3


def test_a_picture_that_is_an_archive_too_is_drawn_anew_without_it() -> None:
    smuggled = images.encoded("JPEG") + b"PK\x01\x02secret" + b"PK\x05\x06" + b"\x00" * 18
    item = a_piece(at=NOON, content=smuggled)
    assert "polyglot" in item.remarks
    assert b"secret" not in look_at(item).content


def test_a_page_is_never_shown_as_a_picture() -> None:
    page = b"<!doctype html><html><script>alert(1)</script></html>" * 20
    assert trouble_of(page, "page.html") is Trouble.NOT_SHOWABLE


def test_the_first_sheet_of_a_pdf_is_shown_and_how_many_there_are() -> None:
    looked = look_at(a_piece(at=NOON, content=images.sheets(3), name="lettre.pdf"))
    assert looked.frames == 3


@needs("qpdf")
def test_a_pdf_under_a_password_says_so(tmp_path: Path) -> None:
    plain, locked = tmp_path / "a.pdf", tmp_path / "b.pdf"
    plain.write_bytes(images.sheets())
    subprocess.run(
        ["qpdf", "--encrypt", "u", "o", "256", "--", str(plain), str(locked)], check=True
    )
    assert trouble_of(locked.read_bytes(), "lettre.pdf") is Trouble.ENCRYPTED


@needs("ffmpeg")
def test_a_film_shows_one_veiled_picture(tmp_path: Path) -> None:
    item = a_piece(at=NOON, content=images.film(tmp_path), name="film.mp4")
    assert opened(look_at(item, Look.VEILED)).size == (24, 14)


@needs("ffmpeg")
def test_a_film_that_names_other_files_reads_none_of_them() -> None:
    fake = (
        b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"#EXTM3U\nfile:///etc/passwd\n" * 9
    )
    assert trouble_of(fake, "film.mp4") is Trouble.DAMAGED


def test_shows_nothing_to_who_may_not_and_of_what_must_not_be_seen() -> None:
    item = a_piece(at=NOON, content=images.encoded("PNG"))
    with pytest.raises(Refused):
        viewing.look_at(
            actor=REPORTER, item=item, facts=access.Facts(is_involved=False), look=Look.VEILED,
            at=NOON,
        )  # fmt: skip
    isolating.isolate(item=item, actor=MANAGER, at=NOON)
    with pytest.raises(NotShown):
        look_at(item, Look.VEILED)
