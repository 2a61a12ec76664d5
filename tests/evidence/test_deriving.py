"""Copies that are kept: masked, converted; tied to the sealed original, and gone with it."""

import hashlib
import io
import os
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from PIL import Image
from tests.conftest import NOON
from tests.factories import images
from tests.factories.evidence import a_piece, a_vault, an_actor
from tests.tools import needs

from francjeu.evidence import access, queries, workbench
from francjeu.evidence.models import Capture, CapturedPart, Derivation, Item, Publication
from francjeu.evidence.operations.copies import deriving
from francjeu.evidence.operations.keeping import sealing, vaults
from francjeu.evidence.queries import copies
from francjeu.evidence.storage import envelope, places
from francjeu.evidence.storage.store import BlobMissing
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Role
from francjeu.kernel.evidence.copies import commitment
from francjeu.kernel.evidence.copies.boxes import Box, NoBox
from francjeu.kernel.evidence.copies.commitment import Opening
from francjeu.kernel.evidence.copies.copying import Kind, Trouble
from francjeu.kernel.evidence.pieces.keeping import State

pytestmark = pytest.mark.django_db
MANAGER = an_actor(Role.CASE_MANAGER)
OFFICER = an_actor(Role.PRIVACY_OFFICER)
MINE = access.Facts(is_involved=True)
LEFT = (Box(0, 0, 5000, 10_000),)


def redacted(item: Item, boxes: tuple[Box, ...] = LEFT, reason: str = "Un autre enfant.") -> Item:
    return deriving.redact(
        item=item, boxes=boxes, reason=reason, facts=MINE, actor=MANAGER, at=NOON
    )


def converted(item: Item, target: str) -> Item:
    return deriving.convert(item=item, target=target, facts=MINE, actor=MANAGER, at=NOON)


def bytes_of(item: Item) -> bytes:
    kept = io.BytesIO()
    identity = places.keyring().identity_of(item.vault.public_id)
    with places.store().open(item.blob) as blob:
        envelope.decrypt(blob, sink=kept, identity=identity)
    return kept.getvalue()


def the_copy(item: Item) -> copies.Copy:
    found = copies.copy_of(item.pk)
    assert found is not None
    return found


def test_a_box_is_burnt_into_the_copy_and_not_into_the_original() -> None:
    item = a_piece(at=NOON, content=images.encoded("PNG"))
    before = bytes_of(item)
    copy = Image.open(io.BytesIO(bytes_of(redacted(item))))
    assert copy.format == "PNG"
    assert {copy.getpixel((x, 50)) for x in (0, 40, 99)} == {(0, 0, 0)}
    assert copy.getpixel((100, 50)) == (20, 20, 220)
    assert bytes_of(item) == before


def test_nothing_travels_with_a_masked_photograph() -> None:
    item = a_piece(at=NOON, content=images.photograph(turned=True))
    content = bytes_of(redacted(item))
    copy = Image.open(io.BytesIO(content))
    assert (copy.format, copy.size) == ("JPEG", (100, 200))
    assert images.SECRET.encode() not in content
    assert len(copy.getexif()) == 0


def test_what_was_see_through_hides_nothing() -> None:
    ghost = Image.new("RGBA", (20, 20), (255, 0, 0, 0))
    copy = Image.open(
        io.BytesIO(bytes_of(redacted(a_piece(at=NOON, content=images.encoded("PNG", ghost)))))
    )
    assert (copy.mode, copy.getpixel((15, 10))) == ("RGB", (255, 255, 255))


def test_who_when_why_and_where_are_kept_and_several_copies_of_one_original() -> None:
    item = a_piece(at=NOON, content=images.encoded("PNG"))
    redacted(item)
    redacted(item, boxes=(Box(9000, 0, 1000, 10_000),), reason="Un nom.")
    first, second = copies.copies_of([item.pk])
    assert (first.kind, first.reason, first.made_by_name, first.made_at) == (
        Kind.REDACTION, "Un autre enfant.", "Camille", NOON,
    )  # fmt: skip
    assert first.parameters["boxes"] == [[0, 0, 5000, 10_000]]
    assert second.reason == "Un nom."
    assert first.commitment != second.commitment
    assert first.tool.startswith("Pillow ")


