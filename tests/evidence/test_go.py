"""Go’s sumdb/note and tlog, written for another log, accept ours and refuse what was changed."""

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import NOON
from tests.evidence.test_exporting import exported, the_contents
from tests.factories.authorities import LocalAuthority
from tests.factories.evidence import a_piece

from francjeu.custody import operations as log
from francjeu.custody import queries as custody
from francjeu.evidence import queries
from francjeu.kernel import journal

PROGRAM = Path(__file__).with_name("note_and_tlog.go")
PACKAGES = Path("/usr/share/gocode")
"""Where Debian’s golang-golang-x-mod-dev puts the two packages."""


@pytest.fixture(scope="module")
def go(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = shutil.which("go")
    if found is None or not (PACKAGES / "src/golang.org/x/mod/sumdb").is_dir():
        pytest.skip("not installed: golang-go, golang-golang-x-mod-dev")
    folder = tmp_path_factory.mktemp("go")
    own = {"GOPATH": str(PACKAGES), "GO111MODULE": "off", "GOCACHE": str(folder / "cache")}
    subprocess.run(
        [found, "build", "-o", folder / "check", PROGRAM],
        env={**os.environ, **own, "HOME": str(folder)}, check=True, capture_output=True,
    )  # fmt: skip
    return folder / "check"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAuthority]:
    with LocalAuthority(tmp_path_factory.mktemp("authority")) as running:
        yield running


@pytest.fixture
def asked(db: None, authority: LocalAuthority, settings: Any, tmp_path: Path) -> dict[str, Any]:
    """What a stranger finds in an exported folder, as the program wants it."""
    settings.FRANCJEU = replace(settings.FRANCJEU, timestamp_authorities=authority.setting)
    items = [a_piece(at=NOON)]
    log.checkpoint(at=NOON)
    log.stamp_waiting(at=datetime.now(UTC))  # noqa: TID251 - the authority has its own clock
    items += [a_piece(at=NOON) for _ in range(6)]
    contents = replace(the_contents(*items), custody=queries.custody_of(items))
    folder = exported(contents, tmp_path / "export").folder / "data"
    proofs = json.loads((folder / "proofs.json").read_text())
    lines = (folder / "pieces.jsonl").read_text().splitlines()
    lines += (folder / "journal.jsonl").read_text().splitlines()
    entries = {
        (it.subject, it.number): it for it in (journal.Entry(**json.loads(line)) for line in lines)
    }
    return {
        "Key": custody.verifier_key(),
        "Note": (folder / "checkpoint.txt").read_text(),
        "Leaves": [
            {
                "Index": it["index"], "Proof": it["proof"],
                "Data": encoded(journal.leaf(entries[it["subject"], it["number"]])),
            }
            for it in proofs["leaves"]
        ],
        "Earlier": [
            {"Note": (folder / f"checkpoints/{it['size']}.txt").read_text(), "Proof": it["proof"]}
            for it in proofs["earlier"]
        ],
    }  # fmt: skip


def encoded(leaf: bytes) -> str:
    return base64.b64encode(leaf).decode()


def told(go: Path, asked: dict[str, Any]) -> str:
    done = subprocess.run(
        [go], input=json.dumps(asked), capture_output=True, text=True, check=False
    )
    return done.stdout


def test_go_accepts_the_checkpoint_each_line_and_the_growth(
    go: Path, asked: dict[str, Any]
) -> None:
    answer = told(go, asked)
    assert answer.startswith("ACCEPTED"), answer
    _, size, leaves, earlier = answer.split()
    assert (int(size) >= 7, int(leaves) >= 7, int(earlier)) == (True, True, 1)


def test_go_refuses_a_changed_line_a_changed_size_and_a_rewritten_past(
    go: Path, asked: dict[str, Any]
) -> None:
    line = {**asked["Leaves"][0], "Data": encoded(b"another entry")}
    assert "REFUSED record" in told(go, {**asked, "Leaves": [line]})
    name, size, rest = asked["Note"].split("\n", 2)
    larger = "\n".join((name, str(int(size) + 1), rest))
    assert "REFUSED note" in told(go, {**asked, "Note": larger})
    past = {**asked["Earlier"][0], "Proof": asked["Leaves"][-1]["Proof"]}
    assert "REFUSED growth" in told(go, {**asked, "Earlier": [past]})
