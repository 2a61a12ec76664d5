"""The two scripts of a folder: every byte counts, every tool is named, both say the same."""

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_verify import fj_verify
from tests.conftest import NOON
from tests.evidence.test_exporting import exported, the_contents
from tests.evidence.test_signed_folder import script, verdicts
from tests.factories.authorities import LocalAuthority
from tests.factories.evidence import a_piece
from tests.tools import needs

from francjeu.evidence.report.blocks import REPORTS
from francjeu.evidence.verifier import commands, scripts
from francjeu.kernel.evidence.package import bag

pytestmark = pytest.mark.django_db
_PLAIN = (
    "sh", "cat", "cut", "date", "diff", "dirname", "find", "grep", "mktemp", "rm", "sed",
    "sha256sum", "sort", "wc",
)  # fmt: skip
_TOOLS = ("ssh-keygen", "openssl", "pdfsig")


@pytest.fixture
def folder(settings: Any, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy to tamper with, with two stamps; the export itself is made once."""
    made = tmp_path_factory.getbasetemp() / "stamped folder"
    if not made.exists():
        with LocalAuthority(tmp_path_factory.mktemp("authority")) as running:
            both = f"{running.setting}; {running.setting}"
            settings.FRANCJEU = replace(settings.FRANCJEU, timestamp_authorities=both)
            exported(the_contents(a_piece(at=NOON)), made)
    return Path(shutil.copytree(made, tmp_path / "export"))


def spoil(path: Path) -> None:
    """One bit of one byte; of a script, in a remark, so that it still runs."""
    content = bytearray(path.read_bytes() or b"?")
    remarks = (b"ordinary tools", b"ordinaires")
    place = next((content.find(it) for it in remarks if it in content), len(content) // 2)
    content[place] ^= 1
    path.write_bytes(content)


def without(tool: str, tmp_path: Path) -> str:
    """A PATH where everything but this tool is found."""
    bins = tmp_path / "bin"
    bins.mkdir()
    for name in (*_PLAIN, *_TOOLS):
        if name != tool:
            (bins / name).symlink_to(shutil.which(name) or "/nowhere")
    return str(bins)


@needs(*_TOOLS)
@pytest.mark.clause("X-02")
def test_a_byte_changed_in_any_file_is_refused_with_its_name(folder: Path) -> None:
    found = sorted(it for it in folder.rglob("*") if it.is_file())
    assert {"verifier.sh", "verifier.ps1", "ca-2.pem"} <= {it.name for it in found}
    missed = []
    for path in found:
        name, before = path.relative_to(folder).as_posix(), path.read_bytes()
        spoil(path)
        ours, theirs = fj_verify(str(folder)), script(folder)
        path.write_bytes(before)
        said = [line for line in theirs.stdout.splitlines() if re.search("FAILED", line)]
        if ours.returncode != 1 or name not in ours.stdout:
            missed.append(f"fj verify: {name}")
        if theirs.returncode != 1 or not any(name in line for line in said):
            missed.append(f"verifier.sh: {name}")
    assert missed == []
    assert (fj_verify(str(folder)).returncode, script(folder).returncode) == (0, 0)


@needs(*_TOOLS)
def test_the_script_asks_pdfsig_about_the_seal_of_the_report(folder: Path) -> None:
    told = script(folder).stdout
    for path in REPORTS.values():
        assert f"$ pdfsig {path}" in told
    assert told.count("Signature Validation: Signature is Valid.") == 2
    report = folder / "data/rapport.pdf"
    content = bytearray(report.read_bytes())
    content[content.index(b"/Title") + 9] ^= 1
    report.write_bytes(content)
    told = script(folder).stdout
    assert "Digest Mismatch" in told
    assert f"{commands.FAILED} (0) : data/rapport.pdf" in told


@needs(*_TOOLS)
@pytest.mark.parametrize(
    ("tool", "verdict", "code"),
    [
        ("pdfsig", commands.INTACT, 0),
        ("openssl", f"{commands.PARTLY} (2)", 3),
        ("ssh-keygen", f"{commands.PARTLY} (1)", 3),
    ],
)
def test_a_tool_that_is_absent_is_told_and_is_no_failure(
    folder: Path, tmp_path: Path, tool: str, verdict: str, code: int
) -> None:
    done = script(folder, path=without(tool, tmp_path))
    assert (done.returncode, verdicts(done)) == (code, [verdict])
    assert f"no such tool: {tool}" in done.stdout
    assert commands.FAILED not in done.stdout


@needs(*_TOOLS)
def test_an_absent_tool_never_hides_what_is_wrong(folder: Path, tmp_path: Path) -> None:
    spoil(folder / "data/pieces/P-1.jpg")
    done = script(folder, path=without("openssl", tmp_path))
    assert done.returncode == 1
    assert "intact" not in verdicts(done)[0].lower().replace("not intact", "")


@needs(*_TOOLS)
def test_both_scripts_type_the_same_commands_and_say_the_same_words(folder: Path) -> None:
    printed = script(folder).stdout
    windows = (folder / "verifier.ps1").read_text("ascii")  # 5.1 reads other letters wrongly
    linux = (folder / "verifier.sh").read_text()
    for command in (commands.SIGNED, commands.SEALED, commands.STAMPED, commands.ASKED):
        assert f"'{command}'" in windows
        moments = [(folder / it.moment).read_text().strip() for it in bag.STAMPS]
        typed = [
            command.replace("-N", f"-{n}").replace("AT", moments[n - 1]).replace("REPORT", path)
            for n in (1, 2) for path in REPORTS.values()
        ]  # fmt: skip
        assert all(f"$ {it}\n" in printed for it in typed)
    for words in (commands.FAILED, commands.UNCHECKED, commands.INTACT, commands.NOT_INTACT):
        assert words in windows
        assert words in linux
    assert all(f"exit {code}\n" in it for code in (0, 1, 3) for it in (windows, linux))


def test_no_mark_is_left_in_a_script() -> None:
    for content in scripts().values():
        assert not re.search(rb"@[A-Z_]+@", content)
