"""Sealing: what is received is kept exactly, told by its content, and never changed."""

import io

import pytest
from django.conf import settings
from django.db import DatabaseError, transaction
from tests.conftest import NOON
from tests.factories.evidence import JPEG, REPORTER, a_piece, a_vault, an_actor
from tests.kernel.evidence.test_kinds import a_zip

from francjeu.evidence import access, queries
from francjeu.evidence.models import Item
from francjeu.evidence.operations.isolation import isolating
from francjeu.evidence.operations.keeping import sealing, vaults
from francjeu.evidence.storage import envelope, intake, places
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Role
from francjeu.kernel.evidence.origin.provenance import Access, Level, NotDeclared, Untold
from francjeu.kernel.evidence.package.digest import digest_of
from francjeu.kernel.evidence.pieces.keeping import Obstacle, State
from francjeu.kernel.evidence.pieces.kinds import Remark, Showing

pytestmark = pytest.mark.django_db
MINE = access.Facts(is_involved=True)
NOT_MINE = access.Facts(is_involved=False)


def blobs() -> set[str]:
    return {path.name for path in (settings.FRANCJEU.data_dir / "pieces").rglob("*.age")}


def test_a_piece_is_kept_exactly_as_received() -> None:
    item = a_piece(at=NOON)
    assert (item.sha256, item.size) == (digest_of([JPEG]).sha256, len(JPEG))
    identity = places.keyring().identity_of(item.vault.public_id)
    sink = io.BytesIO()
    with places.store().open(item.blob) as blob:
        envelope.decrypt(blob, sink=sink, identity=identity)
    assert sink.getvalue() == JPEG


def test_nothing_of_a_piece_is_readable_in_the_store() -> None:
    item = a_piece(at=NOON, content=b"un secret bien lisible " * 50, name="note.txt")
    with places.store().open(item.blob) as blob:
        stored = blob.read()
    assert stored.startswith(b"age-encryption.org/v1\n")
    assert b"secret" not in stored


def test_sealing_is_written_in_the_journal_of_its_subject() -> None:
    item = a_piece(at=NOON)
    lines = journal.history(subject="report:S-2026-0001")
    assert [line.event for line in lines] == ["evidence.sealed"]
    assert lines[0].facts["sha256"] == item.sha256
    assert "photo" not in str(lines[0].facts)


@pytest.mark.parametrize(
    ("content", "name", "media_type", "remarks", "showing"),
    [
        (JPEG, "photo.jpg", "image/jpeg", (), Showing.IMAGE),
        (JPEG, "photo.pdf", "image/jpeg", (Remark.OTHER_NAME,), Showing.IMAGE),
        (
            b"<!DOCTYPE html><html><body><script>alert(1)</script><p>Bonjour</p></body></html>",
            "photo.jpg",
            "text/html",
            (Remark.OTHER_NAME, Remark.ACTIVE),
            Showing.TEXT,
        ),
        (
            b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><g/></svg>',
            "dessin.svg",
            "image/svg+xml",
            (Remark.ACTIVE,),
            Showing.TEXT,
        ),
        (
            a_zip(a__bin=b"\x00" * 30_000_000),
            "lot.zip",
            "application/zip",
            (Remark.ARCHIVE, Remark.BOMB),
            Showing.DOWNLOAD,
        ),
        (
            a_zip(datapackage__json=b"{}"),
            "page.wacz",
            "application/wacz",
            (Remark.ARCHIVE,),
            Showing.DOWNLOAD,
        ),
        (
            JPEG + a_zip(a__txt=b"cach\xc3\xa9"),
            "photo.jpg",
            "image/jpeg",
            (Remark.POLYGLOT,),
            Showing.DOWNLOAD,
        ),
        (
            b"From: a@exemple.ca\r\nTo: b@exemple.ca\r\nSubject: essai\r\nMessage-ID: <a@b>\r\n"
            b"Date: Sun, 22 Nov 2026 12:00:00 -0500\r\nMIME-Version: 1.0\r\n\r\nBonjour\r\n",
            "message.eml",
            "message/rfc822",
            (),
            Showing.TEXT,
        ),
        (
            "Voici ce qui s’est passé, en mots.\n".encode() * 3,
            "a.txt",
            "text/plain",
            (),
            Showing.TEXT,
        ),
        (
            b"\x00\x00\x00\x18ftypheic" + b"\x00" * 200,
            "IMG.HEIC",
            "image/heic",
            (),
            Showing.DOWNLOAD,
        ),
    ],
)
def test_a_file_is_told_by_its_content_and_kept_as_it_is(
    content: bytes,
    name: str,
    media_type: str,
    remarks: tuple[Remark, ...],
    showing: Showing,
) -> None:
    item = a_piece(at=NOON, content=content, name=name)
    piece = queries.piece_of(item)
    assert (piece.media_type, piece.remarks, piece.showing) == (media_type, remarks, showing)
    assert piece.sha256 == digest_of([content]).sha256


def test_refuses_an_empty_file() -> None:
    before = blobs()
    with pytest.raises(intake.Empty):
        a_piece(at=NOON, content=b"", name="vide.jpg")
    assert blobs() == before
    assert not Item.objects.exists()


class Endless:
    """More bytes than anyone can store."""

    def __init__(self) -> None:
        self.given = 0

    def read(self, size: int = -1, /) -> bytes:
        self.given += size
        return b"\x00" * size


