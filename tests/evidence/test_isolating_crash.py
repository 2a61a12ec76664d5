"""Power lost while a piece is put away: it is never lost, and never left in two places."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tests.evidence.test_crash import environment

from francjeu.evidence.storage import envelope

BEGIN = """
import io, sys, os, signal
from datetime import UTC, datetime
import django
django.setup()
from django.core.management import call_command
from francjeu.evidence.storage import places
from francjeu.evidence.operations.isolation import isolating
from francjeu.evidence.operations.keeping import sealing, vaults
from francjeu.kernel.actors import CLOCK, OPERATOR, SOFTWARE
from francjeu.kernel.evidence.origin.provenance import Access, Level

now = datetime.now(UTC)
"""
ISOLATING = (
    BEGIN
    + """
for app in ("evidence", "journal", "django_tasks_database"):
    call_command("migrate", app, verbosity=0)
vault = vaults.open_vault(subject="case:D-1", at=now)
item = sealing.receive(vault=vault, source=io.BytesIO(b"x" * 3_000_000), name="a", method="staff",
                       level=Level.N1, how_obtained=Access.PUBLIC, actor=OPERATOR, at=now)
isolating.isolate(item=item, actor=SOFTWARE, at=now)
"""
)
PUTTING_AWAY = (
    BEGIN
    + """
def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)

STEP = "@STEP@"
if STEP == "half written":
    plain = isolating._Chunks.read
    def read(self, size=-1, /):
        if self.running.size > 1_000_000:
            die()
        return plain(self, size)
    isolating._Chunks.read = read
if STEP == "written":
    isolating.record = die  # inside the transaction that says it is put away
if STEP == "said":
    isolating.finish = die
if STEP == "removed":
    finish = isolating.finish
    def finish_then_die():
        finish()
        die()
    isolating.finish = finish_then_die
isolating.put_away(actor=CLOCK, at=now)
"""
)
AGAIN = BEGIN + "isolating.put_away(actor=CLOCK, at=now)\n"


def run(script: str, *, data: Path, recipient: str) -> int:
    told = {**environment(data), "FRANCJEU_ISOLATION_RECIPIENT": recipient}
    return subprocess.run([sys.executable, "-c", script], env=told, timeout=300).returncode


def old_blobs(data: Path) -> int:
    return len(list((data / "pieces").glob("??/??/*.age")))


def kept(data: Path, pair: envelope.Pair) -> list[bytes]:
    """What the offline key opens in the folder apart."""
    found = []
    for path in (data / "isolees").glob("*.age"):
        with path.open("rb") as blob:
            chunks = list(envelope.Plain(blob, identity=pair.identity))
        found.append(b"".join(chunks))
    return found


@pytest.fixture(scope="module")
def isolated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with one piece shut by its state."""
    folder = tmp_path_factory.mktemp("isolated")
    assert run(ISOLATING, data=folder, recipient="") == 0
    return folder


@pytest.mark.parametrize(
    ("step", "blobs_left", "files_apart"),
    [("half written", 1, 0), ("written", 1, 1), ("said", 1, 1), ("removed", 0, 1)],
)
def test_a_process_killed_while_putting_away_loses_nothing_and_is_caught_up(
    isolated: Path, tmp_path: Path, step: str, blobs_left: int, files_apart: int
) -> None:
    pair = envelope.new_pair()
    shutil.copytree(isolated, tmp_path, dirs_exist_ok=True)
    killed = run(PUTTING_AWAY.replace("@STEP@", step), data=tmp_path, recipient=pair.recipient)
    assert killed == -signal.SIGKILL
    assert old_blobs(tmp_path) == blobs_left
    assert len(list((tmp_path / "isolees").glob("*.age"))) == files_apart
    with closing(sqlite3.connect(tmp_path / "francjeu.sqlite3")) as database:
        assert database.execute("SELECT state FROM evidence_item").fetchone() == ("isolated",)
    assert run(AGAIN, data=tmp_path, recipient=pair.recipient) == 0
    assert old_blobs(tmp_path) == 0
    assert kept(tmp_path, pair) == [b"x" * 3_000_000]
