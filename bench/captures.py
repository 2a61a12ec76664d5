"""Figures of capturing pages, in one run: `python -m bench.captures` (a part of bench.evidence).

Ours beside what others do with the same pages of a small local site: a bare `page.pdf` of
Playwright, and the SingleFile command, which npm fetches into a temporary folder. The worker of a
real installation starts a browser for each capture. *Cold*: the files of Chromium were put out of
memory before; *warm*: run again at once.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.goals import Goals  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from tests.posts import Site, a_site  # noqa: E402

from francjeu.connectors.capture import chromium, page  # noqa: E402
from francjeu.connectors.capture.parts import finished  # noqa: E402
from francjeu.kernel.evidence.capture.capturing import Gap, score  # noqa: E402

LIMITS = {"seconds": 90, "screens": 60, "bytes": 200 * 1024**2, "media_bytes": 300 * 1024**2,
          "media_seconds": 300}  # fmt: skip
POSTS = 100
FIRST_SEAL = 10.0
SINGLE_FILE = "single-file-cli"


def ours(site: Site, path: str) -> tuple[float, dict[str, object], str, int]:
    """Seconds, what the tool told, the words kept, bytes kept."""
    with tempfile.TemporaryDirectory() as place:
        folder, start = Path(place), time.perf_counter()
        told = page.answer(
            {"address": site.at(path), "brief": False, "allowed": [site.host], "only": False,
             "limits": LIMITS},
            folder=folder,
        )  # fmt: skip
        seconds = time.perf_counter() - start
        parts = list(finished(folder))
        size = sum((folder / it.file).stat().st_size for it in parts)
        told["score"] = score(
            roles=[it.role for it in parts], gaps=[Gap(it["gap"]) for it in told["gaps"]]
        )
        return seconds, told, str(told.pop("text")), size


def bare_pdf(site: Site, path: str) -> tuple[float, str, int]:
    """What five lines of Playwright give: one PDF, and the words then in the page."""
    start = time.perf_counter()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.program(), args=["--no-sandbox", "--disable-gpu"]
        )
        opened = browser.new_page()
        opened.goto(site.at(path), wait_until="networkidle")
        words, size = opened.inner_text("body"), len(opened.pdf())
        browser.close()
    return time.perf_counter() - start, words, size


def put_out_of_memory() -> None:
    """What the system keeps of Chromium’s files, so that the next start reads the disk."""
    for path in Path(os.path.realpath("/usr/lib/chromium")).rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


@contextmanager
def single_file_installed() -> Iterator[str]:
    """The SingleFile command: the one on the PATH, else fetched for this run; empty for none."""
    found = shutil.which("single-file") or ""
    npm = shutil.which("npm")
    with tempfile.TemporaryDirectory(prefix="single-file-") as folder:
        if not found and npm:
            fetched = subprocess.run(
                [npm, "install", "--no-audit", "--no-fund", "--prefix", folder, SINGLE_FILE],
                capture_output=True, timeout=300,
            )  # fmt: skip
            program = Path(folder, "node_modules", ".bin", "single-file")
            found = str(program) if fetched.returncode == 0 and program.exists() else ""
        yield found


def single_file(program: str, site: Site, path: str) -> tuple[float, str, int]:
    """The SingleFile command with its own defaults."""
    with tempfile.TemporaryDirectory() as place:
        target, start = Path(place) / "page.html", time.perf_counter()
        subprocess.run(
            [program, "--browser-executable-path", chromium.program(),
             "--browser-args", json.dumps(["--no-sandbox"]), site.at(path), str(target)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        content = target.read_text(encoding="utf-8", errors="replace")
    return time.perf_counter() - start, content, len(content)


def kept(words: str) -> int:
    """How many of the hundred posts of the feed are in there."""
    return sum(f"Message numéro {number} du fil" in words for number in range(1, POSTS + 1))


def row(name: str, seconds: float, size: int, rest: str) -> None:
    print(f"{name:34} {seconds:6.1f} s {size / 1e6:7.1f} MB  {rest}")


def thread(site: Site, program: str, goals: Goals) -> None:
    put_out_of_memory()
    for name in ("francjeu, cold", "francjeu, warm"):
        seconds, told, _, size = ours(site, "/thread")
        rest = (
            f"first seal {told['first_seal']} s, score {told['score']}, {told['screens']} screens"
        )
        row(name, seconds, size, rest)
        first = float(str(told["first_seal"]))
        goals.note(
            f"first seal in under {FIRST_SEAL:.0f} s ({name})", f"{first} s", met=first < FIRST_SEAL
        )
        goals.note(f"nothing lacks of the post ({name})", f"score {told['score']}",
                   met=told["score"] == 100)  # fmt: skip
    others(site, program, "/thread", lambda words: f"{words.count('Commentaire')} of 60 comments")


def feed(site: Site, program: str, goals: Goals) -> None:
    seconds, told, words, size = ours(site, "/feed")
    goals.note(f"a feed of {POSTS} posts is kept whole", f"{kept(words)}", met=kept(words) == POSTS)
    row(
        "francjeu",
        seconds,
        size,
        f"{kept(words)} of {POSTS} posts, first seal {told['first_seal']} s",
    )
    others(site, program, "/feed", lambda words: f"{kept(words)} of {POSTS} posts")


def others(site: Site, program: str, path: str, told: Callable[[str], str]) -> None:
    seconds, words, size = bare_pdf(site, path)
    row("Playwright page.pdf, bare", seconds, size, told(words))
    if program:
        seconds, words, size = single_file(program, site, path)
        row("SingleFile CLI", seconds, size, told(words))


def main(*, goals: Goals) -> None:
    try:
        chromium.program()
    except chromium.NoBrowser:
        goals.lacks("captures", "Chromium is not installed")
        return
    with a_site() as site, single_file_installed() as program:
        if not program:
            goals.lacks("captures beside SingleFile", f"npm could not fetch {SINGLE_FILE}")
        print("capture of a post, 60 comments, 24 pictures that load late:")
        thread(site, program, goals)
        print("capture of a feed of 100 posts that keeps 8 in the page:")
        feed(site, program, goals)


if __name__ == "__main__":
    promised = Goals()
    main(goals=promised)
    promised.tell()
