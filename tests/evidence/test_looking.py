"""One look: sealed whatever it found, beside its control, and never more than it proves (3.16)."""

import base64
import json
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings
from tests.conftest import NOON
from tests.factories import scenes
from tests.factories import watching as given
from tests.factories.platforms import Page, Platform, a_platform
from tests.tools import needs

from francjeu.evidence.models import Check, Item, Watch
from francjeu.evidence.operations.capture import looking
from francjeu.evidence.operations.opening import reading
from francjeu.evidence.queries.watches import verdict_of
from francjeu.journal import queries as journal
from francjeu.kernel.actors import CLOCK
from francjeu.kernel.evidence.watch.watching import Standing

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
SOFT_404 = Page("<title>Publication</title><p>Oups ! Rien à voir ici.</p>")
TOLD_GONE = Page("<title>Page introuvable</title><p>Cette page n’existe pas.</p>")
LOGIN = Page("<title>Connexion</title><p>Connectez-vous pour continuer</p>")


@pytest.fixture(autouse=True)
def _on(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The watch is on, on a machine without a browser."""
    settings.FRANCJEU = replace(settings.FRANCJEU, connectors=frozenset({"watch"}))
    monkeypatch.setenv("PATH", "")


@pytest.fixture
def platform(settings: LazySettings) -> Iterator[Platform]:
    with a_platform(accounts=LOGIN) as found:
        allowed = frozenset({found.host})
        settings.FRANCJEU = replace(settings.FRANCJEU, capture_allow=allowed)
        yield found


def a_watch(platform: Platform, *, control: bool = True) -> Watch:
    if control:
        given.a_control(at=NOON, address=platform.at("/ours"))
    publication = given.a_publication(at=NOON, address=platform.at("/post"))
    return given.a_watch(at=NOON, publication=publication)


def look(watch: Watch, *, at: datetime) -> Check:
    check = looking.look(watch=watch, actor=CLOCK, at=at)
    assert check is not None
    watch.refresh_from_db()
    return check


def read(item: Item) -> dict[str, object]:
    opened = reading.read_for(
        actor=given.MANAGER, item=item, facts=given.OURS, purpose="test", at=NOON
    )
    with closing(opened.chunks) as chunks:
        content: dict[str, object] = json.loads(b"".join(chunks))
    return content


@pytest.mark.clause("C-SUPP")
def test_seals_each_look_with_all_that_was_seen(platform: Platform) -> None:
    watch = a_watch(platform)
    first, second = look(watch, at=NOON), look(watch, at=NOON + HOUR)
    assert first.state == second.state == "visible"
    assert first.item_id != second.item_id, "an unchanged page is sealed too"
    assert (first.item.method, first.item.level) == ("check", "N3")
    told = read(first.item)
    assert told["read"]["page"]["state"] == "visible"  # type: ignore[index]
    assert "pas à ta place" in told["looks"]["page"]["text"]  # type: ignore[index]
    assert told["looks"]["control"]["status"] == 200  # type: ignore[index]
    events = [it.event for it in journal.entries(subject=watch.publication.vault.subject)]
    assert events.count("watch.checked") == 2
    assert events.count("evidence.sealed") == 2


@needs("chromium")
def test_a_page_that_scripts_write_is_seen_and_its_screen_sealed(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.defpath)
    platform.pages["/post"] = Page(
        "<p id=x>…</p><script>x.textContent = 'remi.laforest, pas à ta place dans l’équipe'"
        "</script>"
    )
    check = look(a_watch(platform), at=NOON)
    assert check.state == "visible"
    assert check.screen is not None
    assert (check.screen.media_type, check.screen.method) == ("image/png", "check")
    assert read(check.item)["looks"]["page"]["picture"] == check.screen.sha256  # type: ignore[index]


def a_picture(*words: str) -> Page:
    """A post that is a picture, under the name of its author."""
    drawn = scenes.png(scenes.lettered(scenes.scene(7), (words[0], words[1])))
    told = base64.b64encode(drawn).decode()
    return Page(f'<p>remi.laforest</p><img width=900 src="data:image/png;base64,{told}">')


@needs("chromium")
@pytest.mark.clause("C-SUPP")
def test_a_post_that_is_a_picture_is_read_by_software_and_never_called_visible_or_changed(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("rapidocr", reason="the tools of evidence are not installed: ./fj tools")
    monkeypatch.setenv("PATH", os.defpath)
    platform.pages["/post"] = a_picture("T’es pas à ta place", "dans l’équipe")
    watch = a_watch(platform)
    check = look(watch, at=NOON)
    assert (check.state, watch.standing) == ("pictured", Standing.PICTURED)
    told = read(check.item)["pictures"]
    assert (told["engine"], told["read"], told["lacks"]) == ("rapidocr", 1, "")  # type: ignore[index]
    assert "place" in told["text"]  # type: ignore[index]
    assert watch.news_at is not None, "a person must look"
    platform.pages["/post"] = a_picture("Bonne saison", "à tout le monde")
    assert look(watch, at=NOON + HOUR).state == "changed"


@pytest.mark.clause("C-SUPP")
def test_says_gone_once_the_absence_is_repeated_beside_a_visible_control(
    platform: Platform,
) -> None:
    watch = a_watch(platform)
    look(watch, at=NOON)
    del platform.pages["/post"]
    assert look(watch, at=NOON + HOUR).state == "gone_http"
    assert watch.standing == Standing.SUSPECTED
    assert watch.next_at == NOON + 6 * HOUR
    look(watch, at=NOON + 6 * HOUR)
    assert watch.standing == Standing.SUSPECTED, "five hours are not six"
    look(watch, at=NOON + 7.1 * HOUR)
    assert watch.standing == Standing.GONE
    assert watch.news_at is not None
    absence = verdict_of(watch.publication).absence
    assert absence is not None
    assert absence.last_visible is not None
    assert abs(absence.last_visible - NOON) < timedelta(minutes=1)


def test_what_comes_back_is_news(platform: Platform) -> None:
    watch = a_watch(platform)
    post = platform.pages.pop("/post")
    look(watch, at=NOON)
    look(watch, at=NOON + 7 * HOUR)
    platform.pages["/post"] = post
    look(watch, at=NOON + 24 * HOUR)
    assert watch.standing == Standing.BACK


WALLS = [
    (Page(status=403), "blocked"), (Page(status=429), "blocked"),
    (Page(status=302, headers={"Location": "/accounts/login/?next=/post"}), "login_wall"),
    (Page("<p>Vérifiez que vous êtes humain</p>"), "blocked"),
    (SOFT_404, "unknown"), (LOGIN, "login_wall"), (Page(status=503), "unreachable"),
    (Page("<p>remi.laforest</p><p>Autre chose</p>"), "changed"),
]  # fmt: skip


@pytest.mark.clause("C-SUPP")
@pytest.mark.parametrize(("page", "state"), WALLS)
def test_no_wall_and_no_page_it_does_not_know_is_an_absence(
    platform: Platform, page: Page, state: str
) -> None:
    platform.pages["/accounts/login/"] = LOGIN
    platform.pages["/post"] = page
    watch = a_watch(platform)
    assert look(watch, at=NOON).state == state
    assert not verdict_of(watch.publication).absences


@pytest.mark.clause("C-SUPP")
@pytest.mark.parametrize("page", [Page(status=410), TOLD_GONE])
def test_an_absence_without_a_control_page_is_never_said_gone(
    platform: Platform, page: Page
) -> None:
    platform.pages["/post"] = page
    watch = a_watch(platform, control=False)
    for hours in (0, 7):
        assert look(watch, at=NOON + hours * HOUR).state.startswith("gone")
    assert watch.standing == Standing.UNSEEN


@pytest.mark.parametrize("control", [Page(status=404), Page(status=403), LOGIN, SOFT_404])
def test_an_absence_beside_a_control_that_does_not_show_is_never_said_gone(
    platform: Platform, control: Page
) -> None:
    """The platform answers nothing to us any more: that says nothing of one post."""
    platform.pages["/post"], platform.pages["/ours"] = Page(status=404), control
    watch = a_watch(platform)
    assert look(watch, at=NOON).state == "gone_http"
    assert not verdict_of(watch.publication).absences


@pytest.mark.clause("C-SUPP")
def test_with_the_network_off_it_says_so_and_nothing_is_gone() -> None:
    given.a_control(at=NOON, address="https://nowhere.invalid/ours")
    publication = given.a_publication(at=NOON, address="https://nowhere.invalid/post")
    watch = given.a_watch(at=NOON, publication=publication)
    check = look(watch, at=NOON + 30 * HOUR)
    assert (check.state, check.reason) == ("unreachable", "no such name")
    assert check.control_state == "unreachable"
    assert watch.standing == Standing.UNSEEN
    assert watch.next_at - check.at == HOUR, "tried again within the hour"


def test_a_platform_whose_clock_is_wrong_by_a_day_is_recorded_and_proves_the_same(
    platform: Platform,
) -> None:
    platform.pages["/post"] = Page(status=404, behind=86400)
    watch = a_watch(platform)
    first = look(watch, at=NOON)
    look(watch, at=NOON + 7 * HOUR)
    assert first.offset == pytest.approx(-86400, abs=600)
    assert first.control_at is not None
    assert abs(first.control_at - first.at) < timedelta(minutes=1), "on our clock, both"


def test_nothing_is_looked_at_while_the_connector_is_off(
    platform: Platform, settings: LazySettings
) -> None:
    watch = a_watch(platform)
    settings.FRANCJEU = replace(settings.FRANCJEU, connectors=frozenset())
    assert looking.wind(at=NOON + 999 * HOUR) == 0
    assert looking.look(watch=watch, actor=CLOCK, at=NOON) is None
    assert platform.asked == []
