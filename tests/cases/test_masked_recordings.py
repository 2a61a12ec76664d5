"""The person concerned and whoever takes the file away get the masked film, sound and PDF."""

import io
import json
from contextlib import closing
from pathlib import Path

import pytest
from tests.cases.test_copies import everything, export
from tests.cli.test_verify import fj_verify
from tests.conftest import NOON
from tests.factories import cases as factory
from tests.factories import recordings
from tests.tools import needs

from francjeu.cases import models
from francjeu.cases.operations.pieces import disclosing, exhibiting, showing
from francjeu.evidence import access
from francjeu.evidence.operations.copies import masking
from francjeu.evidence.operations.isolation import isolating
from francjeu.evidence.queries import copies
from francjeu.kernel.actors import SOFTWARE, Actor, Kind
from francjeu.kernel.evidence.copies.boxes import Box
from francjeu.kernel.evidence.copies.masks import Cover, Recording
from francjeu.kernel.evidence.origin.provenance import Access

pytestmark = [pytest.mark.django_db, needs("ffmpeg", "ffprobe")]
PLAN = Recording(covers=(Cover(Box(0, 0, 5000, 10_000)),), is_mute=True)


@pytest.fixture
def table() -> factory.Table:
    return factory.a_table(state="admissible")


@pytest.fixture
def exhibit(table: factory.Table, tmp_path: Path) -> models.Exhibit:
    content = recordings.film(tmp_path, seconds=1)
    upload = exhibiting.Upload(
        source=io.BytesIO(content), name="marie.mp4", obtained=Access.SHOWN
    )  # fmt: skip
    return exhibiting.upload(
        case=table.case, file=upload, description="Un film.", actor=table.manager, at=NOON
    )


def masked(table: factory.Table, exhibit: models.Exhibit) -> copies.Copy:
    assert exhibit.item is not None
    row = masking.ask(
        item=exhibit.item, plan=PLAN, reason="Un autre enfant.",
        facts=access.Facts(is_involved=True), actor=table.manager, at=NOON,
    )  # fmt: skip
    masking.make(masking=row.public_id, actor=SOFTWARE, now=lambda: NOON)
    (copy,) = copies.copies_of([exhibit.item.pk])
    return copy


def test_the_person_concerned_plays_the_masked_film_and_no_byte_of_the_original(
    table: factory.Table, exhibit: models.Exhibit
) -> None:
    copy = masked(table, exhibit)
    disclosing.show_redaction(
        case=table.case, number=exhibit.number, copy=copy.piece.public_id, is_looked_at=True,
        actor=table.manager, at=NOON,
    )  # fmt: skip
    party = Actor(kind=Kind.PARTY, ref=str(table.respondent.public_id))
    opened = showing.open_copy(party=table.respondent, number=exhibit.number, actor=party, at=NOON)
    assert opened.media_type == "video/mp4"
    with closing(opened.chunks) as chunks:
        content = b"".join(chunks)
    assert recordings.SECRET.encode() not in content
    assert exhibit.item is not None
    isolating.isolate(item=exhibit.item, actor=table.manager, at=NOON)
    with pytest.raises(showing.NotShown):
        showing.open_copy(party=table.respondent, number=exhibit.number, actor=party, at=NOON)


@pytest.mark.clause("X-03")
def test_an_export_holds_the_masked_film_beside_its_original_and_a_stranger_checks_the_tie(
    table: factory.Table, exhibit: models.Exhibit, tmp_path: Path
) -> None:
    copy = masked(table, exhibit)
    folder = export(table, tmp_path / "e", copies_only=False)
    pieces = {
        it["label"]: it for it in json.loads((folder / "data/dossier.json").read_text())["pieces"]
    }
    told = pieces[f"P-{exhibit.number}-copie-1"]
    assert (told["sha256"], told["media_type"]) == (copy.piece.sha256, "video/mp4")
    assert told["made"]["commitment"] == copy.commitment
    assert told["tools"][0]["name"] == "ffmpeg"
    assert fj_verify(str(folder)).returncode == 0
    forged = (folder / "data/dossier.json").read_text().replace(copy.salt, "0" * 64)
    (folder / "data/dossier.json").write_text(forged)
    assert "LIEN AVEC L’ORIGINAL INCORRECT" in fj_verify(str(folder)).stdout


def test_a_package_of_copies_holds_the_masked_film_and_nothing_of_the_original(
    table: factory.Table, exhibit: models.Exhibit, tmp_path: Path
) -> None:
    masked(table, exhibit)
    folder = export(table, tmp_path / "e", copies_only=True)
    assert exhibit.item is not None
    content = everything(folder)
    for secret in (exhibit.item.sha256, recordings.SECRET, "marie.mp4", "Un autre enfant."):
        assert secret.encode() not in content
    assert (folder / f"data/pieces/P-{exhibit.number}.mp4").exists()
    assert fj_verify(str(folder)).returncode == 0
