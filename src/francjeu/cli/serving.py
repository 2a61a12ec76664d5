"""Serving: a web server and job workers, prepared, started, watched and stopped together.

Knows no Django: what needs it runs in a process of its own, so that this one stays small.
"""

import contextlib
import ctypes
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType

from francjeu.cli.language import say
from francjeu.config.environment import BadVariable, Environment, read

NETWORK_DISKS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.glusterfs"})
THREADS = 4
_PDEATHSIG = 1  # prctl: the signal a child receives when its parent dies


class CannotServe(Exception):
    """Why serving is refused, in words for the person who typed the command."""


@dataclass(frozen=True, slots=True)
class Account:
    """A sample person of the demonstration, and how to sign in as that person."""

    name: str
    role: str
    email: str
    password: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """What preparing found: the one-time link when the installation is not set up yet."""

    setup_link: str = ""
    accounts: tuple[Account, ...] = ()


def as_text(prepared: Prepared) -> str:
    """What one process tells another."""
    return json.dumps(asdict(prepared))


def prepared_from(text: str) -> Prepared:
    """The inverse of `as_text`."""
    values = json.loads(text)
    accounts = tuple(Account(**row) for row in values["accounts"])
    return Prepared(setup_link=values["setup_link"], accounts=accounts)


def settings(source: Mapping[str, str]) -> Environment:
    """The environment, checked. Raises CannotServe."""
    try:
        environment = read(source)
        _try_writing(environment.data_dir)
    except BadVariable as problem:
        raise CannotServe(str(problem)) from None
    except OSError as problem:
        raise CannotServe(
            say(
                f"Impossible d’écrire dans {problem.filename} : {problem.strerror}. "
                "Choisissez un autre dossier avec FRANCJEU_DATA.",
                f"Cannot write to {problem.filename}: {problem.strerror}. "
                "Choose another folder with FRANCJEU_DATA.",
            )
        ) from None
    if not environment.database_url:
        _refuse_network_disk(environment.data_dir, Path("/proc/mounts"))
    _refuse_taken_port(environment)
    return environment


def prepare(*, sample: bool = False) -> Prepared:
    """Migrate, compile, collect, and fill when asked, in a process that ends with its work.

    Raises CannotServe when it failed; why was printed by then.
    """
    with tempfile.TemporaryDirectory(prefix="francjeu-") as folder:
        told = Path(folder) / "told.json"
        command = [sys.executable, "-m", "francjeu", "prepare", "--tell", str(told)]
        done = subprocess.run([*command, *(["--sample"] if sample else [])], check=False)  # noqa: S603
        if done.returncode:
            raise CannotServe(say("la préparation a échoué.", "preparing failed."))
        return prepared_from(told.read_text(encoding="utf-8"))


def serve(environment: Environment, *, ready: Callable[[], None]) -> int:
    """Serve until told to stop, calling `ready` once the first page is there."""
    house = House(environment)
    try:
        return house.run(ready)
    finally:
        house.close()


class House:
    """The processes of an installation, watched by this one: pages, jobs, tools.

    The last starts once the first page is there: it is the least urgent.
    """

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._told_to_stop = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        self._web = _start(
            "granian", "francjeu.config.wsgi:application", "--interface", "wsgi",
            "--host", _address(environment.host), "--port", str(environment.port),
            "--workers", "1", "--blocking-threads", str(THREADS),
            "--respawn-failed-workers", "--log-level", "warning",
            "--workers-kill-timeout", "10",
        )  # fmt: skip
        self._workers = {"default": _worker("default")}

    def run(self, ready: Callable[[], None]) -> int:
        """0 when stopped by a person; 1 when the web server ended by itself."""
        announced = False
        while not self._told_to_stop:
            if self._web.poll() is not None:
                return 1
            for queue, worker in self._workers.items():
                if worker.poll() is not None:
                    time.sleep(1)
                    self._workers[queue] = _worker(queue)
            if not announced and self._answers():
                announced = True
                ready()
                self._workers["tools"] = _worker("tools")
            time.sleep(0.5 if announced else 0.1)
        return 0

    def close(self) -> None:
        """Stop all in good order; by force after a while."""
        children = (self._web, *self._workers.values())
        for child in children:
            child.terminate()
        for child in children:
            try:
                child.wait(timeout=15)
            except subprocess.TimeoutExpired:
                child.kill()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._told_to_stop = True

    def _answers(self) -> bool:
        host = _address(self._environment.host)
        own = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104
        try:
            urllib.request.urlopen(f"http://{own}:{self._environment.port}/", timeout=30).close()
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True


def _start(module: str, *arguments: str) -> "subprocess.Popen[bytes]":
    """A child in a session of its own: only this process tells it to stop, or its death does."""
    command, parent = [sys.executable, "-m", module, *arguments], os.getpid()
    return subprocess.Popen(  # noqa: S603
        command, start_new_session=True, preexec_fn=lambda: _die_with(parent)
    )


def _worker(queue: str) -> "subprocess.Popen[bytes]":
    return _start("francjeu", "worker", "--queue", queue)


def _die_with(parent: int) -> None:
    """Asked too late of a parent already dead, the system would never send the signal."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(1)


def _address(host: str) -> str:
    return "127.0.0.1" if host == "localhost" else host


def _try_writing(folder: Path) -> None:
    probe = folder / f".essai-{secrets.token_hex(4)}"
    probe.touch()
    probe.unlink()


def _refuse_taken_port(environment: Environment) -> None:
    host, port = _address(environment.host), environment.port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as problem:
            raise CannotServe(
                say(
                    f"Le port {port} de {host} n’est pas libre ({problem}). "
                    "Choisissez-en un autre : FRANCJEU_PORT=8001",
                    f"Port {port} of {host} is not free ({problem}). "
                    "Choose another: FRANCJEU_PORT=8001",
                )
            ) from None


def _refuse_network_disk(folder: Path, mounts: Path) -> None:
    """SQLite loses data on network disks: its log needs shared memory."""
    if _kind_of_disk(folder, mounts) in NETWORK_DISKS:
        raise CannotServe(
            say(
                f"{folder} est sur un disque réseau : SQLite y perdrait des données. "
                "Choisissez un dossier local (FRANCJEU_DATA) ou PostgreSQL "
                "(FRANCJEU_DATABASE_URL).",
                f"{folder} is on a network disk, where SQLite would lose data. "
                "Choose a local folder (FRANCJEU_DATA) or PostgreSQL (FRANCJEU_DATABASE_URL).",
            )
        )


def _kind_of_disk(folder: Path, mounts: Path) -> str:
    if not mounts.exists():
        return ""
    best, kind = -1, ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, place, name, *_ = line.split()
        place = place.replace("\\040", " ")
        if folder.resolve().is_relative_to(place) and len(place) > best:
            best, kind = len(place), name
    return kind


def complain(problem: CannotServe) -> int:
    """Say why on the error stream; the exit code of a refusal."""
    sys.stderr.write(f"fj : {problem}\n")
    return 2


def set_environment(**variables: str) -> None:
    """What the children will read."""
    os.environ.update(variables)
