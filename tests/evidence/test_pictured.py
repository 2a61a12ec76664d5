"""A post that is a picture: its words are read by software, and said to be no more than that."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.conf import settings
from tests.evidence.test_capturing import ask, browser, run, told
from tests.posts import Site, a_site

from francjeu.evidence.queries.watches import verdict_of
from francjeu.kernel.evidence.capture.capturing import Gap
from francjeu.kernel.evidence.capture.page_state import PageState

__all__ = ["browser"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("browser")]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    with a_site() as the_site:
        allowed = frozenset({the_site.host, the_site.elsewhere})
        here = replace(
            settings.FRANCJEU, connectors=frozenset({"capture"}), capture_allow=allowed
        )  # fmt: skip
        monkeypatch.setattr(settings, "FRANCJEU", here)
        yield the_site


def test_words_that_stand_only_in_a_picture_are_read_and_never_called_seen(site: Site) -> None:
    pytest.importorskip("rapidocr", reason="the tools of evidence are not installed: ./fj tools")
    row = run(ask(site.at("/pictured")))
    assert (row.state, row.verdict) == ("kept", PageState.PICTURED)
    got = told(row)
    assert got.record["pictures_read"] == {"engine": "rapidocr", "read": 1, "screens": 1}
    assert "pictured" not in got.record
    assert Gap.NOT_READ not in {it.gap for it in got.lacks}
    assert verdict_of(row.publication).episodes == ()


def test_words_that_no_picture_holds_stay_unknown(site: Site) -> None:
    row = run(ask(site.at("/accounts")))
    assert row.verdict == PageState.GONE_HTTP
    row = run(ask(site.at("/nested"), vault=row.publication.vault))
    assert row.verdict == PageState.UNKNOWN


def test_words_found_in_an_embedded_page_are_told_with_its_site(site: Site) -> None:
    row = run(ask(site.at("/framed")))
    assert row.verdict == PageState.MATCHED
    assert told(row).record["found_in"] == [f"http://{site.elsewhere}"]
