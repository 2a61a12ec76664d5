"""Exported folders, verified with tools that are not ours."""

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import bagit
import pypdfium2
import pytest
from django.conf import settings
from tests.cli.test_verify import fj_verify
from tests.conftest import NOON
from tests.factories.evidence import JPEG, a_piece, a_vault, an_actor
from tests.factories.spoiling import spoil
from tests.tools import needs

from francjeu.evidence import access
from francjeu.evidence.models import Item
from francjeu.evidence.operations.isolation import isolating
from francjeu.evidence.operations.keeping import exporting, vaults
from francjeu.evidence.package import Contents, Exhibit
from francjeu.evidence.storage import places
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import CLOCK, Role
from francjeu.kernel.evidence.package.manifest import BadName
from francjeu.kernel.evidence.pieces.keeping import Scan
from francjeu.kernel.evidence.pieces.piece import piece_from_json

pytestmark = pytest.mark.django_db
MANAGER = an_actor(Role.CASE_MANAGER)
MINE = access.Facts(is_involved=True)
SUBJECT = "case:D-2026-0001"


def the_contents(*items: Item, documents: Mapping[str, bytes] | None = None) -> Contents:
    return Contents(
        ref="D-2026-0001",
        title="Publication du 15 août – « équipe »",
        organisation="Ligue d’essai",
        subject=SUBJECT,
        exhibits=tuple(
            Exhibit(item=item, label=f"P-{number}", title=f"Pièce n\u00ba {number}, « été »")
            for number, item in enumerate(items, start=1)
        ),
        entries=journal.entries(subject="report:S-2026-0001"),
        documents=documents or {"decision.txt": b"essai"},
        facts={"state": "closed"},
    )


def exported(contents: Contents, folder: Path) -> exporting.Exported:
    return exporting.export(contents=contents, folder=folder, facts=MINE, actor=MANAGER, at=NOON)


@pytest.fixture
def two_pieces() -> tuple[Item, Item]:
    vault = a_vault(at=NOON)
    text = "Ce qui a été dit, mot pour mot.\n".encode() * 5
    return (
        a_piece(at=NOON, vault=vault, name="capture de Marie Tremblay.jpg"),
        a_piece(at=NOON, vault=vault, content=text, name="notes.txt"),
    )


@pytest.fixture
def folder(two_pieces: tuple[Item, Item], tmp_path: Path) -> Path:
    return exported(the_contents(*two_pieces), tmp_path / "D-2026-0001").folder


def test_a_folder_holds_the_pieces_as_received(folder: Path) -> None:
    assert (folder / "data/pieces/P-1.jpg").read_bytes() == JPEG
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*")) == [
        "bag-info.txt",
        "bagit.txt",
        "data/LISEZMOI.txt",
        "data/README.txt",
        "data/checkpoint.txt",
        "data/documents/decision.txt",
        "data/dossier.json",
        "data/journal.jsonl",
        "data/pieces.jsonl",
        "data/pieces/P-1.jpg",
        "data/pieces/P-2.txt",
        "data/proofs.json",
        "data/rapport.pdf",
        "data/report.pdf",
        "manifest-sha256.txt",
        "preuve/tagmanifest.sig",
        "tagmanifest-sha256.txt",
        "verifier.ps1",
        "verifier.sh",
    ]


def test_sha256sum_accepts_the_folder(folder: Path) -> None:
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        done = subprocess.run(
            ["sha256sum", "-c", "--strict", manifest], cwd=folder, capture_output=True, text=True
        )
        assert (done.returncode, done.stderr) == (0, "")


def test_bagit_py_accepts_the_folder(folder: Path) -> None:
    package = bagit.Bag(str(folder))
    package.validate()
    assert package.info["External-Identifier"] == "D-2026-0001"
    assert package.info["External-Description"] == "Publication du 15 août – « équipe »"


def test_fj_verify_accepts_the_folder_and_its_digest(
    two_pieces: tuple[Item, Item], tmp_path: Path
) -> None:
    done = exported(the_contents(*two_pieces), tmp_path / "e")
    verified = fj_verify(str(done.folder), "--expect", done.root)
    assert (verified.returncode, verified.stderr) == (0, "")
    assert verified.stdout.startswith("CONFORME\u00a0: 2 pièces, 20 fichiers en tout")
    assert "lignes du journal sont prouvées par le registre de garde" in verified.stdout
    told = journal.history(subject=SUBJECT)[0].facts
    assert told == {"root": done.root, "pieces": 2, "stamps": 0}


