"""Page and control are looked at alike: both without scripts, or both through a browser."""

from pathlib import Path
from typing import Any

import pytest
from tests.factories.platforms import Page, Platform, a_platform
from tests.tools import needs

from francjeu.connectors.capture import check
from francjeu.connectors.capture.look import Seen
from francjeu.kernel.evidence.capture.page_state import PageState
from francjeu.plumbing import tools

WORDS = {"author": "remi.laforest", "fragment": "pas à ta place dans l’équipe"}
SHELL = """<title>Réseau</title><div id=x>Chargement…</div><script>
setTimeout(() => {{ document.getElementById("x").textContent = "{}" }}, 100)</script>"""


def written(words: str) -> Page:
    """A page whose scripts write its words, as large platforms do."""
    return Page(SHELL.format(words))


def looked(platform: Platform, *, folder: Path) -> dict[str, Any]:
    """In a process apart, as it always is: a browser of this one may stand in its way."""
    request = {
        "looks": {"page": {"address": platform.at("/post"), **WORDS},
                  "control": {"address": platform.at("/ours"), "fragment": "Page officielle"}},
        "allowed": [platform.host], "only": False,
    }  # fmt: skip
    limits = tools.Limits(seconds=150, network=True)
    return tools.run("francjeu.connectors.capture.check", request, folder=folder, limits=limits)


def test_needs_no_browser_where_the_post_is_there(tmp_path: Path) -> None:
    with a_platform() as platform:
        told = looked(platform, folder=tmp_path)
        assert platform.asked == ["/post", "/ours"]
    assert told["by"] == "plain"
    assert 0 <= told["looks"]["page"]["after"] <= told["looks"]["control"]["after"] < 60


def test_needs_no_browser_where_the_post_is_gone_and_the_control_is_there(tmp_path: Path) -> None:
    with a_platform(post=Page(status=404)) as platform:
        assert looked(platform, folder=tmp_path)["by"] == "plain"


@needs("chromium")
def test_reads_what_scripts_write_and_keeps_a_screen(tmp_path: Path) -> None:
    post = written("remi.laforest : t’es pas à ta place dans l’équipe")
    with a_platform(post=post, ours=written("Page officielle")) as platform:
        told = looked(platform, folder=tmp_path)
    assert told["by"] == "browser"
    page = told["looks"]["page"]
    assert "pas à ta place" in page["text"]
    assert "pas à ta place" not in told["plain"]["page"]["text"]
    assert (page["status"], page["offset"]) == (200, pytest.approx(0, abs=5))
    assert len(page["picture"]) == 64
    assert (tmp_path / "ecran-page.png").read_bytes().startswith(b"\x89PNG")
    assert "Page officielle" in told["looks"]["control"]["text"]
    assert told["looks"]["control"]["after"] - page["after"] < 60


@needs("chromium")
def test_the_browser_is_led_to_no_private_address(tmp_path: Path) -> None:
    away = Page(status=302, headers={"Location": "http://169.254.169.254/latest"})
    with a_platform(post=away) as platform:
        told = looked(platform, folder=tmp_path)
    assert told["looks"]["page"]["status"] is None


@pytest.mark.parametrize(("page", "control", "enough"), [
    (PageState.MATCHED, None, True), (PageState.MATCHED, PageState.BLOCKED, True),
    (PageState.GONE_HTTP, PageState.MATCHED, True), (PageState.GONE_PAGE, PageState.MATCHED, True),
    (PageState.GONE_HTTP, PageState.UNKNOWN, False), (PageState.GONE_HTTP, None, False),
    (PageState.UNKNOWN, PageState.MATCHED, False), (PageState.LOGIN_WALL, None, False),
    (PageState.UNREACHABLE, None, True), (PageState.UNREACHABLE, PageState.UNREACHABLE, True),
    (PageState.UNREACHABLE, PageState.MATCHED, False),
])  # fmt: skip
def test_a_browser_is_asked_only_where_it_may_tell_more(
    page: PageState, control: PageState | None, *, enough: bool
) -> None:
    states = {"page": page} | ({"control": control} if control else {})
    assert check.concludes(states) is enough


@needs("chromium")
def test_reads_a_post_that_is_embedded_in_the_page(tmp_path: Path) -> None:
    frame = "<iframe src=/embedded width=600></iframe>"
    post = Page(SHELL.format(frame).replace("textContent", "innerHTML"))
    embedded = Page("<p>remi.laforest</p><p>T’es pas à ta place dans l’équipe</p>")
    with a_platform(post=post, embedded=embedded, ours=written("Page officielle")) as platform:
        told = looked(platform, folder=tmp_path)
    assert "pas à ta place" not in told["looks"]["page"]["text"]
    assert "pas à ta place" in told["looks"]["page"]["framed"]
    seen = Seen(**told["looks"]["page"])
    assert check.state_of(seen, WORDS) is PageState.MATCHED