def test_a_copy_is_tied_to_its_sealed_original_and_the_journal_says_so_without_its_digest() -> None:
    item = a_piece(at=NOON, content=images.encoded("PNG"))
    copy = the_copy(redacted(item))
    opening = Opening(salt=copy.salt, sha256=item.sha256)
    assert commitment.opens(opening, commitment=copy.commitment)
    told = next(
        it.facts
        for it in journal.history(subject=item.vault.subject)
        if it.event == "evidence.derived"
    )
    assert told is not None
    assert told["commitment"] == copy.commitment
    assert item.sha256 not in str(told)


def test_a_copy_of_a_copy_is_tied_to_the_first_original() -> None:
    item = a_piece(at=NOON, content=images.encoded("WEBP"))
    copy = the_copy(redacted(converted(item, "image/png")))
    assert copy.original == item.public_id
    assert copy.original_sha256 == item.sha256
    assert copy.parent_sha256 != item.sha256


def test_opening_a_tie_is_written_down_and_allowed_to_who_exports() -> None:
    made = redacted(a_piece(at=NOON, content=images.encoded("PNG")))
    opening = deriving.open_commitment(item=made, facts=MINE, actor=MANAGER, at=NOON)
    assert commitment.opens(opening, commitment=the_copy(made).commitment)
    assert journal.history(subject=made.vault.subject)[0].event == "evidence.tie_opened"
    with pytest.raises(Refused):
        deriving.open_commitment(
            item=made, facts=MINE, actor=an_actor(Role.DECIDER), at=NOON
        )  # fmt: skip
    with pytest.raises(deriving.NoCopy):
        deriving.open_commitment(
            item=a_piece(at=NOON), facts=MINE, actor=MANAGER, at=NOON
        )  # fmt: skip


@pytest.mark.clause("X-03")
@pytest.mark.parametrize(
    ("form", "target"),
    [
        ("HEIF", "image/jpeg"), ("HEIF", "image/png"), ("TIFF", "image/png"),
        ("AVIF", "image/png"), ("WEBP", "image/png"),
    ],
)  # fmt: skip
def test_a_conversion_tells_original_format_tool_version_time_and_both_digests(
    form: str, target: str
) -> None:
    item = a_piece(at=NOON, content=images.encoded(form))
    made = converted(item, target)
    copy = the_copy(made)
    assert made.media_type == target
    assert copy.source_type == item.media_type != target
    assert (copy.kind, copy.made_at) == (Kind.CONVERSION, NOON)
    assert copy.parent_sha256 == hashlib.sha256(bytes_of(item)).hexdigest()
    assert copy.piece.sha256 == hashlib.sha256(bytes_of(made)).hexdigest()
    assert "Pillow 1" in copy.tool
    assert ("libheif" in copy.tool) == (form == "HEIF")
    assert Image.open(io.BytesIO(bytes_of(made))).size == (200, 100)


@needs("chromium")
@pytest.mark.clause("X-03")
def test_a_saved_page_becomes_a_pdf_without_running_or_fetching_anything() -> None:
    page = (
        "<!doctype html><html><body><h1>Été</h1><iframe src='file:///etc/passwd'></iframe>"
        "<img src='http://127.0.0.1/x.png'><script>document.title='couru'</script></body></html>"
    ).encode()
    item = a_piece(at=NOON, content=page, name="page.html")
    copy = the_copy(made := converted(item, "application/pdf"))
    import pypdfium2

    with pypdfium2.PdfDocument(bytes_of(made)) as document:
        words = document[0].get_textpage().get_text_range()
    assert "Été" in words
    assert "root:" not in words
    assert copy.tool.startswith("Chromium ")
    assert copy.parameters["refused"] == 1


