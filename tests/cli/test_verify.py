"""`fj verify` as a stranger runs it: another process, no settings, no Django, only a folder."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.factories.bags import a_bag, on_disk
from tests.factories.spoiling import spoil

SOURCE = Path(__file__).parents[2] / "src"
WITHOUT_DJANGO = """
import argparse, sys
for name in BLOCKED:
    sys.modules[name] = None
from francjeu.cli import verify
parser = argparse.ArgumentParser(prog="fj")
verify.register(parser.add_subparsers(required=True))
arguments = parser.parse_args()
sys.exit(arguments.run(arguments))
"""

BLOCKED = ("django", "pyrage", "puremagic", "socket", "sqlite3")


def fj_verify(
    *arguments: str, blocked: tuple[str, ...] = BLOCKED, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Runs the command where importing Django, or opening a socket or a database, is an error."""
    clean = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("DJANGO", "FRANCJEU", "COV", "LC_", "LANG"))
    }
    return subprocess.run(
        [
            sys.executable,
            "-c",
            WITHOUT_DJANGO.replace("BLOCKED", repr(blocked)),
            "verify",
            *arguments,
        ],
        env={**clean, "PYTHONPATH": str(SOURCE), "FRANCJEU_LANG": "fr", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return on_disk(a_bag(), folder=tmp_path / "export")


def test_an_untouched_folder_gets_one_verdict_line(folder: Path) -> None:
    done = fj_verify(str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    assert done.stdout.startswith("CONFORME\u00a0: 2 pièces, 8 fichiers en tout")


def test_nothing_is_loaded_that_the_folder_does_not_need(folder: Path) -> None:
    absent = ("cryptography", "subprocess", "tempfile", "secrets", "pathlib")
    assert fj_verify(str(folder), blocked=(*BLOCKED, *absent)).returncode == 0


def test_speaks_english_when_asked(folder: Path) -> None:
    done = fj_verify(str(folder), FRANCJEU_LANG="en")
    assert done.stdout.startswith("INTACT: 2 pieces, 8 files in all")


def flip(folder: Path) -> None:
    piece = folder / "data/pieces/P-1.jpg"
    spoil(piece)


def truncate(folder: Path) -> None:
    piece = folder / "data/pieces/P-1.jpg"
    piece.write_bytes(piece.read_bytes()[:-1])


def empty(folder: Path) -> None:
    (folder / "data/pieces/P-1.jpg").write_bytes(b"")


def rename(folder: Path) -> None:
    (folder / "data/pieces/P-1.jpg").rename(folder / "data/pieces/P-7.jpg")


def add(folder: Path) -> None:
    (folder / "data/pieces/P-3.png").write_bytes(b"new")


def add_beside(folder: Path) -> None:
    (folder / "note.txt").write_bytes(b"new")


def remove(folder: Path) -> None:
    (folder / "data/pieces/P-2.txt").unlink()


def remove_a_manifest(folder: Path) -> None:
    (folder / "tagmanifest-sha256.txt").unlink()


def edit_information(folder: Path) -> None:
    information = folder / "bag-info.txt"
    information.write_text(information.read_text().replace("2026", "2025"))


def edit_manifest_too(folder: Path) -> None:
    manifest = folder / "manifest-sha256.txt"
    flip(folder)
    forged = subprocess.run(
        ["sha256sum", "data/pieces/P-1.jpg"], cwd=folder, capture_output=True, text=True, check=True
    ).stdout
    lines = manifest.read_text().splitlines(keepends=True)
    manifest.write_text("".join(forged if "P-1" in line else line for line in lines))


def replace_by_a_link(folder: Path) -> None:
    piece = folder / "data/pieces/P-1.jpg"
    copy = piece.rename(folder.parent / "elsewhere.jpg")
    piece.symlink_to(copy)


def link_a_folder(folder: Path) -> None:
    (folder / "data/more").symlink_to(folder / "data/pieces", target_is_directory=True)


def put_a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "data/pieces/P-4.mp4")


@pytest.mark.clause("X-02")
@pytest.mark.parametrize(
    ("tamper", "told"),
    [
        (flip, "MODIFIÉ\u00a0: pièce P-1 (data/pieces/P-1.jpg)"),
        (truncate, "MODIFIÉ\u00a0: pièce P-1 (data/pieces/P-1.jpg)"),
        (empty, "MODIFIÉ\u00a0: pièce P-1 (data/pieces/P-1.jpg)"),
        (rename, "AJOUTÉ\u00a0: pièce P-7 (data/pieces/P-7.jpg)"),
        (rename, "MANQUANT\u00a0: pièce P-1 (data/pieces/P-1.jpg)"),
        (add, "AJOUTÉ\u00a0: pièce P-3 (data/pieces/P-3.png)"),
        (add_beside, "AJOUTÉ\u00a0: note.txt"),
        (remove, "MANQUANT\u00a0: pièce P-2 (data/pieces/P-2.txt)"),
        (remove_a_manifest, "MANQUANT\u00a0: tagmanifest-sha256.txt"),
        (edit_information, "MODIFIÉ\u00a0: bag-info.txt"),
        (edit_manifest_too, "MODIFIÉ\u00a0: manifest-sha256.txt"),
        (replace_by_a_link, "PAS UN FICHIER ORDINAIRE\u00a0: pièce P-1 (data/pieces/P-1.jpg)"),
        (link_a_folder, "PAS UN FICHIER ORDINAIRE\u00a0: data/more"),
        (put_a_pipe, "PAS UN FICHIER ORDINAIRE\u00a0: pièce P-4 (data/pieces/P-4.mp4)"),
    ],
)
def test_names_what_was_tampered_with(
    folder: Path, tamper: Callable[[Path], None], told: str
) -> None:
    tamper(folder)
    done = fj_verify(str(folder))
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (1, "")
    assert told in lines
    assert lines[-1].startswith("NON CONFORME\u00a0: ")
    assert not [line for line in lines if line.startswith("CONFORME")]


def test_a_folder_forged_from_end_to_end_is_not_the_one_expected(
    folder: Path, tmp_path: Path
) -> None:
    root = fj_verify(str(folder)).stdout.split()[-1]
    assert fj_verify(str(folder), "--expect", root).returncode == 0
    forged = on_disk(a_bag({"data/pieces/P-1.jpg": b"forged"}), folder=tmp_path / "forged")
    assert fj_verify(str(forged)).returncode == 0
    done = fj_verify(str(forged), "--expect", root)
    assert done.returncode == 1
    assert done.stdout.startswith("NON CONFORME\u00a0: ce dossier est intact, mais")


@pytest.mark.parametrize("name", ["", "absent"])
def test_what_is_not_an_export_is_said_to_be_none(tmp_path: Path, name: str) -> None:
    done = fj_verify(str(tmp_path / name))
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (2, "", 1)
    assert done.stdout.startswith("Ce dossier n’")


def test_a_file_name_cannot_forge_a_line_of_the_verdict(folder: Path) -> None:
    (folder / "data/x\nCONFORME : 2 pièces\x1b[2K").write_bytes(b"")
    done = fj_verify(str(folder))
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == ("AJOUTÉ\u00a0: data/x\\nCONFORME : 2 pièces\\x1b[2K")


def test_speaks_even_where_the_terminal_knows_no_accents(folder: Path) -> None:
    flip(folder)
    done = fj_verify(str(folder), PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (done.returncode, done.stderr) == (1, "")
    assert "data/pieces/P-1.jpg" in done.stdout
