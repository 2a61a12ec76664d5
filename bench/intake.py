"""Submits per second of the public form's last POST, beside a bare Django view writing one row.

Run ``python -m bench.intake`` from the root of the project, with ``PYTHONPATH=src:.``. One run:
SQLite then PostgreSQL (a throwaway one), 1, 8 and 32 connections, a real granian server with the
project's own flags. Each measured request is one real submit of a draft made beforehand. Then 200
reports on one post: one group, 200 receipts, none lost. Exit 1 below 40 % of the bare view.

The bare view stands in a site as `startproject` makes one, with Django's own seven middleware; it
does none of what a report needs: one address, one INSERT of one row of two columns without an
index, committed by itself, nothing encrypted, nothing counted, nothing grouped, no journal, no
form protection (it is exempt). Same settings of the database, same door, same flags: what it
acknowledges is on the disk too. The column *of nothing* is beside the same view without a single
middleware, which no site runs: the floor of Django itself. A submit is one transaction that takes
the draft away, opens it, numbers the report, finds whether others told the same content, writes the
report (five indexes), encrypts its words, and seals its journal entry.

Both write to the disk once: the faster the disk, the more the rest of a submit weighs in the
ratio. What one flush costs here is printed first.

The kinds of request take turns in ROUNDS slices, and a ratio is the median of those of the
slices: a machine that is busy for a while slows them together.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.load import Measured, request, run
from tests import postgres

CONNECTIONS = (1, 8, 32)
TARGET = 0.40
SECRET = "a" * 32  # the form protection's cookie and field hold the same secret
FORM = "application/x-www-form-urlencoded"
FILE_SIZE = 200_000
ROUNDS = 5
BARE, NOTHING, SUBMIT = "bare view", "bare view, no middleware", "submit"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many requests are measured at each number of connections."""

    bare: int
    submits: int
    files: int


class Ports(NamedTuple):
    """Where each of the three sites answers."""

    ours: int
    bare: int
    nothing: int


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a fifth of the requests")
    parser.add_argument("--sqlite", action="store_true", help="SQLite only")
    chosen = parser.parse_args()
    counts = Counts(160, 160, 80) if chosen.quick else Counts(800, 640, 320)
    print(f"One flush of 4 kB to this disk: {flush():.2f} ms (median)")
    ratios = measure("SQLite", "", counts)
    if not chosen.sqlite:
        with postgres.server() as address:
            ratios += measure("PostgreSQL", address, counts)
    worst = min(ratios)
    print(f"\nWorst ratio without a file: {worst:.0%} of the bare view (target {TARGET:.0%})")
    return 0 if worst >= TARGET else 1


def flush() -> float:
    """Milliseconds of one append of 4 kB and its fsync, where the databases are: the median."""
    took = []
    with tempfile.NamedTemporaryFile(prefix="francjeu-bench-") as file:
        for _ in range(100):
            begun = time.perf_counter()
            os.write(file.fileno(), bytes(4096))
            os.fsync(file.fileno())
            took.append((time.perf_counter() - begun) * 1000)
    return median(took)


def measure(name: str, database: str, counts: Counts) -> list[float]:
    """Every number for one database; returns the ratios of submits without a file."""
    with tempfile.TemporaryDirectory(prefix="francjeu-bench-") as folder:
        environment = {
            **os.environ, "FRANCJEU_DATA": folder, "FRANCJEU_DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "bench.bare.settings",
            "PYTHONPATH": f"src{os.pathsep}.", "FRANCJEU_CLAMD": "",
        }  # fmt: skip
        drafts = prepare(environment, counts)
        with (
            server(environment, 8701) as ours,
            server(environment, 8702, bare="django") as bare,
            server(environment, 8703, bare="nothing") as nothing,
        ):
            ratios = table(name, Ports(ours, bare, nothing), drafts, counts)
            burst(name, ours, drafts["burst"], environment)
    return ratios


