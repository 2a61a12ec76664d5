"""The commands a person starts with: what they refuse, what they say, and how they stop."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from francjeu.cli import demo, serving
from francjeu.cli.serving import CannotServe

ROOT = Path(__file__).resolve().parents[2]


def environment(folder: Path, **variables: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("FRANCJEU_")}
    return {**kept, "FRANCJEU_DATA": str(folder), "PYTHONPATH": str(ROOT / "src"), **variables}


def start(command: str, folder: Path, **variables: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "francjeu", command], env=environment(folder, **variables),
        cwd=folder.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class TestAFolder:
    def test_is_taken_for_the_demonstration_when_empty_and_again_afterwards(
        self, tmp_path: Path
    ) -> None:
        demo.claim(tmp_path / "new")
        demo.claim(tmp_path / "new")
        assert (tmp_path / "new" / demo.MARK).exists()

    def test_is_refused_for_the_demonstration_when_it_holds_anything_else(
        self, tmp_path: Path
    ) -> None:
        (tmp_path / "francjeu.sqlite3").touch()
        with pytest.raises(CannotServe, match="rien n’y a été touché"):
            demo.claim(tmp_path)
        assert [it.name for it in tmp_path.iterdir()] == ["francjeu.sqlite3"]

    def test_of_a_demonstration_is_refused_for_the_real_thing(
        self, tmp_path: Path, port: int
    ) -> None:
        demo.claim(tmp_path / "data")
        child = start("serve", tmp_path / "data", FRANCJEU_PORT=str(port))
        _, errors = child.communicate(timeout=120)
        assert child.returncode == 2
        assert "contient une démonstration" in errors

    def test_that_cannot_be_written_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(CannotServe, match="Impossible d’écrire"):
            serving.settings({"FRANCJEU_DATA": str(tmp_path / "file")})

    def test_on_a_network_disk_is_refused_for_sqlite(self, tmp_path: Path) -> None:
        mounts = tmp_path / "mounts"
        mounts.write_text(f"disk / ext4 rw 0 0\nserver:/share {tmp_path} nfs4 rw 0 0\n")
        with pytest.raises(CannotServe, match="disque réseau"):
            serving._refuse_network_disk(tmp_path / "data", mounts)
        serving._refuse_network_disk(Path("/elsewhere"), mounts)


def test_a_taken_port_is_said_with_what_to_do(tmp_path: Path, port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        with pytest.raises(CannotServe, match="FRANCJEU_PORT=8001"):
            serving.settings({"FRANCJEU_DATA": str(tmp_path), "FRANCJEU_PORT": str(port)})


def test_a_number_that_is_not_one_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotServe, match="FRANCJEU_PORT"):
        serving.settings({"FRANCJEU_DATA": str(tmp_path), "FRANCJEU_PORT": "huit mille"})


def test_the_demonstration_says_how_to_sign_in_then_its_address_and_stops_when_told(
    tmp_path: Path, port: int
) -> None:
    child = start("demo", tmp_path / "demo", FRANCJEU_PORT=str(port))
    lines = until_the_address(child)
    assert lines[-1].startswith(f"Démonstration : http://localhost:{port}/")
    assert sum("@trois-rives.example" in line for line in lines) == 6
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as page:
        assert page.status == 200
    child.send_signal(signal.SIGTERM)
    _, errors = child.communicate(timeout=120)
    assert child.returncode == 0
    assert "Traceback" not in errors
    assert not answers(port)


def test_a_real_installation_prints_a_link_that_opens_its_set_up(tmp_path: Path, port: int) -> None:
    child = start("serve", tmp_path / "data", FRANCJEU_PORT=str(port))
    lines = until_the_address(child)
    (link,) = [line for line in lines if "/installation/" in line]
    with urllib.request.urlopen(link.replace("localhost", "127.0.0.1"), timeout=60) as page:
        assert page.status == 200
    assert not any("@" in line for line in lines)
    child.terminate()
    child.communicate(timeout=120)


def test_nothing_is_left_running_when_the_command_is_killed(tmp_path: Path, port: int) -> None:
    child = start("serve", tmp_path / "data", FRANCJEU_PORT=str(port))
    until_the_address(child)
    child.kill()
    child.communicate(timeout=120)
    deadline = time.monotonic() + 60
    while answers(port):
        assert time.monotonic() < deadline, "the web server outlived its command"
        time.sleep(0.1)
    while left := serving_from(tmp_path / "data"):
        assert time.monotonic() < deadline, f"outlived their command: {left}"
        time.sleep(0.1)


def serving_from(folder: Path) -> list[str]:
    """The command lines of processes told to use this data folder."""
    told = f"FRANCJEU_DATA={folder}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if told in (process / "environ").read_bytes().split(b"\0"):
                found.append((process / "cmdline").read_text().replace("\0", " "))
    return found


def until_the_address(child: "subprocess.Popen[str]") -> list[str]:
    lines: list[str] = []
    assert child.stdout is not None
    for line in child.stdout:
        lines.append(line.strip())
        if re.search(r"http://localhost:\d+/ ", line):
            return lines
    raise AssertionError(child.communicate())


def answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
