"""A whole case exported, then verified by a stranger."""

import json
import subprocess
from pathlib import Path

import bagit
import pytest
from tests.cli.test_verify import fj_verify
from tests.conftest import NOON
from tests.factories.cases import Table, a_table
from tests.factories.evidence import JPEG, a_piece

from francjeu.cases.operations.file.exporting import export_case
from francjeu.cases.operations.intake import opening
from francjeu.cases.operations.panel import conflicts
from francjeu.cli import main
from francjeu.evidence.operations.keeping.exporting import Exported
from francjeu.evidence.storage import places
from francjeu.kernel.access import Refused
from francjeu.kernel.evidence.pieces.piece import piece_from_json

pytestmark = pytest.mark.django_db


def with_a_picture(state: str = "opened") -> Table:
    """A case with a testimony (P-1) and a picture (P-2)."""
    table = a_table(state=state)
    opening.add_exhibit(
        case=table.case, description="Capture d’écran", item_id=a_piece(at=NOON).pk,
        actor=table.manager, at=NOON,
    )  # fmt: skip
    return table


def exported(table: Table, folder: Path) -> Exported:
    return export_case(case=table.case, folder=folder, actor=table.manager, at=NOON)


def test_a_case_is_exported_with_its_pieces_and_accepted_by_three_tools(tmp_path: Path) -> None:
    done = exported(with_a_picture(), tmp_path / "dossier")
    assert (done.pieces, done.withheld) == (2, ())
    assert (done.folder / "data/pieces/P-2.jpg").read_bytes() == JPEG
    assert "changer d’école" in (done.folder / "data/pieces/P-1.txt").read_text()
    by_hand = subprocess.run(
        ["sha256sum", "-c", "--quiet", "manifest-sha256.txt"], cwd=done.folder, check=False
    )
    assert by_hand.returncode == 0
    bagit.Bag(str(done.folder)).validate()
    assert fj_verify(str(done.folder), "--expect", done.root).returncode == 0


def test_the_pieces_tell_their_grade_and_their_custody(tmp_path: Path) -> None:
    folder = exported(with_a_picture(), tmp_path / "dossier").folder
    dossier = json.loads((folder / "data/dossier.json").read_text())
    levels = {piece_from_json(it).label: piece_from_json(it).level for it in dossier["pieces"]}
    assert levels == {"P-1": "N0", "P-2": "N1"}
    custody = [json.loads(line) for line in (folder / "data/pieces.jsonl").read_text().splitlines()]
    assert [line["event"] for line in custody] == ["evidence.sealed"]
    assert "N0" in (folder / "data/LISEZMOI.txt").read_text()


@pytest.mark.clause("C-SUPP")
def test_a_decided_case_holds_its_decision_and_letters_even_when_only_words_are_left(
    tmp_path: Path,
) -> None:
    folder = exported(a_table(state="announced"), tmp_path / "dossier").folder
    decision = json.loads((folder / "data/documents/decision-1.json").read_text())
    assert decision["rests_on"]["clauses"][0]["id"] == "4.a"
    assert list((folder / "data/documents").glob("lettre-*.pdf"))
    pieces = json.loads((folder / "data/dossier.json").read_text())["pieces"]
    assert [it["role"] for it in pieces] == ["testimony"]
    assert fj_verify(str(folder)).returncode == 0


def test_parties_are_letters_in_the_list(tmp_path: Path) -> None:
    folder = exported(with_a_picture(), tmp_path / "dossier").folder
    text = (folder / "data/dossier.json").read_text()
    assert "Bouchard" not in text
    assert json.loads(text)["facts"]["parties"][0]["role"] == "respondent"


def test_refuses_the_case_to_who_may_not_have_it(tmp_path: Path) -> None:
    table = with_a_picture()
    with pytest.raises(Refused):
        export_case(case=table.case, folder=tmp_path / "d", actor=table.decider, at=NOON)
    conflicts.declare(case=table.case, is_linked=True, note="Parent", actor=table.manager, at=NOON)
    with pytest.raises(Refused):
        exported(table, tmp_path / "d")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(autouse=True)
def _in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRANCJEU_LANG", "fr")


@pytest.mark.clause("X-02")
def test_the_command_exports_and_one_changed_byte_names_the_piece(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = with_a_picture()
    folder = tmp_path / "dossier"
    assert main.run(["export", table.case.ref.lower(), "--to", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert "Pièces exportées\u00a0: 2\n" in printed
    root = printed.split()[-1]
    assert fj_verify(str(folder), "--expect", root).returncode == 0
    piece = folder / "data/pieces/P-2.jpg"
    piece.write_bytes(b"\x00" + piece.read_bytes()[1:])
    verified = fj_verify(str(folder))
    assert verified.returncode == 1
    assert "pièce P-2" in verified.stdout


def test_the_command_says_why_it_exports_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = with_a_picture()
    folder = tmp_path / "dossier"
    assert main.run(["export", "D-1999-0001", "--to", str(folder)]) == 2
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "file").write_text("here before")
    assert main.run(["export", table.case.ref, "--to", str(tmp_path / "taken")]) == 1
    assert main.run(["export", table.case.ref, "--to", "/proc/nowhere/folder"]) == 1
    exhibit = table.case.exhibits.get(number=2)
    places.store().remove(exhibit.item.blob)
    assert main.run(["export", table.case.ref, "--to", str(folder)]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "Aucun dossier ne porte ce numéro\u00a0: D-1999-0001"
    assert printed[1].startswith("Ce dossier n’est pas vide\u00a0: ")
    assert printed[2].startswith("Impossible d’écrire dans ce dossier\u00a0: /proc")
    assert printed[3] == "Pièce P-2\u00a0: elle n’est plus dans la réserve"
    assert not folder.exists()
