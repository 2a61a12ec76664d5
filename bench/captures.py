"""Figures of capturing pages, in one run: python bench/captures.py (or as a part of evidence.py).

Ours beside what others do with the same pages of a small local site: a bare `page.pdf` of
Playwright, and the SingleFile command when it is on the PATH. The worker of a real installation
starts a browser for each capture: ours are all cold; *warm* is the second run on this machine.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from playwright.sync_api import sync_playwright  # noqa: E402
from tests.posts import Site, a_site  # noqa: E402

from francjeu.connectors.capture import chromium, page  # noqa: E402
from francjeu.connectors.capture.parts import finished  # noqa: E402
from francjeu.kernel.evidence.capturing import Gap, score  # noqa: E402

LIMITS = {"seconds": 90, "screens": 60, "bytes": 200 * 1024**2, "media_bytes": 300 * 1024**2,
          "media_seconds": 300}  # fmt: skip
POSTS = 100


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


def single_file(site: Site, path: str) -> tuple[float, str, int] | None:
    """The SingleFile command with its own defaults; None when it is not installed."""
    program = shutil.which("single-file")
    if program is None:
        return None
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


def thread(site: Site) -> None:
    for name in ("francjeu, cold", "francjeu, again (warm disk)"):
        seconds, told, _, size = ours(site, "/thread")
        rest = (
            f"first seal {told['first_seal']} s, score {told['score']}, {told['screens']} screens"
        )
        row(name, seconds, size, rest)
    others(site, "/thread", lambda words: f"{words.count('Commentaire')} of 60 comments")


def feed(site: Site) -> None:
    seconds, told, words, size = ours(site, "/feed")
    row(
        "francjeu",
        seconds,
        size,
        f"{kept(words)} of {POSTS} posts, first seal {told['first_seal']} s",
    )
    others(site, "/feed", lambda words: f"{kept(words)} of {POSTS} posts")


def others(site: Site, path: str, told: Callable[[str], str]) -> None:
    seconds, words, size = bare_pdf(site, path)
    row("Playwright page.pdf, bare", seconds, size, told(words))
    found = single_file(site, path)
    if found is None:
        print("SingleFile CLI                     not installed (npm install -g single-file-cli)")
    else:
        row("SingleFile CLI", found[0], found[2], told(found[1]))


def main() -> None:
    try:
        chromium.program()
    except chromium.NoBrowser:
        print("captures: Chromium is not installed")
        return
    with a_site() as site:
        print("capture of a post, 60 comments, 24 pictures that load late:")
        thread(site)
        print("capture of a feed of 100 posts that keeps 8 in the page:")
        feed(site)


if __name__ == "__main__":
    main()
