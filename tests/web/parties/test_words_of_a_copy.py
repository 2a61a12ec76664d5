"""A masked PDF is made of pictures: its words are told as text too, without those it hides."""

import io
from pathlib import Path

import pytest
from tests.conftest import NOON
from tests.evidence.test_masking_sheets import LETTER, UPPER
from tests.factories import cases as factory
from tests.web.parties.test_file import inside

from francjeu.cases.operations.pieces import disclosing, exhibiting
from francjeu.evidence import access
from francjeu.evidence.operations.copies import masking
from francjeu.evidence.queries import copies
from francjeu.journal import queries as journal
from francjeu.kernel.actors import SOFTWARE
from francjeu.kernel.evidence.copies.masks import Sheets
from francjeu.kernel.evidence.origin.provenance import Access

pytestmark = pytest.mark.django_db


def a_letter(folder: Path) -> bytes:
    import typst

    (folder / "a.typ").write_text(LETTER, encoding="utf-8")
    return typst.compile(str(folder / "a.typ"))


def test_the_person_concerned_reads_the_words_outside_the_boxes_and_no_other(
    tmp_path: Path,
) -> None:
    def show(table: factory.Table) -> None:
        upload = exhibiting.Upload(
            source=io.BytesIO(a_letter(tmp_path)), name="lettre.pdf", obtained=Access.SHOWN
        )
        piece = exhibiting.upload(
            case=table.case, file=upload, description="Une lettre.", actor=table.manager, at=NOON
        )
        assert piece.item is not None
        row = masking.ask(
            item=piece.item, plan=Sheets(((1, UPPER),)), reason="Un autre enfant.",
            facts=access.Facts(is_involved=True), actor=table.manager, at=NOON,
        )  # fmt: skip
        masking.make(masking=row.public_id, actor=SOFTWARE, now=lambda: NOON)
        (copy,) = copies.copies_of([piece.item.pk])
        disclosing.show_redaction(
            case=table.case, number=piece.number, copy=copy.piece.public_id, is_looked_at=True,
            actor=table.manager, at=NOON,
        )  # fmt: skip

    table, client = inside(before=show)
    assert 'href="/p/pieces/2/mots/"' in client.get("/p/pieces/").content.decode()
    shown = client.get("/p/pieces/2/mots/").content.decode()
    assert "Ce qui reste à lire." in shown
    assert "514-555-0199" in shown
    assert "Zoé" not in shown
    seen = [it.event for it in journal.history(subject=f"case:{table.case.ref}")]
    assert "evidence.viewed" in seen
    assert client.get("/p/pieces/1/mots/").status_code == 404
