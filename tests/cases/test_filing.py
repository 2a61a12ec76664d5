"""The file for counsel: whole, indexed, numbered, for one named person, and silent on who told."""

import re
import subprocess
import zipfile
import zlib
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from tests.conftest import NOON
from tests.factories import cases as factory
from tests.factories import reports as report
from tests.factories.evidence import JPEG, a_piece

from francjeu.cases.filing import parts
from francjeu.cases.filing.scene import Scene
from francjeu.cases.models import CounselFile
from francjeu.cases.operations.file import filing
from francjeu.cases.operations.intake import involving, opening
from francjeu.cases.operations.measures import interim
from francjeu.cases.operations.panel import conflicts
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import CLOCK, Actor, Role
from francjeu.kernel.procedure.file.blackening import HOLE, blacked
from francjeu.kernel.procedure.measures.interim import Ordered

pytestmark = pytest.mark.django_db

REPORTER = ("Ana Rivière", "ana.riviere@exemple.ca")
WITNESS = "Zoé Lamontagne"


def a_case(state: str = "closed") -> factory.Table:
    """A case opened from a named report, with a witness, a testimony that names both, a picture."""
    checked = report.a_checked_report(is_named=True, name=REPORTER[0], email=REPORTER[1])
    table = factory.a_table(reports=(checked.ref,))
    opening.add_party(
        case=table.case, actor=table.manager, at=NOON,
        someone=involving.Someone(role="witness", name=WITNESS, email="zoe@exemple.ca"),
    )  # fmt: skip
    opening.add_exhibit(
        case=table.case, description="Récit reçu au téléphone.", actor=table.manager, at=NOON,
        testimony="Je m’appelle zoe lamontagne et mon amie Ana Riviere était là.",
    )  # fmt: skip
    opening.add_exhibit(
        case=table.case, description="Capture d’écran.", item_id=a_piece(at=NOON).pk,
        actor=table.manager, at=NOON,
    )  # fmt: skip
    for step in factory.ROAD[1 : factory.ROAD.index(state) + 1]:
        factory.STEPS[step](table)
    return table


def counsel(table: factory.Table) -> Actor:
    user, actor = factory.staff(Role.COUNSEL, name="Me Dana Fortin")
    conflicts.seat(case=table.case, user=user, actor=table.manager, at=NOON)
    return actor


def made(table: factory.Table, *, actor: Actor | None = None, **more: object) -> CounselFile:
    row = filing.ask(
        case=table.case, recipient="Me Dana Fortin", language="fr", actor=actor or table.manager,
        at=NOON, **more,  # type: ignore[arg-type]
    )  # fmt: skip
    filing.build(file_id=row.pk, at=NOON)
    row.refresh_from_db()
    return row


def unpacked(row: CounselFile, folder: Path) -> Path:
    with zipfile.ZipFile(filing.place_of(row)) as packed:
        packed.extractall(folder)
    return folder / row.case.ref