def prepare(environment: dict[str, str], counts: Counts) -> dict[str, list[str]]:
    """Migrate, open the organisation, write the drafts: their tokens by kind."""
    submits, files = counts.submits * len(CONNECTIONS), counts.files * len(CONNECTIONS)
    done = subprocess.run(
        [sys.executable, "-m", "bench.intake_drafts", str(submits), str(files)],
        env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


@contextlib.contextmanager
def server(environment: dict[str, str], port: int, *, bare: str = "") -> Iterator[int]:
    """A granian with the flags of `fj serve`; `bare` as in the bench's settings."""
    process = subprocess.Popen(
        [
            sys.executable, "-m", "granian", "bench.bare.wsgi:application", "--interface", "wsgi",
            "--host", "127.0.0.1", "--port", str(port), "--workers", "1",
            "--blocking-threads", "4", "--log-level", "warning",
        ],
        env={**environment, "FJ_BENCH_BARE": bare},
    )  # fmt: skip
    try:
        _wait(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/f/1/", timeout=5)
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(port)


def bare_requests(count: int) -> list[list[bytes]]:
    """One row each, about as many bytes as a report's words."""
    body = b"text=" + b"Trois+messages+blessants+dans+le+clavardage." * 3
    return [[request("/bench/row/", body, kind=FORM)]] * count


def last_post(token: str) -> bytes:
    """The public form's final POST."""
    cookies = f"fj_csrf={SECRET}; fj_page={token}"
    body = f"csrfmiddlewaretoken={SECRET}&website=".encode()
    return request("/f/9/", body, kind=FORM, cookies=cookies)


def upload(token: str) -> bytes:
    """Step 6 with a file."""
    edge = "bench-edge"
    picture = b"\x89PNG\r\n\x1a\n" + os.urandom(FILE_SIZE)
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{SECRET}',
        f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="capture.png"\r\n'
        "Content-Type: image/png\r\n\r\n",
    ]
    body = "\r\n".join(parts).encode() + picture + f"\r\n--{edge}--\r\n".encode()
    cookies = f"fj_csrf={SECRET}; fj_page={token}"
    kind = f"multipart/form-data; boundary={edge}"
    return request("/f/6/", body, kind=kind, cookies=cookies)


def table(name: str, ports: Ports, drafts: dict[str, list[str]], counts: Counts) -> list[float]:
    """Measure and print every number of connections; returns the ratios of plain submits."""
    print(f"\n{name}")
    print(
        f"{'':34}{'conn.':>6}{'per s':>9}{'p50 ms':>9}{'p95 ms':>9}{'of bare':>9}{'of nothing':>12}"
    )
    for port in ports:
        run(port, bare_requests(40), connections=4)
    ratios = []
    for index, connections in enumerate(CONNECTIONS):
        plain = drafts["plain"][index * counts.submits :][: counts.submits]
        filed = drafts["files"][index * counts.files :][: counts.files]
        kinds = {
            BARE: (ports.bare, bare_requests(counts.bare)),
            NOTHING: (ports.nothing, bare_requests(counts.bare)),
            "bare view, our middleware": (ports.ours, bare_requests(counts.bare)),
            SUBMIT: (ports.ours, [[last_post(t)] for t in plain]),
            f"{FILE_SIZE // 1000} kB upload, then submit": (
                ports.ours, [[upload(t), last_post(t)] for t in filed],
            ),
        }  # fmt: skip
        ratios.append(_turns(kinds, connections))
    return ratios


def _turns(kinds: dict[str, tuple[int, list[list[bytes]]]], connections: int) -> float:
    """Every kind in ROUNDS slices, one after the other; returns the ratio of submits."""
    found: dict[str, list[Measured]] = {kind: [] for kind in kinds}
    for turn in range(ROUNDS):
        for kind, (port, requests) in kinds.items():
            measured = run(port, requests[turn::ROUNDS], connections=connections)
            assert set(measured.statuses) == {303}, (kind, measured.statuses)
            found[kind].append(measured)
    of_bare, of_nothing = _ratios(found, BARE), _ratios(found, NOTHING)
    for kind, slices in found.items():
        _line(kind, connections, slices, of_bare[kind], of_nothing[kind])
    return of_bare[SUBMIT]


def _ratios(found: dict[str, list[Measured]], to: str) -> dict[str, float]:
    """Each kind's share of the rate of `to`: the median of the slices'."""
    return {
        kind: median(m.rate / base.rate for m, base in zip(slices, found[to], strict=True))
        for kind, slices in found.items()
    }


def _line(
    words: str, connections: int, found: list[Measured], of_bare: float, of_nothing: float
) -> None:
    rate, p50, p95 = (median(getattr(m, name) for m in found) for name in ("rate", "p50", "p95"))
    print(
        f"{words:34}{connections:>6}{rate:>9.0f}{p50:>9.1f}{p95:>9.1f}"
        f"{of_bare:>9.0%}{of_nothing:>12.0%}",
        flush=True,
    )


def burst(name: str, port: int, tokens: list[str], environment: dict[str, str]) -> None:
    """200 reports on one post, as fast as 32 connections go, each one sent twice."""
    twice = [[last_post(token), last_post(token)] for token in tokens]
    found = run(port, twice, connections=32)
    done = subprocess.run(
        [sys.executable, "-m", "bench.intake_drafts", "--check-burst"],
        env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    told = json.loads(done.stdout.splitlines()[-1])
    print(
        f"burst of {len(tokens)} on one post, each sent twice: {len(tokens) / found.rate:.1f} s, "
        f"{told['groups']} group, {told['reports']} reports, {told['receipts']} receipts"
    )
    assert told == {"groups": 1, "reports": len(tokens), "receipts": len(tokens), "lines": 1}, told


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    sys.exit(main())