def test_a_browser_that_stops_does_not_make_a_saved_page_damaged(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("playwright", reason="the tools of evidence are not installed: ./fj tools")
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(workbench.NotMade) as failed:
        converted(a_piece(at=NOON, content=b"<html>x</html>", name="p.html"), "application/pdf")
    assert failed.value.trouble is Trouble.CRASHED


def test_one_sheet_of_a_pdf_becomes_a_picture_that_can_be_masked() -> None:
    item = a_piece(at=NOON, content=images.sheets(2), name="lettre.pdf")
    made = deriving.convert(
        item=item, target="image/png", sheet=2, facts=MINE, actor=MANAGER, at=NOON
    )
    assert the_copy(made).parameters["sheet"] == 2
    assert redacted(made).media_type == "image/png"
    with pytest.raises(workbench.NotMade) as refused:
        deriving.convert(
            item=item, target="image/png", sheet=3, facts=MINE, actor=MANAGER, at=NOON
        )  # fmt: skip
    assert refused.value.trouble is Trouble.NO_SUCH_SHEET


def test_refuses_a_masked_copy_without_a_box_or_a_reason() -> None:
    item = a_piece(at=NOON, content=images.encoded("PNG"))
    with pytest.raises(NoBox):
        redacted(item, boxes=())
    with pytest.raises(deriving.NoReason):
        redacted(item, reason=" ")
    assert not Derivation.objects.exists()


def test_refuses_to_mask_what_is_no_picture_and_who_does_not_run_the_file() -> None:
    with pytest.raises(workbench.NotMade):
        redacted(a_piece(at=NOON, content=b"Des mots.\n" * 20, name="notes.txt"))
    with pytest.raises(Refused):
        deriving.redact(
            item=a_piece(at=NOON), boxes=LEFT, reason="x", facts=MINE,
            actor=an_actor(Role.DECIDER), at=NOON,
        )  # fmt: skip


def test_a_damaged_picture_makes_no_copy_and_leaves_no_row() -> None:
    item = a_piece(at=NOON, content=images.encoded("PNG")[:300])
    before = Item.objects.count()
    with pytest.raises(workbench.NotMade):
        redacted(item)
    assert Item.objects.count() == before


def test_copies_are_not_listed_among_what_was_received() -> None:
    item = a_piece(at=NOON, content=images.encoded("PNG"))
    redacted(item)
    assert [it.public_id for it in queries.items_of(item.vault)] == [item.public_id]


def test_how_a_copy_was_made_never_changes_in_the_database() -> None:
    made = redacted(a_piece(at=NOON, content=images.encoded("PNG")))
    for change in ({"commitment": "0" * 64}, {"reason": "autre"}, {"salt": "1" * 64}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Derivation.objects.filter(item=made).update(**change)


def test_copies_go_with_the_vault_and_the_certificate_counts_them() -> None:
    vault = a_vault(at=NOON)
    item = a_piece(at=NOON, vault=vault, content=images.encoded("WEBP"))
    made = [redacted(item), converted(item, "image/png")]
    done = vaults.destroy(vault=vault, reason="retention", actor=OFFICER, at=NOON)
    assert done.items == 3
    assert done.size == sum(it.size for it in (item, *made))
    for copy in made:
        copy.refresh_from_db()
        assert (copy.state, copy.sha256) == (State.ERASED, "")
        row = Derivation.objects.get(item=copy)
        left = (row.salt, row.parent_sha256, row.original_sha256, row.parameters, row.reason)
        assert left == ("", "", "", "", "")
        assert row.commitment


@pytest.mark.django_db(transaction=True)
def test_the_files_of_copies_are_removed_with_the_vault() -> None:
    vault = a_vault(at=NOON)
    item = a_piece(at=NOON, vault=vault, content=images.encoded("PNG"))
    made = redacted(item)
    vaults.destroy(vault=vault, reason="retention", actor=OFFICER, at=NOON)
    with pytest.raises(BlobMissing):
        places.store().open(made.blob)


def test_no_copy_is_made_of_a_piece_that_went_meanwhile() -> None:
    item = a_piece(at=NOON, content=images.encoded("PNG"))
    kept = sealing.keep(vault=item.vault, source=io.BytesIO(images.encoded("PNG")), name="")
    Item.objects.filter(pk=item.pk).update(state=State.ISOLATED)
    copy = deriving.Copy(kind=Kind.REDACTION, tool="Pillow 13", parameters={})
    with pytest.raises(sealing.NotSealed):
        deriving.enter(parent=item, copy=copy, kept=kept, actor=MANAGER, at=NOON)


def test_parts_of_a_capture_and_their_copies_go_with_the_vault_and_are_counted() -> None:
    vault = a_vault(at=NOON)
    publication = Publication(
        vault=vault, address="https://x.com/a/1", spelling="k", place="x", added_at=NOON
    )
    publication.save(force_insert=True)
    capture = Capture(publication=publication, asked_by="c", asked_at=NOON)
    capture.save(force_insert=True)
    parts = [
        a_piece(at=NOON, vault=vault, content=images.encoded(form)) for form in ("PNG", "WEBP")
    ]
    for item, role in zip(parts, ("full", "steps"), strict=True):
        CapturedPart(capture=capture, item=item, role=role, attempt=1, at=NOON).save(
            force_insert=True
        )
    made = redacted(parts[0])
    done = vaults.destroy(vault=vault, reason="retention", actor=OFFICER, at=NOON)
    assert done.items == 3
    for item in (*parts, made):
        item.refresh_from_db()
        assert (item.state, item.sha256) == (State.ERASED, "")
