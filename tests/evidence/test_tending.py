"""Scanning and sweeping."""

import io
import socket
import struct
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django_tasks_db.models import DBTaskResult
from tests.conftest import NOON
from tests.factories.evidence import JPEG, REPORTER, a_piece, a_vault

from francjeu.evidence import access, queries, scan, tasks
from francjeu.evidence.operations.keeping import sealing, tending
from francjeu.evidence.operations.opening import reading
from francjeu.evidence.storage import envelope, places
from francjeu.journal import queries as journal
from francjeu.kernel.actors import CLOCK, OPERATOR
from francjeu.kernel.evidence.pieces.keeping import Obstacle, Scan

pytestmark = pytest.mark.django_db
SOON = datetime(2100, 1, 1, tzinfo=UTC)  # after any file this machine writes
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Daemon(threading.Thread):
    """A stand-in that speaks clamd's INSTREAM and knows one signature."""

    def __init__(self, *, answers: bool = True) -> None:
        super().__init__(daemon=True)
        self.answers = answers
        self.received = b""
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.socket.getsockname()[1]}"

    def run(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as stream:
                self._serve(connection, stream)

    def _serve(self, connection: socket.socket, stream: io.BufferedReader) -> None:
        assert stream.read(10) == b"zINSTREAM\0"
        self.received = b""
        while size := struct.unpack("!L", stream.read(4))[0]:
            self.received += stream.read(size)
        if self.answers:
            found = b"Eicar-Test-Signature FOUND" if EICAR in self.received else b"OK"
            connection.sendall(b"stream: " + found + b"\0")


@pytest.fixture
def daemon(settings) -> Iterator[Daemon]:
    running = Daemon()
    running.start()
    settings.FRANCJEU = replace(settings.FRANCJEU, clamd=running.address)
    yield running
    running.socket.close()


def test_sealing_asks_for_a_scan_and_the_clock_asks_again(daemon: Daemon) -> None:
    a_piece(at=NOON)
    path = "francjeu.evidence.tasks.scan_waiting"
    assert DBTaskResult.objects.filter(task_path=path).count() == 1
    assert path in settings.CLOCKWORK
    assert tasks.scan_waiting.call() == 1
    assert tasks.scan_waiting.call() == 0


def test_a_clean_piece_is_shown_once_scanned(daemon: Daemon) -> None:
    item = a_piece(at=NOON, content=JPEG * 300)
    assert queries.piece_of(item).obstacle is Obstacle.BEING_SCANNED
    assert tending.scan_waiting(actor=CLOCK, at=NOON) == 1
    assert daemon.received == JPEG * 300
    piece = queries.items_of(item.vault)[0]
    assert (piece.scan, piece.obstacle) == (Scan.CLEAN, None)
    assert tending.scan_waiting(actor=CLOCK, at=NOON) == 0


def test_an_infected_piece_stays_sealed_and_is_not_shown(daemon: Daemon) -> None:
    item = a_piece(at=NOON, content=EICAR, name="photo.jpg")
    tending.scan_waiting(actor=CLOCK, at=NOON)
    piece = queries.items_of(item.vault)[0]
    assert (piece.scan, piece.obstacle) == (Scan.INFECTED, Obstacle.INFECTED)
    assert piece.malware == "Eicar-Test-Signature"
    assert journal.history(subject=item.vault.subject)[0].facts["outcome"] == "infected"
    assert places.store().open(item.blob).close() is None


def test_a_daemon_that_went_away_does_not_hide_pieces_for_ever(daemon: Daemon) -> None:
    item = a_piece(at=NOON)
    daemon.answers = False
    assert tending.scan_waiting(actor=CLOCK, at=NOON) == 0
    piece = queries.items_of(item.vault)[0]
    assert (piece.scan, piece.obstacle) == (Scan.NOT_SCANNED, None)
    daemon.answers = True
    assert tending.scan_waiting(actor=CLOCK, at=NOON) == 1


def test_without_a_daemon_a_piece_is_said_not_to_be_scanned() -> None:
    item = a_piece(at=NOON)
    assert tending.scan_waiting(actor=CLOCK, at=NOON) == 0
    assert queries.piece_of(item).scan is Scan.NOT_SCANNED


def test_nobody_listening_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    for address in (f"127.0.0.1:{port}", "/nowhere/clamd.ctl"):
        with pytest.raises(scan.ScannerUnreachable):
            scan.scan([b"a"], address=address)


def test_a_blob_without_row_is_listed_then_swept() -> None:
    item = a_piece(at=NOON)
    kept = sealing.keep(vault=item.vault, source=io.BytesIO(JPEG), name="photo.jpg")
    key = settings.FRANCJEU.keys_dir / "vaults" / "00000000-0000-4000-8000-000000000000.age"
    key.write_bytes(b"key of a vault whose opening was rolled back")
    found = tending.orphans(before=SOON, at=NOON)
    assert kept.blob in found.blobs
    assert item.blob not in found.blobs
    assert "00000000-0000-4000-8000-000000000000" in found.keys
    swept = tending.sweep(before=SOON, actor=OPERATOR, at=NOON)
    assert set(swept.blobs) == set(found.blobs)
    assert kept.blob not in tending.orphans(before=SOON, at=NOON).blobs
    assert not key.exists()
    assert journal.history(subject="evidence")[0].event == "evidence.swept"
    assert list(queries.damage()) == []


def test_an_act_under_way_is_not_swept() -> None:
    kept = sealing.keep(vault=a_vault(at=NOON), source=io.BytesIO(JPEG), name="photo.jpg")
    yesterday = datetime(2000, 1, 1, tzinfo=UTC)
    assert kept.blob not in tending.orphans(before=yesterday, at=NOON).blobs
    tending.sweep(before=yesterday, actor=OPERATOR, at=NOON)
    places.store().open(kept.blob).close()


def test_damage_to_the_store_names_the_piece() -> None:
    altered, missing, sound = (a_piece(at=NOON) for _ in range(3))
    path = settings.FRANCJEU.data_dir / "pieces" / altered.blob
    path.chmod(0o600)
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    places.store().remove(missing.blob)
    found = {it.item: it.reason for it in queries.damage()}
    assert found == {altered.public_id: "altered", missing.public_id: "missing"}
    assert sound.public_id not in found


def test_opening_an_altered_piece_fails_instead_of_showing_it() -> None:
    item = a_piece(at=NOON, content=JPEG * 400)
    path = settings.FRANCJEU.data_dir / "pieces" / item.blob
    path.chmod(0o600)
    blob = bytearray(path.read_bytes())
    blob[-20] ^= 1
    path.write_bytes(blob)
    seen = reading.read_for(
        actor=REPORTER,
        item=item,
        facts=access.Facts(is_involved=True),
        purpose="étude",
        at=NOON,
    )
    with pytest.raises(envelope.CannotOpen):
        list(seen.chunks)
    seen.chunks.close()
