"""Power lost in the middle of sealing: nothing half-kept, nothing shown, everything swept."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from francjeu.evidence.storage.store import LocalFolder

SOURCE = Path(__file__).parents[2] / "src"
SOON = datetime(2100, 1, 1, tzinfo=UTC)  # after any file this machine writes
SEALING = """
import io, sys, time
from datetime import UTC, datetime
import django
django.setup()
from django.core.management import call_command
from francjeu.evidence.operations.keeping import sealing, vaults
from francjeu.kernel.actors import VISITOR
from francjeu.kernel.evidence.origin.provenance import Level

for app in ("evidence", "journal"):
    call_command("migrate", app, verbosity=0)
now = datetime.now(UTC)
vault = vaults.open_vault(subject="draft:1", at=now)

class Slow(io.BytesIO):
    def read(self, size=-1, /):
        if STOP_READING and self.tell() > 10_000_000:
            print("half", flush=True)
            time.sleep(60)
        return super().read(size)

kept = sealing.keep(vault=vault, source=Slow(b"x" * 20_000_000), name="film.mp4")
print("kept", flush=True)
time.sleep(60)
"""
SWEEPING = """
from datetime import UTC, datetime, timedelta
import django
django.setup()
from francjeu.evidence.operations.keeping import tending
from francjeu.kernel.actors import OPERATOR
now = datetime.now(UTC)
print(tending.sweep(before=now + timedelta(minutes=5), actor=OPERATOR, at=now).count)
"""


def environment(data: Path) -> dict[str, str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("FRANCJEU")}
    return {
        **clean,
        "PYTHONPATH": str(SOURCE),
        "DJANGO_SETTINGS_MODULE": "francjeu.config.settings",
        "FRANCJEU_DATA": str(data),
    }


def killed_when_it_says(word: str, *, data: Path, **told: str) -> None:
    """Runs the sealing of 20 MB in another process, and kills it there (SIGKILL)."""
    script = SEALING.replace("STOP_READING", str(word == "half"))
    with subprocess.Popen(
        [sys.executable, "-c", script], env=environment(data) | told, stdout=subprocess.PIPE,
        text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == f"{word}\n"
        process.send_signal(signal.SIGKILL)
        assert process.wait(timeout=120) == -signal.SIGKILL


def rows(data: Path) -> int:
    with closing(sqlite3.connect(data / "francjeu.sqlite3")) as database:
        return int(database.execute("SELECT count(*) FROM evidence_item").fetchone()[0])


@pytest.mark.parametrize(("word", "blobs", "leftovers"), [("half", 0, 1), ("kept", 1, 0)])
def test_a_process_killed_while_sealing_leaves_no_piece_and_what_it_leaves_is_swept(
    tmp_path: Path, word: str, blobs: int, leftovers: int
) -> None:
    killed_when_it_says(word, data=tmp_path)
    store = LocalFolder(root=tmp_path / "pieces")
    assert rows(tmp_path) == 0
    assert len(list(store.addresses(before=SOON))) == blobs
    assert len(list(store.leftovers(before=SOON))) == leftovers
    swept = subprocess.run(
        [sys.executable, "-c", SWEEPING],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert swept.stdout == "1\n"
    assert not [path for path in (tmp_path / "pieces").rglob("*") if path.is_file()]
