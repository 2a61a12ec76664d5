"""A page is kept whole, in forms others open, and what was not had is said."""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest
from PIL import Image
from tests.connectors.capture.conftest import Capture
from tests.posts import AUTHOR, COLOSSAL, FILM, MEGABYTE, WORDS, Site, colossal_png
from tests.tools import needs

from francjeu.connectors.capture import media
from francjeu.connectors.capture.guard import Guard, Rules
from francjeu.connectors.capture.proxy import Proxy
from francjeu.kernel.evidence.capture.capturing import Gap, Role, is_whole, score
from francjeu.kernel.evidence.capture.page_state import PageState
from francjeu.plumbing import tools

HOURS = 7200
"""Seconds of a capture that only the page may keep from its end."""
BIN = Path(sys.executable).parent


def test_keeps_the_page_in_every_form_and_says_that_nothing_lacks(capture: Capture) -> None:
    got = capture("/thread")
    assert set(got.roles) == {*Role} - {Role.MEDIA}
    assert got.told["gaps"] == []
    assert score(roles=got.roles, gaps=[]) == 100
    assert is_whole(roles=got.roles, gaps=[])
    assert got.state is PageState.MATCHED


def test_the_first_bytes_are_told_before_anything_else_is_made(capture: Capture) -> None:
    got = capture("/thread")
    ended, started = (datetime.fromisoformat(got.told[it]) for it in ("ended", "started"))
    assert timedelta(seconds=got.told["first_seal"]) < ended - started
    assert got.roles[:2] == [Role.RESPONSE, Role.VIEW]
    assert WORDS in got.file(Role.RESPONSE).read_text(encoding="utf-8")


def test_records_where_when_and_with_what(capture: Capture) -> None:
    told = json.loads(capture("/thread").file(Role.RECORD).read_text(encoding="utf-8"))
    assert told["ip"] == "127.0.0.1"
    assert told["status"] == 200
    assert abs(told["clock"]["offset"]) < 60
    assert {"python", "playwright", "warcio", "system"} <= told["software"].keys()
    assert told["images"] == {"count": 24, "lacking": []}
    assert AUTHOR not in json.dumps(told)


