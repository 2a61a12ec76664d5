"""A back-up put back never opens what was isolated since."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from tests.conftest import NOON
from tests.evidence.test_isolating import blob_of, isolate, keeper, offline, put_away, word
from tests.factories import images
from tests.factories.evidence import a_piece, a_vault

from francjeu.evidence import queries
from francjeu.evidence.models import Isolation, Item
from francjeu.evidence.operations.isolation import handing_over, restoring
from francjeu.evidence.operations.keeping import vaults
from francjeu.evidence.storage import envelope, places
from francjeu.kernel.actors import CLOCK, OPERATOR
from francjeu.kernel.evidence.pieces.isolating import Instruction
from francjeu.kernel.evidence.pieces.keeping import State

__all__ = ["offline"]
pytestmark = pytest.mark.django_db(transaction=True)
SQLITE_ONLY = pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="the back-up is put back row by row on SQLite"
)


@pytest.fixture(autouse=True)
def _nothing_isolated() -> Iterator[None]:
    """By other tests before these, nor by these before others: the folders outlive a test."""
    _sweep()
    yield
    _sweep()


def _sweep() -> None:
    for folder in (settings.FRANCJEU.data_dir, settings.FRANCJEU.keys_dir):
        shutil.rmtree(folder / "isolees", ignore_errors=True)


@dataclass
class BackedUp:
    """A piece of which a back-up was made before it was isolated and put away."""

    item: Item
    copy: Path

    def put_back_files(self) -> None:
        shutil.copytree(self.copy, the_folder(), dirs_exist_ok=True)

    def put_back(self) -> None:
        """The files, and the rows of then."""
        self.put_back_files()
        _as_before(self.item)


@pytest.fixture
def backed_up(offline: envelope.Pair, tmp_path: Path) -> BackedUp:
    found = BackedUp(a_piece(at=NOON, content=images.encoded("PNG")), tmp_path / "pieces")
    shutil.copytree(the_folder(), found.copy)
    isolate(found.item)
    put_away()
    return found


def the_folder() -> Path:
    return settings.FRANCJEU.data_dir / "pieces"


def _as_before(item: Item) -> None:
    """The rows of an older database: no operation goes back, so the triggers are set aside."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        Isolation.objects.filter(item=item).first().told.all().delete()
        Isolation.objects.filter(item=item).delete()
        Item.objects.filter(pk=item.pk).update(state=State.SEALED, sha256=item.sha256)
        for _, sql in triggers:
            cursor.execute(sql)


def keep_shut() -> int:
    return restoring.keep_shut(actor=OPERATOR, at=NOON)


@SQLITE_ONLY
def test_what_was_put_away_is_shut_again_and_its_old_file_goes_again(
    backed_up: BackedUp,
) -> None:
    item = backed_up.item
    held = places.apart().path(item.public_id).read_bytes()
    backed_up.put_back()
    assert blob_of(item)
    assert keep_shut() == 1
    item.refresh_from_db()
    assert (item.state, queries.piece_of(item).obstacle) == (State.ISOLATED, "isolated")
    assert not blob_of(item)
    assert places.apart().path(item.public_id).read_bytes() == held
    assert (keep_shut(), put_away()) == (0, 0)


@SQLITE_ONLY
def test_without_its_file_apart_the_restored_one_is_put_away_once_more(
    backed_up: BackedUp,
) -> None:
    item = backed_up.item
    places.apart().remove(item.public_id)  # another disk: that folder is in no back-up
    backed_up.put_back()
    assert (keep_shut(), put_away()) == (1, 1)
    assert not blob_of(item)
    assert places.apart().path(item.public_id).exists()


@SQLITE_ONLY
def test_what_the_police_had_destroyed_is_destroyed_again(backed_up: BackedUp) -> None:
    actor, item = keeper(), backed_up.item
    handing_over.write_down(
        public_id=item.public_id, word=word(Instruction.DESTROY), actor=actor, at=NOON
    )
    handing_over.destroy(public_id=item.public_id, actor=actor, at=NOON)
    backed_up.put_back()
    assert keep_shut() == 1
    item.refresh_from_db()
    assert (item.state, item.sha256) == (State.ERASED, "")
    assert not blob_of(item)


def test_files_alone_put_back_go_again_at_once(backed_up: BackedUp) -> None:
    backed_up.put_back_files()
    assert blob_of(backed_up.item)
    assert keep_shut() == 0
    assert not blob_of(backed_up.item)


def test_a_tombstone_left_out_by_a_killed_process_is_laid(offline: envelope.Pair) -> None:
    item = a_piece(at=NOON)
    isolate(item)
    shutil.rmtree(settings.FRANCJEU.keys_dir / "isolees")
    keep_shut()
    assert [it.item for it in places.tombstones().all()] == [item.public_id]


def test_a_tombstone_tells_nothing_of_the_piece(offline: envelope.Pair) -> None:
    item = a_piece(at=NOON)
    isolate(item)
    [path] = (settings.FRANCJEU.keys_dir / "isolees").iterdir()
    assert (path.name, path.read_bytes()) == (str(item.public_id), b"")


def test_nothing_is_shut_that_was_never_isolated() -> None:
    vault = a_vault(at=NOON)
    a_piece(at=NOON, vault=vault)
    assert keep_shut() == 0
    vaults.hold(vault=vault, reason="essai", actor=keeper(), at=NOON)
    assert restoring.keep_shut(actor=CLOCK, at=NOON) == 0
