"""A signed folder and its scripts: one verdict, whatever was done to the folder."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.test_verify import BLOCKED, fj_verify
from tests.conftest import NOON
from tests.evidence.test_exporting import exported, the_contents
from tests.factories.evidence import a_piece
from tests.tools import needs

from francjeu.custody import places as custody
from francjeu.custody.signing import Signer
from francjeu.evidence.verifier import digests
from francjeu.kernel.evidence.log import checkpoint
from francjeu.kernel.evidence.package import bag
from francjeu.kernel.evidence.package.digest import digest_of
from francjeu.kernel.evidence.package.manifest import Line, render

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy to tamper with; the export itself is made once."""
    made = tmp_path_factory.getbasetemp() / "signed folder"
    if not made.exists():
        exported(the_contents(a_piece(at=NOON), a_piece(at=NOON)), made)
    return Path(shutil.copytree(made, tmp_path / "export"))


def script(folder: Path, *, path: str = "") -> subprocess.CompletedProcess[str]:
    """What the script says; `path` is where it finds its tools, as on another computer."""
    return subprocess.run(
        ["/bin/sh", folder / "verifier.sh"],
        capture_output=True, text=True, check=False, cwd="/",
        env={**os.environ, "PATH": path or os.environ["PATH"]},
    )  # fmt: skip


def verdicts(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [line for line in done.stdout.splitlines() if line.startswith("VERDICT")]


@needs("ssh-keygen")
def test_the_script_prints_raw_commands_and_one_verdict(folder: Path) -> None:
    done = script(folder)
    assert (done.returncode, verdicts(done)) == (0, ["VERDICT : CONFORME / INTACT"])
    assert "$ sha256sum -c manifest-sha256.txt" in done.stdout
    assert custody.signer().fingerprint in done.stdout
    assert "&&" not in (folder / "verifier.sh").read_text()


@needs("ssh-keygen")
def test_the_folder_is_left_as_it_was_by_its_script(folder: Path) -> None:
    script(folder)
    assert fj_verify(str(folder)).returncode == 0


def flip(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:-2] + bytes([content[-2] ^ 1]) + content[-1:])


def reorder(path: Path) -> None:
    path.write_text("".join(reversed(path.read_text().splitlines(keepends=True))))


def replace_script(folder: Path) -> None:
    """A forger whose script always says that all is well."""
    (folder / "verifier.sh").write_text("#!/bin/sh\necho 'VERDICT : CONFORME / INTACT'\n")


def rewrite_everything(folder: Path) -> None:
    """A forger who changes a piece and every list, but has not the key."""
    (folder / "data/pieces/P-1.jpg").write_bytes(b"forged")
    payload = {
        path.relative_to(folder).as_posix(): digest_of([path.read_bytes()])
        for path in (folder / "data").rglob("*.*")
    }
    manifest = render(Line(path=path, sha256=it.sha256) for path, it in payload.items())
    (folder / bag.MANIFEST).write_bytes(manifest)
    info = (folder / bag.INFO).read_text()
    oxum = f"Payload-Oxum: {bag.oxum(payload.values())}"
    (folder / bag.INFO).write_text(re.sub("Payload-Oxum: .*", oxum, info))
    tags = [path for path in folder.iterdir() if path.is_file() and path.name != bag.TAG_MANIFEST]
    (folder / bag.TAG_MANIFEST).write_bytes(
        render(Line(path=it.name, sha256=digest_of([it.read_bytes()]).sha256) for it in tags)
    )


TAMPERING: dict[str, Callable[[Path], object]] = {
    "a changed piece": lambda it: flip(it / "data/pieces/P-1.jpg"),
    "a changed journal": lambda it: flip(it / "data/journal.jsonl"),
    "a removed piece": lambda it: (it / "data/pieces/P-1.jpg").unlink(),
    "a renamed piece": lambda it: (it / "data/pieces/P-1.jpg").rename(it / "data/pieces/P-7.jpg"),
    "an added piece": lambda it: (it / "data/pieces/P-9.jpg").write_bytes(b"added"),
    "an added file": lambda it: (it / "note.txt").write_bytes(b"added"),
    "an added proof": lambda it: (it / "preuve/other").write_bytes(b"added"),
    "edited information": lambda it: flip(it / "bag-info.txt"),
    "an edited manifest": lambda it: flip(it / "manifest-sha256.txt"),
    "an edited tag manifest": lambda it: flip(it / "tagmanifest-sha256.txt"),
    "no tag manifest": lambda it: (it / "tagmanifest-sha256.txt").unlink(),
    "no manifest": lambda it: (it / "manifest-sha256.txt").unlink(),
    "a link": lambda it: (it / "data/link").symlink_to("/etc/passwd"),
    "a changed signature": lambda it: flip(it / "preuve/tagmanifest.sig"),
    "other signers": lambda it: flip(it / "preuve/signataires"),
    "no proofs": lambda it: shutil.rmtree(it / "preuve"),
    "everything rewritten": rewrite_everything,
    "a reordered journal": lambda it: reorder(it / "data/journal.jsonl"),
}


