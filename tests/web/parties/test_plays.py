"""The person concerned plays the masked film, and a telephone may ask for a part of it."""

import io
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.cases.test_masked_recordings import masked
from tests.conftest import NOON
from tests.factories import recordings
from tests.tools import needs
from tests.web.parties.test_tells_nobody import a_told_case

from francjeu.cases.operations.pieces import disclosing, exhibiting
from francjeu.kernel.evidence.origin.provenance import Access

pytestmark = [pytest.mark.django_db, needs("ffmpeg", "ffprobe")]


def test_a_masked_film_is_played_when_asked_for_whole_or_in_parts(tmp_path: Path) -> None:
    table, client, _ref = a_told_case("notified")
    upload = exhibiting.Upload(
        source=io.BytesIO(recordings.film(tmp_path, seconds=1)), name="a.mp4", obtained=Access.SHOWN
    )
    exhibit = exhibiting.upload(
        case=table.case, file=upload, description="Un film.", actor=table.manager, at=NOON
    )
    copy = masked(table, exhibit)
    disclosing.show_redaction(
        case=table.case, number=exhibit.number, copy=copy.piece.public_id, is_looked_at=True,
        actor=table.manager, at=NOON,
    )  # fmt: skip
    page = client.get("/p/pieces/")
    player = BeautifulSoup(page.content, "html.parser").select_one("details video")
    assert player is not None
    assert player["preload"] == "none"
    assert copy.commitment in page.content.decode()
    url = str(player["src"])
    whole = client.get(url)
    assert whole.headers["Content-Type"] == "video/mp4"
    assert recordings.SECRET.encode() not in whole.getvalue()
    part = client.get(url, headers={"Range": "bytes=0-1"})
    assert part.status_code == 206
    assert len(part.getvalue()) == 2
    assert part.headers["Content-Range"] == f"bytes 0-1/{copy.piece.size}"