def text_of(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return pages


def every_byte(path: Path) -> str:
    """A file as text, its PDF pages and compressed streams opened."""
    data = path.read_bytes()
    said = data.decode("latin-1") + data.decode("utf-8", "ignore")
    if path.suffix == ".pdf":
        said += " ".join(text_of(data))
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
            try:
                said += zlib.decompressobj().decompress(stream).decode("latin-1")
            except zlib.error:
                continue
    return said.casefold()


def test_the_document_is_indexed_numbered_and_marked_for_one_person(tmp_path: Path) -> None:
    row = made(a_case())
    folder = unpacked(row, tmp_path)
    data = (folder / "data/documents/dossier.pdf").read_bytes()
    pages = text_of(data)
    assert len(pages) == row.pages
    for number, text in enumerate(pages, start=1):
        assert f"{row.case.ref} — page {number} de {row.pages}" in text
        assert "Copie pour Me Dana Fortin" in text
        assert text.count("Me Dana Fortin") >= 2, "the watermark"
    document = pypdfium2.PdfDocument(data)
    marks = [mark.get_title() for mark in document.get_toc()]
    assert pdfium.FPDFCatalog_IsTagged(document.raw)
    document.close()
    assert [m for m in marks if m.startswith("4. ")] == ["4. Table des pièces"]
    whole = "\n".join(pages)
    for stated in (
        "Index",
        "Constats",
        "Décision",
        "Lettres du dossier",
        "Extrait du journal",
        "P-3",
    ):
        assert stated in whole
    assert b"pdfuaid:part" in data


def test_the_pieces_are_beside_with_their_digests(tmp_path: Path) -> None:
    folder = unpacked(made(a_case()), tmp_path)
    assert (folder / "data/pieces/P-3.jpg").read_bytes() == JPEG
    checked = subprocess.run(
        ["sha256sum", "-c", "--quiet", "manifest-sha256.txt"], cwd=folder, check=False
    )
    assert checked.returncode == 0
    listed = re.sub(r"\s", "", "".join(text_of(
        (folder / "data/documents/dossier.pdf").read_bytes())))  # fmt: skip
    [line] = [
        line for line in (folder / "manifest-sha256.txt").read_text().splitlines()
        if line.endswith("P-3.jpg")
    ]  # fmt: skip
    assert line.split()[0] in listed


@pytest.mark.clause("X-04")
def test_no_byte_tells_who_reported_or_testified(tmp_path: Path) -> None:
    row = made(a_case())
    folder = unpacked(row, tmp_path)
    for path in folder.rglob("*"):
        if path.is_file():
            said = f"{path.name} {every_byte(path)}"
            for name in (*REPORTER, WITNESS, "rivière", "riviere", "lamontagne"):
                assert name.casefold() not in said, path.name
    with zipfile.ZipFile(filing.place_of(row)) as packed:
        assert "ana" not in " ".join(packed.namelist()).casefold()
    assert HOLE in "".join(text_of((folder / "data/documents/dossier.pdf").read_bytes()))


def test_a_picture_that_holds_a_name_is_left_out_and_said_so(tmp_path: Path) -> None:
    table = a_case("opened")
    hidden = JPEG + b"Exif Author " + REPORTER[0].encode()
    opening.add_exhibit(
        case=table.case, description="Autre capture.", actor=table.manager, at=NOON,
        item_id=a_piece(content=hidden, at=NOON).pk,
    )  # fmt: skip
    row = made(table)
    assert row.withheld == ["P-4"]
    folder = unpacked(row, tmp_path)
    assert not list(folder.rglob("P-4*"))
    assert "P-4" in text_of((folder / "data/documents/dossier.pdf").read_bytes())[0]


def test_a_reasoned_decision_names_them(tmp_path: Path) -> None:
    table = a_case("opened")
    row = made(table, names_reporters=True, reason="Ordonnance du tribunal.")
    folder = unpacked(row, tmp_path)
    said = " ".join(text_of((folder / "data/documents/dossier.pdf").read_bytes()))
    assert REPORTER[0] in said
    assert "Ordonnance du tribunal." in said
    with pytest.raises(filing.NoReason):
        made(table, names_reporters=True, reason=" ")
    with pytest.raises(Refused):
        made(table, actor=counsel(table), names_reporters=True, reason="Je le demande.")


def test_counsel_with_a_seat_fetches_it_and_the_journal_says_so() -> None:
    table = a_case("opened")
    reader = counsel(table)
    row = made(table, actor=reader)
    assert filing.fetch(row=row, actor=reader, at=NOON).exists()
    events = [line.event for line in journal.history(subject=f"case:{table.case.ref}")]
    assert events[:4] == ["case.file_fetched", "case.file_ready", "evidence.exported",
                          "case.file_asked"]  # fmt: skip
    _, stranger = factory.staff(Role.COUNSEL, name="Me Autre")
    with pytest.raises(Refused):
        filing.fetch(row=row, actor=stranger, at=NOON)


def test_a_copy_leaves_the_disk_after_a_day() -> None:
    table = a_case("opened")
    row = made(table)
    assert filing.sweep(actor=CLOCK, at=NOON + timedelta(hours=23)) == 0
    assert filing.sweep(actor=CLOCK, at=NOON + timedelta(hours=25)) == 1
    assert not filing.place_of(row).exists()
    row.refresh_from_db()
    with pytest.raises(filing.NotReady):
        filing.fetch(row=row, actor=table.manager, at=NOON)


def test_who_stepped_aside_meanwhile_gets_no_file() -> None:
    table = a_case("opened")
    row = filing.ask(
        case=table.case, recipient="Me Fortin", language="fr", actor=table.manager, at=NOON
    )
    conflicts.declare(case=table.case, is_linked=True, note="", actor=table.manager, at=NOON)
    filing.build(file_id=row.pk, at=NOON)
    row.refresh_from_db()
    assert (row.state, row.failure) == ("failed", "Refused")


def test_a_copy_is_for_someone() -> None:
    table = factory.a_table()
    with pytest.raises(filing.NoRecipient):
        filing.ask(case=table.case, recipient=" ", language="fr", actor=table.manager, at=NOON)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Selon ZOE Lamontagne, oui.", f"Selon {HOLE}, oui."),
        ("zoé-lamontagne", "zoé-lamontagne"),
        ("Zoé a dit à Ana", f"Zoé a dit à {HOLE}"),
        ("écrivez à ana@exemple.ca!", f"écrivez à {HOLE}!"),
        ("Anatole", "Anatole"),
    ],
)
def test_blacks_out_whole_names_only(text: str, said: str) -> None:
    assert blacked(text=text, names=("Zoé Lamontagne", "Ana", "ana@exemple.ca")) == said


def test_the_interim_measures_and_what_was_said_against_them_are_in_the_file() -> None:
    table = a_case("notified")
    measure = interim.order(
        case=table.case, party=table.respondent, actor=table.manager, at=NOON,
        ordered=Ordered(
            kind="no_contact", reasons="Les messages continuent.", lesser={},
            ends_at=NOON + timedelta(days=5),
        ),
    )  # fmt: skip
    interim.contest(
        measure=measure, party=table.respondent, reasons="Ana Rivière m’écrit aussi.",
        actor=table.manager, at=NOON,
    )  # fmt: skip
    [part] = [
        p
        for p in parts.parts(Scene(table.case, "fr", hidden=(REPORTER[0],)))
        if p.title == "Mesures provisoires"
    ]
    said = str(part).replace("\xa0", " ")
    for expected in ("Ne pas écrire à la personne visée", "Les messages continuent.", "m’écrit"):
        assert expected in said
    assert "Rivière" not in said