def test_refuses_a_file_over_the_limit_while_it_comes_in_and_keeps_nothing() -> None:
    vault, source, limit = a_vault(at=NOON), Endless(), 3_000_000
    before = blobs()
    with pytest.raises(intake.TooLarge) as raised:
        sealing.keep(vault=vault, source=source, name="film.mp4", limit=limit)
    assert raised.value.limit == limit
    assert source.given < limit + 100_000
    assert blobs() == before


def test_the_limit_is_the_one_of_the_settings() -> None:
    source = Endless()
    with pytest.raises(intake.TooLarge) as raised:
        sealing.keep(vault=a_vault(at=NOON), source=source, name="film.mp4")
    assert raised.value.limit == settings.FRANCJEU.upload_limit


def test_a_file_of_exactly_the_limit_is_kept() -> None:
    kept = sealing.keep(
        vault=a_vault(at=NOON), source=io.BytesIO(b"a" * 1000), name="a.txt", limit=1000
    )
    assert kept.digest.size == 1000


@pytest.mark.parametrize(
    "change",
    [
        {"sha256": "0" * 64},
        {"blob": "ab/cd/other.age"},
        {"size": 1},
        {"media_type": "text/plain"},
        {"level": "N4"},
        {"received_at": NOON.replace(year=2020)},
    ],
)
def test_the_database_refuses_to_change_what_was_sealed(change: dict[str, object]) -> None:
    item = a_piece(at=NOON)
    with pytest.raises(DatabaseError), transaction.atomic():
        Item.objects.filter(pk=item.pk).update(**change)


def test_the_database_refuses_to_delete_a_piece() -> None:
    a_piece(at=NOON)
    with pytest.raises(DatabaseError), transaction.atomic():
        Item.objects.all().delete()


def test_a_piece_taken_back_before_sending_leaves_no_byte(
    django_capture_on_commit_callbacks,
) -> None:
    item = a_piece(at=NOON)
    with django_capture_on_commit_callbacks(execute=True):
        sealing.withdraw(item=item, facts=MINE, actor=REPORTER, at=NOON)
    assert (item.state, item.sha256, item.declared_name) == (State.WITHDRAWN, "", "")
    assert item.blob.rpartition("/")[2] not in blobs()
    assert queries.items_of(item.vault) == ()
    with pytest.raises(sealing.NotSealed):
        sealing.withdraw(item=item, facts=MINE, actor=REPORTER, at=NOON)


def test_refuses_to_take_back_the_piece_of_another() -> None:
    with pytest.raises(Refused):
        sealing.withdraw(item=a_piece(at=NOON), facts=NOT_MINE, actor=REPORTER, at=NOON)


def test_an_isolated_piece_is_kept_and_opened_to_nobody() -> None:
    item = a_piece(at=NOON)
    isolating.isolate(item=item, actor=an_actor(Role.CASE_MANAGER), at=NOON)
    piece = queries.items_of(item.vault)[0]
    assert (piece.state, piece.obstacle) == (State.ISOLATED, Obstacle.ISOLATED)
    assert item.blob.rpartition("/")[2] in blobs()
    with pytest.raises(DatabaseError), transaction.atomic():
        Item.objects.filter(pk=item.pk).update(state=State.SEALED)


def test_nothing_is_added_to_a_destroyed_vault() -> None:
    vault = a_vault(at=NOON)
    kept = sealing.keep(vault=vault, source=io.BytesIO(JPEG), name="photo.jpg")
    vaults.destroy(vault=vault, reason="fin", actor=an_actor(Role.PRIVACY_OFFICER), at=NOON)
    with pytest.raises(vaults.VaultGone):
        sealing.seal(
            vault=vault, kept=kept, name="photo.jpg", method="upload", level=Level.N1,
            how_obtained=Access.PUBLIC, actor=REPORTER, at=NOON,
        )  # fmt: skip
    vault.refresh_from_db()
    with pytest.raises(vaults.VaultGone):
        sealing.keep(vault=vault, source=io.BytesIO(JPEG), name="photo.jpg")


def sealed_by(method: str, level: Level, told: Access | Untold | None) -> Item:
    return sealing.receive(
        vault=a_vault(at=NOON), source=io.BytesIO(JPEG), name="photo.jpg", method=method,
        level=level, how_obtained=told, actor=REPORTER, at=NOON,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("method", "level", "told"),
    [
        ("staff", Level.N1, None),
        ("instrumented", Level.N2, None),
        ("response", Level.N1, None),
        ("upload", Level.N1, None),
        ("staff", Level.N1, Untold.REPORTER),
        ("upload", Level.N1, Untold.ORIGINAL),
    ],
)
def test_refuses_what_a_person_hands_in_without_how_it_was_seen(
    method: str, level: Level, told: Untold | None
) -> None:
    with pytest.raises(NotDeclared):
        sealed_by(method, level, told)
    assert not Item.objects.exists()


def test_a_reporter_may_skip_how_it_was_seen_and_the_piece_says_untold() -> None:
    item = sealed_by("upload", Level.N1, Untold.REPORTER)
    assert queries.piece_of(item).how_obtained is None


def test_the_database_itself_refuses_a_piece_of_staff_that_does_not_say() -> None:
    item = a_piece(at=NOON)
    row = Item(
        vault=item.vault, sha256="0" * 64, size=1, blob="x", media_type="image/jpeg",
        method="staff", level="N1", received_at=NOON,
    )  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save(force_insert=True)