def test_other_tools_accept_the_archive(capture: Capture, tmp_path: Path) -> None:
    package = capture("/thread").file(Role.ARCHIVE)
    with zipfile.ZipFile(package) as opened:
        assert opened.testzip() is None
        warc = Path(opened.extract("archive/data.warc.gz", tmp_path))
    checked = subprocess.run([BIN / "warcio", "check", warc], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout
    valid = subprocess.run(
        [BIN / "wacz", "validate", "-f", package], capture_output=True, text=True
    )
    assert valid.returncode == 0, valid.stdout


def test_the_archive_says_from_which_address_each_answer_came(
    capture: Capture, tmp_path: Path
) -> None:
    from warcio.archiveiterator import ArchiveIterator

    with zipfile.ZipFile(capture("/thread").file(Role.ARCHIVE)) as opened:
        warc = Path(opened.extract("archive/data.warc.gz", tmp_path))
    kinds: dict[str, int] = {}
    with warc.open("rb") as stream:
        for record in ArchiveIterator(stream):
            kinds[record.rec_type] = kinds.get(record.rec_type, 0) + 1
            if record.rec_type == "response":
                assert record.rec_headers.get_header("WARC-IP-Address") == "127.0.0.1"
                assert record.rec_headers.get_header("WARC-Protocol") == "http/1.1"
    assert kinds["response"] == kinds["request"] == 25
    assert kinds["resource"] == capture("/thread").told["screens"]


@needs("pdfinfo")
def test_the_print_carries_its_structure(capture: Capture) -> None:
    pdf = capture("/thread").file(Role.PDF)
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Tagged:\s+yes", told)


def test_the_tall_picture_holds_the_page_from_top_to_bottom(capture: Capture) -> None:
    with Image.open(capture("/thread").file(Role.FULL)) as picture:
        assert picture.width == 1280
        assert picture.height > 12_000


def test_a_feed_that_swaps_its_posts_is_kept_whole(capture: Capture) -> None:
    got = capture("/feed")
    kept = got.file(Role.TEXT).read_text(encoding="utf-8")
    assert sum(f"Message numéro {n} du fil\n" in kept for n in range(1, 101)) == 100
    assert got.file(Role.DOM).read_text(encoding="utf-8").count("Message numéro") < 20
    assert got.told["screens"] >= 35


def test_a_film_is_fetched_apart_whole_though_its_connection_breaks(
    capture: Capture, site: Site
) -> None:
    site.breaks = 1
    got = capture("/film")
    assert got.file(Role.MEDIA).stat().st_size == FILM
    assert got.told["media"][0]["resumed"] == 1
    assert not got.told["media"][0]["truncated"]
    assert Gap.MEDIA_CUT not in got.gaps


@pytest.fixture
def proxy(site: Site) -> Iterator[Proxy]:
    the_proxy = Proxy(Guard(Rules(frozenset({site.host}))), limit=2 * FILM)
    yield the_proxy
    the_proxy.close()


def test_a_film_over_the_limit_is_kept_cut_and_said_so(
    site: Site, proxy: Proxy, tmp_path: Path
) -> None:
    got = media.fetch(
        site.at("/film.mp4"), target=tmp_path / "film", proxy=proxy.address, headers={},
        limits=media.Limits(size=5 * MEGABYTE, until=monotonic() + 60),
    )  # fmt: skip
    assert (got.truncated, got.why, got.declared) == (True, "too large", FILM)
    assert got.size == (tmp_path / "film").stat().st_size <= 5 * MEGABYTE


def test_a_film_that_cannot_be_had_says_why(site: Site, proxy: Proxy, tmp_path: Path) -> None:
    got = media.fetch(
        site.at("/nowhere.mp4"), target=tmp_path / "film", proxy=proxy.address, headers={},
        limits=media.Limits(size=MEGABYTE, until=monotonic() + 60),
    )  # fmt: skip
    assert (got.size, got.why) == (0, "status 404")


def test_an_endless_page_stops_and_says_after_how_many_screens(capture: Capture) -> None:
    got = capture("/endless", screens=5)
    assert got.gaps[Gap.ENDLESS] == "5"
    assert got.told["screens"] == 5
    assert Role.ARCHIVE in got.roles


def test_a_page_that_never_falls_silent_is_kept_all_the_same(capture: Capture) -> None:
    got = capture("/never-idle", brief=True)
    assert Gap.NEVER_IDLE in got.gaps
    assert got.state is PageState.MATCHED


def test_a_page_that_hangs_the_browser_gives_what_came_before(capture: Capture) -> None:
    got = capture("/hangs", seconds=8)
    assert got.gaps[Gap.BROKE_OFF] == "out of time"
    assert {Role.RESPONSE, Role.ARCHIVE, Role.RECORD} <= set(got.roles)
    assert not is_whole(roles=got.roles, gaps=[Gap(it) for it in got.gaps])


def test_a_huge_page_stops_at_its_bytes(capture: Capture) -> None:
    got = capture("/huge", brief=True)
    assert got.told["received"] < 9 * 1024**2
    assert Gap.BODIES in got.gaps


def test_pictures_without_bytes_are_named(capture: Capture) -> None:
    got = capture("/odd", brief=True)
    assert {it.rpartition("/")[2] for it in got.told["images"]["lacking"]} == {
        "corrupt.png", "nowhere.png", "a.png"
    }  # fmt: skip
    assert got.gaps[Gap.IMAGES] == "4"


def test_another_clock_is_recorded(capture: Capture) -> None:
    got = capture("/odd", brief=True)
    assert abs(got.told["clock"]["offset"] - 86_400) < 60
    assert Gap.OTHER_CLOCK in got.gaps


def test_an_address_that_gives_a_file_gives_the_file(capture: Capture) -> None:
    got = capture("/file")
    assert got.told["fault"] == "file"
    assert got.file(Role.MEDIA).read_bytes() == b"%PDF-1.4 a file"


@pytest.mark.parametrize(("path", "state"), [
    ("/soft-404", PageState.GONE_PAGE), ("/429", PageState.BLOCKED),
    ("/to-login", PageState.LOGIN_WALL), ("/captcha", PageState.BLOCKED),
])  # fmt: skip
def test_what_is_not_the_post_is_told_apart(capture: Capture, path: str, state: PageState) -> None:
    assert capture(path, brief=True).state is state


@pytest.mark.parametrize("path", ["/to-loopback", "/to-metadata"])
def test_follows_no_redirect_out_of_the_open_web(capture: Capture, site: Site, path: str) -> None:
    got = capture(path, brief=True)
    assert got.state is PageState.UNREACHABLE
    assert "/secret" not in site.seen
    assert Role.VIEW not in got.roles


def test_nothing_inside_a_page_reaches_a_private_address(capture: Capture) -> None:
    got = capture("/odd", brief=True)
    refused = [it["detail"] for it in got.told["gaps"] if it["gap"] == Gap.FORBIDDEN]
    assert {it.rpartition(":")[0].rpartition(":")[0] for it in refused} >= {
        "169.254.169.254", "10.0.0.1", "::1"
    }  # fmt: skip
    assert got.state is PageState.MATCHED


def test_a_name_that_does_not_exist_opens_nothing() -> None:
    request = {"address": "http://nulle-part.invalid/", "brief": True, "allowed": [],
               "only": False, "limits": {}}  # fmt: skip
    with tools.workshop() as folder:
        told = tools.run(
            "francjeu.connectors.capture.page", request, folder=folder,
            limits=tools.Limits(seconds=30, network=True),
        )  # fmt: skip
    assert told == {"refused": "no such name"}


def test_a_post_embedded_from_another_site_is_read_and_its_site_told(
    capture: Capture, site: Site
) -> None:
    got = capture("/framed")
    there, whole = f"http://{site.elsewhere}", got.file(Role.TEXT).read_text(encoding="utf-8")
    assert got.state is PageState.MATCHED
    assert WORDS not in got.told["text"]
    assert f"=== <iframe> {there}/embedded ===\n{WORDS}" in whole
    read = {it["address"]: it for it in got.told["frames"]}
    assert read[f"{there}/nested"] == {
        "origin": there, "address": f"{there}/nested", "letters": 22, "trouble": ""
    }  # fmt: skip
    assert read["about:srcdoc"]["origin"] == f"http://{site.host}"
    assert "Écrit sur place" in whole


def test_a_frame_that_may_not_be_read_is_named_and_one_that_is_hidden_counts_for_nothing(
    capture: Capture, site: Site
) -> None:
    got = capture("/framed")
    assert got.gaps[Gap.FRAMES] == f"http://{site.elsewhere}/not-framed: did not load"
    assert not any("soft-404" in it["address"] for it in got.told["frames"])


def test_a_frame_that_hangs_does_not_hang_the_capture(capture: Capture, site: Site) -> None:
    got = capture("/hung-frame", seconds=HOURS)
    assert got.gaps[Gap.FRAMES] == f"http://{site.elsewhere}/hangs-now: no answer"
    assert got.gaps[Gap.NOT_MADE] == "mhtml, pdf: no answer"
    assert got.state is PageState.MATCHED


def test_a_capture_says_to_sites_what_browser_it_is(capture: Capture, site: Site) -> None:
    told = capture("/thread").told
    assert told["agent"] in site.agents
    assert f"HeadlessChrome/{told['browser'].partition('.')[0]}" in told["agent"]


def test_an_answer_whose_end_comes_late_is_sealed_whole(capture: Capture) -> None:
    got = capture("/late", brief=True)
    assert got.roles[0] is Role.RESPONSE
    assert got.file(Role.RESPONSE).read_bytes().endswith(b"</html>")
    assert got.told["gaps"] == []


def test_a_film_of_five_gigabytes_is_cut_and_told_and_read_no_further(
    capture: Capture, site: Site
) -> None:
    got = capture("/colossal-film", media_bytes=20 * MEGABYTE)
    (film,) = got.told["media"]
    assert (film["truncated"], film["why"], film["declared"]) == (True, "too large", COLOSSAL)
    assert got.file(Role.MEDIA).stat().st_size <= 20 * MEGABYTE
    assert got.gaps[Gap.MEDIA_CUT].endswith(f"/{COLOSSAL}")
    assert site.streamed < 100 * MEGABYTE
    assert {Role.STEPS, Role.ARCHIVE, Role.RECORD} <= set(got.roles)


def test_a_picture_of_400_megapixels_takes_no_memory_and_is_told(
    capture: Capture, site: Site
) -> None:
    colossal_png()  # takes seconds to make: not while the page waits for it
    got = capture("/colossal-picture")
    assert got.gaps[Gap.COLOSSAL] == site.at("/colossal.png")
    assert got.told["memory"] < 1000 * MEGABYTE
    assert '<img alt="" width="400" src="/colossal.png">' in got.file(Role.DOM).read_text("utf-8")
    assert got.state is PageState.MATCHED
    assert {*Role} - {Role.MEDIA} == set(got.roles)


def test_a_page_that_takes_too_much_memory_is_ended_and_what_came_stays(capture: Capture) -> None:
    got = capture("/greedy", memory=450 * MEGABYTE)
    assert got.gaps[Gap.BROKE_OFF] == "memory"
    assert {Role.RECORD} <= set(got.roles)
