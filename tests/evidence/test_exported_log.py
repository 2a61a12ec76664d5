"""What an exported folder proves of its journal: each line is in the log, which only grew."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_verify import fj_verify
from tests.conftest import NOON
from tests.evidence.test_exporting import exported, the_contents
from tests.evidence.test_signed_folder import rewrite_everything, script
from tests.factories.authorities import LocalAuthority
from tests.factories.evidence import a_piece
from tests.factories.spoiling import spoil

from francjeu.custody import operations as log
from francjeu.custody import places
from francjeu.evidence import queries
from francjeu.kernel.evidence.package import bag

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAuthority]:
    with LocalAuthority(tmp_path_factory.mktemp("authority")) as running:
        yield running


@pytest.fixture
def folder(authority: LocalAuthority, settings: Any, tmp_path: Path) -> Path:
    """A case whose first entries were stamped while it was alive, exported later."""
    told = f"{authority.url} {authority.certificate}"
    settings.FRANCJEU = replace(settings.FRANCJEU, timestamp_authorities=told)
    item = a_piece(at=NOON)
    log.checkpoint(at=NOON)
    log.stamp_waiting(at=datetime.now(UTC))  # noqa: TID251 - the authority has its own clock
    other = a_piece(at=NOON)
    contents = replace(the_contents(item, other), custody=queries.custody_of([item, other]))
    return exported(contents, tmp_path / "export").folder


def test_each_line_is_proven_and_since_when(folder: Path) -> None:
    done = fj_verify(str(folder))
    assert done.returncode == 0, done.stdout
    assert "lignes du journal sont prouvées par le registre de garde" in done.stdout
    assert "horodaté dès le 20" in done.stdout
    assert script(folder).returncode == 0


def change_line(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    path = folder / "data/pieces.jsonl"
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    change(lines[0])
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))


def forge_actor(folder: Path) -> None:
    change_line(folder, lambda line: line.update(actor="staff:quelqu-un-d-autre"))


def forge_facts(folder: Path) -> None:
    change_line(folder, lambda line: line["facts"].update(sha256="0" * 64))


def forge_time(folder: Path) -> None:
    change_line(folder, lambda line: line.update(at="2026-01-01T00:00:00.000000+00:00"))


def drop_proof(folder: Path) -> None:
    change_proofs(folder, lambda proofs: proofs["leaves"].pop())


def drop_growth(folder: Path) -> None:
    change_proofs(folder, lambda proofs: proofs["earlier"][0].update(proof=["00" * 32]))


def change_proofs(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / "data/proofs.json"
    proofs = json.loads(path.read_text())
    change(proofs)
    path.write_text(json.dumps(proofs))


@pytest.mark.parametrize(
    "forge",
    [forge_actor, forge_facts, forge_time, drop_proof, drop_growth],
    ids=lambda it: it.__name__,
)
def test_a_line_rewritten_by_who_holds_the_key_is_not_in_the_log(
    folder: Path, forge: Callable[[Path], None]
) -> None:
    forge(folder)
    rewrite_everything(folder)
    signed = (folder / bag.TAG_MANIFEST).read_bytes()
    (folder / bag.SIGNATURE).write_text(places.signer().sign(signed))
    for path in (folder / "preuve").glob("tagmanifest-*"):
        path.unlink()
    (folder / "preuve/ca-1.pem").unlink()
    done = fj_verify(str(folder))
    assert done.returncode == 1
    assert "ABSENT DU REGISTRE DE GARDE" in done.stdout


def test_a_stamp_over_the_log_that_was_changed_is_refused(folder: Path) -> None:
    [answer] = (folder / "data/checkpoints").glob("*.tsr")
    spoil(answer)
    done = fj_verify(str(folder))
    assert done.returncode == 1
    assert answer.name in done.stdout