@needs("ssh-keygen")
@pytest.mark.clause("X-02")
@pytest.mark.parametrize("tampering", TAMPERING)
def test_the_script_finds_tampering_and_never_says_intact(folder: Path, tampering: str) -> None:
    TAMPERING[tampering](folder)
    done = script(folder)
    assert done.returncode == 1
    assert len(verdicts(done)) == 1
    assert verdicts(done)[0].startswith("VERDICT : NON CONFORME / NOT INTACT (")


@pytest.mark.clause("X-02")
@pytest.mark.parametrize("tampering", TAMPERING)
def test_fj_verify_finds_the_same_tampering(folder: Path, tampering: str) -> None:
    TAMPERING[tampering](folder)
    done = fj_verify(str(folder))
    assert (done.returncode, done.stderr) == (1, "")


@needs("ssh-keygen")
@pytest.mark.clause("X-02")
def test_a_script_that_lies_is_found_by_what_is_published_and_by_raw_commands(
    folder: Path,
) -> None:
    flip(folder / "data/pieces/P-1.jpg")
    replace_script(folder)
    assert verdicts(script(folder)) == ["VERDICT : CONFORME / INTACT"]  # so, never only the script
    assert digest_of([(folder / "verifier.sh").read_bytes()]).sha256 not in digests().values()
    by_hand = ["sha256sum", "-c", "tagmanifest-sha256.txt"]
    assert subprocess.run(by_hand, cwd=folder, capture_output=True, check=False).returncode == 1
    assert "MODIFIÉ\u00a0: verifier.sh" in fj_verify(str(folder)).stdout
    rewrite_everything(folder)
    signed = subprocess.run(
        [
            "ssh-keygen", "-Y", "verify", "-f", "preuve/signataires", "-I", bag.IDENTITY,
            "-n", bag.PURPOSE, "-s", "preuve/tagmanifest.sig",
        ],
        cwd=folder, capture_output=True, check=False,
        input=(folder / bag.TAG_MANIFEST).read_bytes(),
    )  # fmt: skip
    assert signed.returncode != 0


@needs("ssh-keygen")
def test_the_script_is_the_one_whose_digest_is_published(folder: Path) -> None:
    for name, digest in digests().items():
        assert digest_of([(folder / name).read_bytes()]).sha256 == digest


def test_fj_verify_tells_who_signed(folder: Path) -> None:
    key = custody.signer().fingerprint
    assert f"Signé par {key}." in fj_verify(str(folder)).stdout
    assert fj_verify(str(folder), "--signer", key).returncode == 0


def test_a_folder_remade_with_another_key_is_not_from_the_one_expected(
    folder: Path, tmp_path: Path
) -> None:
    key = custody.signer().fingerprint
    other = Signer(folder=tmp_path / "other keys")
    sign_the_log_again(folder, other)
    rewrite_everything(folder)
    signed = (folder / bag.TAG_MANIFEST).read_bytes()
    (folder / bag.SIGNATURE).write_text(other.sign(signed))
    (folder / bag.SIGNERS).write_text(other.signers())
    assert fj_verify(str(folder)).returncode == 0
    done = fj_verify(str(folder), "--signer", key)
    assert done.returncode == 1
    assert "n’est pas signé par la clé attendue" in done.stdout
    assert other.fingerprint in done.stdout


def test_a_folder_signed_anew_without_the_key_of_the_log_is_refused_at_once(
    folder: Path, tmp_path: Path
) -> None:
    rewrite_everything(folder)
    other = Signer(folder=tmp_path / "other keys")
    (folder / bag.SIGNATURE).write_text(other.sign((folder / bag.TAG_MANIFEST).read_bytes()))
    (folder / bag.SIGNERS).write_text(other.signers())
    done = fj_verify(str(folder))
    assert done.returncode == 1
    assert "ABSENT DU REGISTRE DE GARDE : data/checkpoint.txt" in done.stdout


def sign_the_log_again(folder: Path, signer: Signer) -> None:
    path = folder / "data/checkpoint.txt"
    text = path.read_text().partition("\n\n")[0] + "\n"
    note = checkpoint.sign_note(
        text,
        name=text.partition("\n")[0],
        public_key=signer.public_key,
        sign=signer.sign_bytes,
    )
    path.write_text(note)


def test_proofs_taken_away_are_missed(folder: Path) -> None:
    shutil.rmtree(folder / "preuve")
    done = fj_verify(str(folder))
    assert done.returncode == 1
    assert "MANQUANT\u00a0: preuve/tagmanifest.sig" in done.stdout


def test_python_alone_checks_all_but_the_signature_and_says_so(folder: Path) -> None:
    alone = (*BLOCKED, "cryptography")
    done = fj_verify(str(folder), blocked=alone)
    assert done.returncode == 0
    assert "Signature non vérifiée" in done.stdout
    key = custody.signer().fingerprint
    assert fj_verify(str(folder), "--signer", key, blocked=alone).returncode == 1


def test_the_private_key_never_leaves_the_keys_folder(folder: Path) -> None:
    key = custody.signer()
    secret = (key.folder / "signature.key").read_text().strip()
    assert (key.folder / "signature.key").stat().st_mode & 0o777 == 0o600
    for path in folder.rglob("*.*"):
        assert secret.encode() not in path.read_bytes()
    assert secret not in repr(key)
    assert os.path.commonpath([key.folder, folder]) != str(folder)
