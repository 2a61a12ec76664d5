"""A light look tells what an address answered, keeps how it went there, and hangs on nothing."""

from dataclasses import asdict
from typing import Any

import pytest
from tests.factories.platforms import Page, Platform, a_platform

from francjeu.connectors.capture import look
from francjeu.connectors.capture.guard import Guard, Rules


def at(
    platform: Platform, path: str = "/post", *, bounds: look.Bounds = look.BOUNDS
) -> dict[str, Any]:
    guard = Guard(Rules(frozenset({platform.host})))
    return asdict(look.look(platform.at(path), guard=guard, language="fr", bounds=bounds))


def test_reads_the_words_of_a_page_and_never_its_scripts() -> None:
    body = ("<title>Publication</title><meta property='og:description' content='mots du lien'>"
            "<script>var cache = 'caché'</script><noscript>Sans script</noscript>"
            "<p>À ta   place</p>")  # fmt: skip
    with a_platform(post=Page(body)) as platform:
        seen = at(platform)
    assert (seen["status"], seen["title"]) == (200, "Publication")
    assert "mots du lien" in seen["text"]
    assert "À ta   place" in seen["text"]
    assert "caché" not in seen["text"]
    assert "Sans script" not in seen["text"]
    assert len(seen["sha256"]) == 64


def test_keeps_the_whole_road_it_was_led_on() -> None:
    with a_platform(short=Page(status=302, headers={"Location": "/post"})) as platform:
        seen = at(platform, "/short")
        assert seen["final"] == platform.at("/post")
    assert [(it["status"], it["to"]) for it in seen["chain"]] == [(302, "/post"), (200, "")]


def test_is_led_to_no_private_address() -> None:
    away = Page(status=302, headers={"Location": "http://169.254.169.254/latest/meta-data"})
    with a_platform(away=away) as platform:
        seen = at(platform, "/away")
    assert (seen["status"], seen["fault"]) == (None, "not a public address")
    assert seen["text"] == ""


def test_goes_round_in_circles_a_few_times_only() -> None:
    with a_platform(round=Page(status=302, headers={"Location": "/round"})) as platform:
        seen = at(platform, "/round")
        assert len(platform.asked) == look.REDIRECTS + 1
    assert (seen["status"], seen["fault"]) == (None, "too many redirects")


def test_a_server_that_never_answers_is_left_in_time() -> None:
    with a_platform(post=Page(hangs=True)) as platform:
        seen = at(platform, bounds=look.Bounds(seconds=0.3))
    assert (seen["status"], seen["fault"]) == (None, "timeout")


def test_a_name_that_does_not_exist_is_said() -> None:
    seen = look.look("https://nowhere.invalid/p", guard=Guard(Rules()), language="fr")
    assert (seen.status, seen.fault) == (None, "no such name")


def test_nobody_listens_there() -> None:
    with a_platform() as platform:
        pass
    assert at(platform)["fault"] == "no connection"


def test_reads_a_page_without_end_up_to_a_limit() -> None:
    with a_platform(post=Page("a" * 200_000)) as platform:
        seen = at(platform, bounds=look.Bounds(size=1000))
    assert (seen["size"], seen["truncated"]) == (1000, True)


@pytest.mark.parametrize(("page", "offset"), [
    (Page("là", behind=86400), -86400), (Page("là", behind=3600, headers={"Age": "3600"}), 0),
    (Page("là", headers={"Date": "hier"}), None),
])  # fmt: skip
def test_tells_how_far_the_platforms_clock_is_from_ours(page: Page, offset: int | None) -> None:
    with a_platform(post=page) as platform:
        seen = at(platform)
    assert seen["offset"] == (None if offset is None else pytest.approx(offset, abs=600))