@pytest.mark.clause("X-02")
def test_one_changed_byte_is_refused_by_all_three(folder: Path) -> None:
    piece = folder / "data/pieces/P-1.jpg"
    spoil(piece)
    verified = fj_verify(str(folder))
    assert verified.returncode == 1
    assert "MODIFIÉ\u00a0: pièce P-1 (data/pieces/P-1.jpg)" in verified.stdout
    by_hand = subprocess.run(
        ["sha256sum", "-c", "manifest-sha256.txt"], cwd=folder, capture_output=True, text=True
    )
    assert by_hand.returncode == 1
    assert "data/pieces/P-1.jpg: FAILED" in by_hand.stdout
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(folder)).validate()


@needs("ssh-keygen")
@pytest.mark.parametrize("name", ["LISEZMOI.txt", "README.txt"])
def test_the_commands_of_the_read_me_work_as_printed(
    folder: Path, tmp_path: Path, name: str
) -> None:
    text = (folder / "data" / name).read_text()
    commands = re.findall(r"^  ((?:sha256sum|find|cut|diff|ssh-keygen) .*)$", text, re.MULTILINE)
    assert len(commands) == 9
    script = "\n".join(commands).replace("/tmp/", f"{tmp_path}/")

    def run() -> tuple[int, str]:
        done = subprocess.run(
            ["bash", "-e", "-c", script], cwd=folder, capture_output=True, text=True
        )
        return done.returncode, done.stdout

    assert run()[0] == 0
    (folder / "data/pieces/P-9.jpg").write_bytes(b"added")
    code, output = run()
    assert code == 1
    assert "data/pieces/P-9.jpg" in output


def test_the_list_of_pieces_tells_where_each_comes_from(folder: Path) -> None:
    dossier = json.loads((folder / "data/dossier.json").read_text())
    first = piece_from_json(dossier["pieces"][0])
    assert (first.label, first.level, first.title) == ("P-1", "N1", "Pièce nº 1, « été »")
    assert first.declared_name == "capture de Marie Tremblay.jpg"
    assert dict(first.tools)["puremagic"]
    assert dossier["exported_at"] == "2026-11-22T17:00:00Z"
    read_me = (folder / "data/LISEZMOI.txt").read_text()
    assert "Exporté le 2026-11-22 à 12\u00a0h\u00a000 par Ligue d’essai." in read_me
    assert "N1" in read_me


def test_the_journal_of_the_folder_can_be_checked(folder: Path) -> None:
    lines = (folder / "data/journal.jsonl").read_text().splitlines()
    events = [json.loads(line)["event"] for line in lines]
    assert events == ["evidence.sealed", "evidence.sealed"]


def test_without_names_no_byte_tells_the_name_of_a_senders_file(
    two_pieces: tuple[Item, Item], tmp_path: Path
) -> None:
    contents = replace(the_contents(*two_pieces), with_names=False, entries=())
    folder = exported(contents, tmp_path / "e").folder
    for path in folder.rglob("*"):
        assert "Tremblay" not in path.name
        assert path.is_dir() or b"Tremblay" not in read_as_text(path)


def test_the_same_file_exported_twice_is_the_same_bytes(
    two_pieces: tuple[Item, Item], tmp_path: Path
) -> None:
    contents = the_contents(*two_pieces)
    first, second = (payload(exported(contents, tmp_path / name).folder) for name in "ab")
    log = {"data/checkpoint.txt", "data/proofs.json"}  # the first export is in it, too
    told = {"data/rapport.pdf", "data/report.pdf"}  # how large the log is; a seal is never the same
    assert {path for path in first if first[path] != second[path]} == log | told


