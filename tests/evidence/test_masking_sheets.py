"""One masked copy of a PDF of several sheets: what is under a box is gone, other words stay."""

import subprocess
from pathlib import Path

import pypdfium2
import pytest
from tests.conftest import NOON
from tests.evidence.test_masking import (
    MANAGER,
    MINE,
    asked,
    bytes_of,
    laid_out,
    masked,
    trouble_of,
)
from tests.factories.evidence import a_piece
from tests.tools import needs

from francjeu.evidence.models import Item
from francjeu.evidence.operations.opening import conversing
from francjeu.kernel.evidence.copies.boxes import Box
from francjeu.kernel.evidence.copies.copying import Trouble
from francjeu.kernel.evidence.copies.masks import BadSheet, Sheets

pytestmark = [pytest.mark.django_db, needs("pdftotext", "qpdf")]
WHOLE = Box(0, 0, 10_000, 10_000)
UPPER = Box(0, 0, 10_000, 3000)

LETTER = """
#set document(title: "Marie Tremblay", author: "Marie Tremblay")
#set page(width: 400pt, height: 300pt, margin: 20pt)
Zoé Secret a été vue. #v(150pt) Ce qui reste à lire.
#place(top + left, dy: 60pt)[Autrefois] #place(top + left, dy: 56pt, rect(width: 90pt,
height: 16pt, fill: black)) #text(fill: white)[Invisible]
#pagebreak()
L’été, au numéro 514-555-0199.
"""


def a_letter(folder: Path) -> Item:
    import typst

    (folder / "a.typ").write_text(LETTER, encoding="utf-8")
    plain, sent = folder / "a.pdf", folder / "b.pdf"
    plain.write_bytes(typst.compile(str(folder / "a.typ")))
    (folder / "marie.txt").write_text("Marie Tremblay, jointe")
    subprocess.run(
        ["qpdf", str(plain), "--add-attachment", str(folder / "marie.txt"), "--", str(sent)],
        check=True,
    )
    return a_piece(at=NOON, content=sent.read_bytes(), name="lettre.pdf")


def words_of(path: Path, *, sheet: int) -> str:
    page = str(sheet)
    return subprocess.run(
        ["pdftotext", "-f", page, "-l", page, str(path), "-"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip


def test_words_under_a_box_are_gone_and_the_others_are_still_searched_on_every_sheet(
    tmp_path: Path,
) -> None:
    item = a_letter(tmp_path)
    original = bytes_of(item)
    copy = masked(item, Sheets(((1, UPPER),)))
    path = laid_out(copy, tmp_path)
    first, second = words_of(path, sheet=1), words_of(path, sheet=2)
    assert "Secret" not in first
    assert "Ce qui reste à lire." in first
    assert "L’été, au numéro 514-555-0199." in second
    assert copy.parameters["left_out"] == 6
    assert copy.parameters["frames"] == 2
    assert bytes_of(item) == original


def test_the_words_of_the_copy_are_told_as_text_and_those_under_a_box_are_not(
    tmp_path: Path,
) -> None:
    item = a_letter(tmp_path)
    copy = Item.objects.select_related("vault").get(pk=masked(item, Sheets(((1, UPPER),))).item_id)
    told = conversing.open_for(item=copy, purpose="verify", facts=MINE, actor=MANAGER, at=NOON)
    first, second = told.content["sheets"]
    assert first == "Ce qui reste à lire."
    for hidden in ("Zoé", "Secret", "Autrefois", "Invisible"):
        assert hidden not in first
    assert second == "L’été, au numéro 514-555-0199."
    with pytest.raises(conversing.NotReadable):  # it holds words that nobody sees on its sheets
        conversing.open_for(item=item, purpose="verify", facts=MINE, actor=MANAGER, at=NOON)


def test_readers_of_pdf_find_a_space_between_two_words(tmp_path: Path) -> None:
    path = laid_out(masked(a_letter(tmp_path), Sheets(((1, UPPER),))), tmp_path)
    document = pypdfium2.PdfDocument(path)
    told = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    assert told == ["Ce qui reste à lire.", "L’été, au numéro 514-555-0199."]


def test_words_that_nobody_sees_on_the_sheet_are_not_given_back(tmp_path: Path) -> None:
    path = laid_out(masked(a_letter(tmp_path), Sheets(((2, UPPER),))), tmp_path)
    first = words_of(path, sheet=1)
    assert "Zoé Secret a été vue." in first
    assert "Autrefois" not in first
    assert "Invisible" not in first


def test_attachments_and_who_made_it_are_not_in_the_copy(tmp_path: Path) -> None:
    item = a_letter(tmp_path)
    assert "marie.txt" in _attachments(tmp_path / "b.pdf")
    path = laid_out(masked(item, Sheets(((1, UPPER),))), tmp_path)
    assert "no embedded files" in _attachments(path)
    assert b"Tremblay" not in path.read_bytes()
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True).stdout
    assert "Title" not in told
    assert "Author" not in told


def test_masks_on_each_sheet_are_in_one_copy(tmp_path: Path) -> None:
    path = laid_out(masked(a_letter(tmp_path), Sheets(((1, WHOLE), (2, WHOLE)))), tmp_path)
    assert words_of(path, sheet=1).strip() == words_of(path, sheet=2).strip() == ""


def test_a_sheet_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert trouble_of(a_letter(tmp_path), Sheets(((3, WHOLE),))) is Trouble.NO_SUCH_SHEET
    with pytest.raises(BadSheet):
        asked(a_letter(tmp_path), Sheets(((0, WHOLE),)))


def _attachments(path: Path) -> str:
    return subprocess.run(
        ["qpdf", "--list-attachments", str(path)], capture_output=True, text=True
    ).stdout
