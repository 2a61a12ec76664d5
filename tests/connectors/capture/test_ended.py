"""A browser that is ended, whenever it is, is told as such and soon; never as the page’s fault.

No clock of ours ends these captures, and a browser that hangs hangs for ever: they end, or fail.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.connectors.capture.conftest import Capture
from tests.posts import AUTHOR, WORDS, Site
from tests.tools import needs

from francjeu.connectors.capture import processes
from francjeu.kernel.evidence.capture.capturing import Gap, Role
from francjeu.plumbing import tools

HOURS = 7200


def our_tool() -> int:
    """The process of the tool that this one runs."""
    for place in Path("/proc").glob(f"{os.getpid()}/task/*/children"):
        for pid in place.read_text().split():
            if b"francjeu.plumbing.confined" in Path(f"/proc/{pid}/cmdline").read_bytes():
                return int(pid)
    raise AssertionError("no tool runs")


def end_browser() -> None:
    processes.end_browsers(our_tool())


def end_pages() -> None:
    """Ends the processes that hold pages, as a system short of memory does first."""
    for pid in processes.browsers(our_tool()):
        if b"--type=renderer" in Path(f"/proc/{pid}/cmdline").read_bytes():
            os.kill(pid, 9)


@contextmanager
def when(site: Site, path: str, happens: Callable[[], object]) -> Iterator[None]:
    """When this path is asked for, something happens before it is answered."""
    site.when_asked = lambda asked: happens() if asked == path else None
    try:
        yield
    finally:
        site.when_asked = None


def test_ended_for_its_memory_while_it_starts_it_hangs_nothing_and_memory_is_told(
    capture: Capture,
) -> None:
    got = capture("/post", memory=1, seconds=HOURS)
    assert got.gaps == {Gap.BROKE_OFF: "memory"}
    assert got.roles == [Role.RECORD]
    assert "fault" not in got.told


@pytest.fixture
def dying_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A browser that dies while it makes its page stands in the place of Chromium."""
    program = tmp_path / "chromium"
    code = Path(__file__).with_name("dying.py").read_text(encoding="utf-8")
    program.write_text(f"#!{sys.executable}\n{code}", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")


@pytest.mark.usefixtures("dying_browser")
def test_a_browser_that_dies_while_it_makes_its_page_is_not_waited_for(capture: Capture) -> None:
    got = capture("/nowhere", seconds=HOURS)
    assert got.gaps == {Gap.BROKE_OFF: "browser ended"}
    assert got.roles == [Role.RECORD]


@pytest.mark.parametrize(("path", "ends", "why"), [
    ("/post", end_browser, "browser ended"), ("/endless", end_pages, "page crashed"),
])  # fmt: skip
def test_ended_while_it_opens_a_page_it_does_not_say_that_the_site_was_out_of_reach(
    capture: Capture, site: Site, path: str, ends: Callable[[], None], why: str
) -> None:
    with when(site, path, ends):
        got = capture(path, seconds=HOURS)
    assert got.gaps[Gap.BROKE_OFF] == why
    assert "fault" not in got.told
    assert got.roles == [Role.RECORD]


def test_a_page_whose_own_process_dies_does_not_hang_the_capture(
    capture: Capture, site: Site
) -> None:
    with when(site, "/image/23", end_pages):  # one goes down the page to meet it
        got = capture("/thread", seconds=HOURS)
    assert got.gaps[Gap.BROKE_OFF] == "page crashed"
    assert {Role.RESPONSE, Role.VIEW, Role.STEPS, Role.ARCHIVE, Role.RECORD} <= set(got.roles)


@needs("chromium")
@pytest.mark.parametrize("ends", [end_browser, end_pages])
def test_a_look_whose_browser_was_ended_does_not_say_that_the_site_was_out_of_reach(
    site: Site, ends: Callable[[], None]
) -> None:
    def end(seen: list[str] = site.seen) -> None:
        if seen.count("/soft-404") > 1:  # the first time, it is looked at without a browser
            ends()

    looked = {"address": site.at("/soft-404"), "author": AUTHOR, "fragment": WORDS}
    request = {"looks": {"page": looked, "control": looked}, "allowed": [site.host], "only": False}
    site.seen.clear()
    with when(site, "/soft-404", end), tools.workshop() as folder:
        told = tools.run(
            "francjeu.connectors.capture.check", request, folder=folder,
            limits=tools.Limits(seconds=150, network=True),
        )  # fmt: skip
    assert told["by"] == "browser"
    assert {it["fault"] for it in told["looks"].values()} == {"browser broke off"}
    assert {it["status"] for it in told["looks"].values()} == {None}
