"""Masked copies of a case: shown to the person, exported with or without their originals."""

import io
import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.cli.test_verify import fj_verify
from tests.conftest import NOON
from tests.factories import cases as factory
from tests.factories import images
from tests.factories.spoiling import spoil

from francjeu.cases import models
from francjeu.cases.filing import parts
from francjeu.cases.filing.scene import Scene
from francjeu.cases.operations.file import exporting
from francjeu.cases.operations.pieces import disclosing, exhibiting, showing
from francjeu.cases.queries.pieces import disclosures
from francjeu.evidence import access
from francjeu.evidence.models import Item
from francjeu.evidence.operations.copies import deriving
from francjeu.evidence.operations.isolation import isolating
from francjeu.evidence.operations.keeping import exporting as bags
from francjeu.evidence.queries import copies
from francjeu.kernel.actors import OPERATOR, Actor, Kind
from francjeu.kernel.evidence.copies.boxes import Box
from francjeu.kernel.evidence.origin.provenance import Access

pytestmark = pytest.mark.django_db
PHOTO = images.photograph()
MINE = access.Facts(is_involved=True)


@pytest.fixture
def table() -> factory.Table:
    return factory.a_table(state="admissible")


def a_photo(table: factory.Table, content: bytes = PHOTO) -> models.Exhibit:
    upload = exhibiting.Upload(source=io.BytesIO(content), name="marie.jpg", obtained=Access.SHOWN)
    return exhibiting.upload(
        case=table.case, file=upload, description="Une photo d’équipe.", actor=table.manager,
        at=NOON,
    )  # fmt: skip


def redact(table: factory.Table, exhibit: models.Exhibit) -> Item:
    assert exhibit.item is not None
    return deriving.redact(
        item=exhibit.item, boxes=[Box(0, 0, 5000, 10_000)], reason="Un autre enfant.",
        facts=MINE, actor=table.manager, at=NOON,
    )  # fmt: skip


def export(table: factory.Table, folder: Path, *, copies_only: bool) -> Path:
    done = exporting.export_case(
        case=table.case, folder=folder, copies_only=copies_only, actor=OPERATOR, at=NOON
    )
    return done.folder