def payload(folder: Path) -> dict[str, bytes]:
    files = (path for path in (folder / "data").rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_every_name_of_the_folder_is_ascii(folder: Path) -> None:
    assert all(path.name.isascii() for path in folder.rglob("*"))


def test_refuses_a_document_under_a_name_that_would_not_travel(tmp_path: Path) -> None:
    for name in ("décision.pdf", "../../decision.pdf"):
        with pytest.raises(BadName):
            exported(the_contents(documents={name: b"x"}), tmp_path / "e")
    assert list(tmp_path.iterdir()) == []


def test_writes_over_nothing(folder: Path, two_pieces: tuple[Item, Item]) -> None:
    before = (folder / "tagmanifest-sha256.txt").stat().st_mtime_ns
    with pytest.raises(exporting.FolderTaken):
        exported(the_contents(*two_pieces), folder)
    assert (folder / "tagmanifest-sha256.txt").stat().st_mtime_ns == before


def test_an_empty_folder_can_be_filled(two_pieces: tuple[Item, Item], tmp_path: Path) -> None:
    (tmp_path / "e").mkdir()
    assert (
        fj_verify(str(exported(the_contents(*two_pieces), tmp_path / "e").folder)).returncode == 0
    )


def test_an_isolated_piece_is_nowhere_in_the_folder(
    two_pieces: tuple[Item, Item], tmp_path: Path
) -> None:
    sha256 = two_pieces[0].sha256
    isolating.isolate(item=two_pieces[0], actor=MANAGER, at=NOON)
    contents = replace(the_contents(*two_pieces), entries=())
    done = exported(contents, tmp_path / "e")
    assert (done.pieces, done.withheld) == (1, ())
    for path in done.folder.rglob("*.*"):
        assert path.name != "P-1.jpg"
        content = read_as_text(path)
        assert sha256.encode() not in content
        assert not re.search(rb"\bP-1(?:[\s.,;:)\"<]|$)", content)


def read_as_text(path: Path) -> bytes:
    """What a reader finds in a file: the words of a PDF, its bytes otherwise."""
    if path.suffix != ".pdf":
        return path.read_bytes()
    document = pypdfium2.PdfDocument(path)
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return words.encode()


def test_an_infected_piece_is_listed_and_withheld(
    two_pieces: tuple[Item, Item], tmp_path: Path
) -> None:
    Item.objects.filter(pk=two_pieces[0].pk).update(scan=Scan.INFECTED)
    two_pieces[0].refresh_from_db()
    done = exported(the_contents(*two_pieces), tmp_path / "e")
    assert (done.pieces, done.withheld) == (1, ("P-1",))
    dossier = json.loads((done.folder / "data/dossier.json").read_text())
    assert dossier["withheld"] == [{"label": "P-1", "reason": "infected"}]


def damage(item: Item) -> None:
    path = settings.FRANCJEU.data_dir / "pieces" / item.blob
    path.chmod(0o600)
    blob = bytearray(path.read_bytes())
    blob[-20] ^= 1
    path.write_bytes(blob)


def lose(item: Item) -> None:
    places.store().remove(item.blob)


def lose_key(item: Item) -> None:
    places.keyring().destroy(item.vault.public_id)


@pytest.mark.clause("X-02")
@pytest.mark.parametrize("harm", [damage, lose, lose_key])
def test_a_piece_harmed_in_the_store_is_named_and_nothing_is_written(
    two_pieces: tuple[Item, Item], tmp_path: Path, harm
) -> None:
    harm(two_pieces[0])
    with pytest.raises(exporting.PieceUnreadable) as raised:
        exported(the_contents(*two_pieces), tmp_path / "e")
    assert raised.value.label == "P-1"
    assert list(tmp_path.iterdir()) == []
    assert journal.history(subject=SUBJECT) == ()


def test_the_piece_of_a_destroyed_vault_is_listed_without_its_bytes(
    two_pieces: tuple[Item, Item], tmp_path: Path
) -> None:
    vaults.destroy(vault=two_pieces[0].vault, reason="fin", actor=CLOCK, at=NOON)
    for item in two_pieces:
        item.refresh_from_db()
    done = exported(the_contents(*two_pieces), tmp_path / "e")
    assert (done.pieces, done.withheld) == (0, ("P-1", "P-2"))
    assert fj_verify(str(done.folder)).returncode == 0


def test_what_a_crash_left_beside_is_removed(two_pieces: tuple[Item, Item], tmp_path: Path) -> None:
    left = tmp_path / ".e.part"
    (left / "data").mkdir(parents=True)
    (left / "data/half.jpg").write_bytes(JPEG[:20])
    done = exported(the_contents(*two_pieces), tmp_path / "e")
    assert fj_verify(str(done.folder)).returncode == 0
    assert not left.exists()


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.DECIDER])
def test_refuses_an_export_to_who_may_not(tmp_path: Path, role: Role) -> None:
    with pytest.raises(Refused):
        exporting.export(
            contents=the_contents(), folder=tmp_path / "e", facts=MINE, actor=an_actor(role),
            at=NOON,
        )  # fmt: skip
    with pytest.raises(Refused):
        exporting.export(
            contents=the_contents(), folder=tmp_path / "e", facts=access.Facts(is_involved=False),
            actor=MANAGER, at=NOON,
        )  # fmt: skip


def test_off_the_shelf_age_opens_a_stored_piece_with_the_vaults_key(
    two_pieces: tuple[Item, Item], tmp_path: Path
) -> None:
    age = shutil.which("age")
    if age is None:
        pytest.skip("age is not installed here")
    keys = settings.FRANCJEU.keys_dir
    wrapped = keys / "vaults" / f"{two_pieces[0].vault.public_id}.age"
    (tmp_path / "vault.key").write_bytes(
        subprocess.run(
            [age, "-d", "-i", keys / "installation.agekey", wrapped],
            capture_output=True,
            check=True,
        ).stdout
    )
    blob = settings.FRANCJEU.data_dir / "pieces" / two_pieces[0].blob
    done = subprocess.run(
        [age, "-d", "-i", tmp_path / "vault.key", blob], capture_output=True, check=True
    )
    assert done.stdout == JPEG
