"""Chromium runs in its own sandbox unless we are root; where it cannot, the record says so."""

import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.connectors.capture.conftest import LIMITS, Capture
from tests.posts import Site
from tests.tools import needs

from francjeu.connectors.capture.parts import finished
from francjeu.kernel.evidence.capture.capturing import Role

NOBODY = 65534
ROOT = Path(__file__).resolve().parents[3]
_NEW_USERS = 0x10000000  # unshare: users of one's own
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to become someone else")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder of an ordinary user’s."""
    place = Path(tempfile.mkdtemp(prefix="fj-nobody-"))
    os.chown(place, NOBODY, NOBODY)
    yield place
    shutil.rmtree(place)


def python_of_an_ordinary_user() -> str:
    """One of this version that someone else may run: ours may be in a folder of root’s."""
    code = "import sys; sys.exit(sys.version_info[:2] != tuple(map(int, sys.argv[1:])))"
    version = [str(it) for it in sys.version_info[:2]]
    for program in (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3"):
        try:
            run = subprocess.run([program, "-c", code, *version], user=NOBODY, capture_output=True)
        except OSError:
            continue
        if run.returncode == 0:
            return program
    pytest.skip("no Python of this version may be run by an ordinary user")


def become_nobody() -> None:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


def without_namespaces() -> None:
    """Nobody, on a system that lets nobody make namespaces, as some distributions are."""
    ready, go = os.pipe(), os.pipe()
    parent = os.getpid()
    if os.fork() == 0:
        os.read(ready[0], 1)
        for name in ("uid_map", "gid_map"):
            Path(f"/proc/{parent}/{name}").write_text("0 0 65536", encoding="ascii")
        os.write(go[1], b".")
        os._exit(0)
    ctypes.CDLL(None).unshare(_NEW_USERS)
    os.write(ready[1], b".")
    os.read(go[0], 1)
    Path("/proc/sys/user/max_user_namespaces").write_text("0", encoding="ascii")
    become_nobody()


def captured(site: Site, folder: Path, become: Callable[[], None]) -> dict[str, Any]:
    """What the tool answers when it is run by someone else."""
    places = [str(ROOT / "src"), *(it for it in sys.path if it.endswith("site-packages"))]
    request = {"address": site.at("/post"), "brief": False, "allowed": [site.host], "only": False,
               "limits": LIMITS}  # fmt: skip
    (folder / "request.json").write_text(json.dumps(request), encoding="utf-8")
    run = subprocess.run(
        [python_of_an_ordinary_user(), "-s", "-P", "-m", "francjeu.plumbing.confined",
         "francjeu.connectors.capture.page", str(folder), "--network"],
        cwd=folder, preexec_fn=become, capture_output=True, text=True, timeout=300,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "TMPDIR": str(folder),
             "PYTHONPATH": os.pathsep.join(places), "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    if "Permission denied" in run.stderr or "No module named" in run.stderr:
        pytest.skip(f"an ordinary user may not read the tools: {run.stderr.splitlines()[-1]}")
    assert run.returncode == 0, run.stderr
    return dict(json.loads((folder / "answer.json").read_text(encoding="utf-8")))


@as_root
@needs("chromium")
def test_an_ordinary_user_captures_inside_the_sandbox(site: Site, folder: Path) -> None:
    told = captured(site, folder, become_nobody)
    assert told["sandboxed"] is True
    assert told["gaps"] == []
    assert {it.role for it in finished(folder)} == {*Role} - {Role.MEDIA}
    record = json.loads((folder / "capture.json").read_text(encoding="utf-8"))
    assert record["sandboxed"] is True


@as_root
@needs("chromium")
def test_where_the_system_allows_no_sandbox_it_captures_without_and_says_so(
    site: Site, folder: Path
) -> None:
    told = captured(site, folder, without_namespaces)
    assert told["sandboxed"] is False
    assert told["gaps"] == []


def test_the_record_says_whether_the_sandbox_was_on(capture: Capture) -> None:
    told = json.loads(capture("/thread").file(Role.RECORD).read_text(encoding="utf-8"))
    assert told["sandboxed"] is (os.geteuid() != 0)