def everything(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_the_person_sees_the_masked_copy_instead_of_the_original(table: factory.Table) -> None:
    exhibit = a_photo(table)
    made = redact(table, exhibit)
    disclosing.show_redaction(
        case=table.case,
        number=exhibit.number,
        copy=made.public_id,
        is_looked_at=True,
        actor=table.manager,
        at=NOON,
    )
    (told,) = (it for it in disclosures.shown(table.case) if it.number == exhibit.number)
    copy = copies.copy_of(made.pk)
    assert copy is not None
    assert (told.sha256, told.commitment) == (made.sha256, copy.commitment)
    party = Actor(kind=Kind.PARTY, ref=str(table.respondent.public_id))
    opened = showing.open_copy(party=table.respondent, number=exhibit.number, actor=party, at=NOON)
    with closing(opened.chunks) as chunks:
        content = b"".join(chunks)
    assert content != PHOTO
    assert images.SECRET.encode() not in content


def test_refuses_to_show_a_copy_of_another_piece(table: factory.Table) -> None:
    first, second = a_photo(table), a_photo(table, images.encoded("PNG"))
    made = redact(table, first)
    with pytest.raises(disclosing.NoSuchCopy):
        disclosing.show_redaction(
            case=table.case,
            number=second.number,
            copy=made.public_id,
            is_looked_at=True,
            actor=table.manager,
            at=NOON,
        )


def test_a_copy_prepared_apart_is_tied_to_the_piece_it_stands_for(table: factory.Table) -> None:
    exhibit = a_photo(table)
    chosen = disclosing.show_copy(
        case=table.case, number=exhibit.number, is_looked_at=True,
        source=io.BytesIO(images.encoded("PNG")),
        actor=table.manager, at=NOON,
    )  # fmt: skip
    assert chosen.item is not None
    copy = copies.copy_of(chosen.item.pk)
    assert copy is not None
    assert exhibit.item is not None
    assert (copy.kind, copy.original) == ("prepared", exhibit.item.public_id)


@pytest.mark.clause("X-03")
def test_a_whole_export_shows_each_copy_beside_its_original_and_a_stranger_checks_the_tie(
    table: factory.Table, tmp_path: Path
) -> None:
    exhibit = a_photo(table)
    made = redact(table, exhibit)
    folder = export(table, tmp_path / "e", copies_only=False)
    pieces = {
        it["label"]: it for it in json.loads((folder / "data/dossier.json").read_text())["pieces"]
    }
    label = f"P-{exhibit.number}"
    copy, original = pieces[f"{label}-copie-1"], pieces[label]
    assert (copy["role"], copy["parent"], copy["sha256"]) == (
        "redaction", original["sha256"], made.sha256,
    )  # fmt: skip
    assert copy["tools"][0]["name"] == "Pillow"
    assert copy["made"]["of"] == label
    assert copy["made"]["parameters"]["boxes"] == [[0, 0, 5000, 10_000]]
    assert fj_verify(str(folder)).returncode == 0


def test_a_byte_changed_in_a_copy_is_named(table: factory.Table, tmp_path: Path) -> None:
    exhibit = a_photo(table)
    redact(table, exhibit)
    folder = export(table, tmp_path / "e", copies_only=False)
    path = folder / f"data/pieces/P-{exhibit.number}-copie-1.jpg"
    spoil(path)
    done = fj_verify(str(folder))
    assert done.returncode == 1
    assert f"MODIFIÉ\u00a0: pièce P-{exhibit.number}-copie-1" in done.stdout


def test_a_package_of_copies_holds_no_byte_of_the_originals_nor_their_digests(
    table: factory.Table, tmp_path: Path
) -> None:
    exhibit = a_photo(table)
    redact(table, exhibit)
    folder = export(table, tmp_path / "e", copies_only=True)
    assert exhibit.item is not None
    content = everything(folder)
    for secret in (exhibit.item.sha256, images.SECRET, "marie.jpg", "Un autre enfant."):
        assert secret.encode() not in content
    dossier = json.loads((folder / "data/dossier.json").read_text())
    assert [it["label"] for it in dossier["pieces"]] == [f"P-{exhibit.number}"]
    assert dossier["pieces"][0]["made"]["salt"] is None
    assert {"label": "P-1", "reason": "no copy"} in dossier["withheld"]
    assert fj_verify(str(folder)).returncode == 0


def test_the_original_shown_later_is_matched_and_another_is_not(
    table: factory.Table, tmp_path: Path
) -> None:
    exhibit = a_photo(table)
    made = redact(table, exhibit)
    folder = export(table, tmp_path / "e", copies_only=True)
    opening = deriving.open_commitment(item=made, facts=MINE, actor=table.manager, at=NOON)
    mine, other = tmp_path / "original.jpg", tmp_path / "autre.jpg"
    mine.write_bytes(PHOTO)
    other.write_bytes(images.encoded("JPEG"))
    done = fj_verify(str(folder), "--original", str(mine), "--salt", opening.salt)
    assert done.returncode == 0
    label = f"P-{exhibit.number}"
    assert f"L’original présenté est bien celui dont la pièce {label} est une copie." in done.stdout
    for path, salt in ((other, opening.salt), (mine, "0" * 64)):
        refused = fj_verify(str(folder), "--original", str(path), "--salt", salt)
        assert refused.returncode == 1
        assert "aucune copie de ce dossier" in refused.stdout
    assert fj_verify(str(folder), "--original", str(mine)).returncode == 2


def test_a_tie_that_does_not_hold_is_named(table: factory.Table, tmp_path: Path) -> None:
    exhibit = a_photo(table)
    redact(table, exhibit)
    contents = exporting.contents_of(table.case)
    forged = tuple(
        replace(it, made=replace(it.made, salt="0" * 64)) if it.made else it
        for it in contents.exhibits
    )
    done = bags.export(
        contents=replace(contents, exhibits=forged), folder=tmp_path / "e", facts=MINE,
        actor=OPERATOR, at=NOON,
    )  # fmt: skip
    verified = fj_verify(str(done.folder))
    assert verified.returncode == 1
    assert "LIEN AVEC L’ORIGINAL INCORRECT" in verified.stdout


@pytest.mark.parametrize("copies_only", [True, False])
def test_an_isolated_piece_is_not_even_a_line_of_an_export_or_a_file_for_counsel(
    table: factory.Table, tmp_path: Path, *, copies_only: bool
) -> None:
    exhibit = a_photo(table)
    made = redact(table, exhibit)
    assert exhibit.item is not None
    sha256, copied = exhibit.item.sha256, made.sha256
    isolating.isolate(item=exhibit.item, actor=table.manager, at=NOON)
    content = everything(export(table, tmp_path / "e", copies_only=copies_only))
    for secret in (sha256, copied, "evidence.isolated", "marie.jpg", str(exhibit.item.public_id)):
        assert secret.encode() not in content
    scene = Scene(case=table.case, language="fr", hidden=())
    assert f"P-{exhibit.number}" not in str(parts.parts(scene))
