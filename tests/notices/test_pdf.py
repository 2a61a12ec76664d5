"""Letters as PDF: tagged, titled, in their language, and holding nothing else."""

import re
import zlib
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import typst
from tests.conftest import NOON
from tests.factories import notices as factory

from francjeu.notices import pdf, words
from francjeu.notices.contents.letter import Content
from francjeu.plumbing import printing

MARKER = "Zéphirine Quatrepoints"


def printed(content: Content, *, language: str = "fr", **head: Any) -> bytes:
    return pdf.rendered(
        document=words.document(content, language=language),
        head=pdf.Head(
            organisation=content.organisation, address=content.organisation_address,
            recipient=head.get("recipient", "Noé Gagnon"), reference=content.reference,
            written_on=content.written_on,
        ),
        language=language,
        at=NOON,
    )  # fmt: skip


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return re.sub(r"\s+", " ", " ".join(pages))


def every_byte(data: bytes) -> bytes:
    """The file and all its compressed streams, opened."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)
    opened = []
    for stream in streams:
        try:
            opened.append(zlib.decompressobj().decompress(stream))
        except zlib.error:
            opened.append(stream)
    return data + b"\n".join(opened)


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("content", factory.every_letter(), ids=lambda content: content.event)
def test_each_letter_prints_its_words_tagged_titled_and_in_its_language(
    content: Content, language: str
) -> None:
    data = printed(content, language=language)
    document = words.document(content, language=language)
    opened = pypdfium2.PdfDocument(data)
    metadata = opened.get_metadata_dict()
    assert metadata["Title"] == document.title
    assert metadata["Author"] == "Sport scolaire des Trois-Rives"
    assert metadata["Subject"] == metadata["Keywords"] == ""
    assert pdfium.FPDFCatalog_IsTagged(opened.raw)
    opened.close()
    catalogue = every_byte(data)
    assert f"/Lang({language}-CA)".encode() in catalogue.replace(b"/Lang (", b"/Lang(")
    assert b"pdfuaid:part" in catalogue
    assert b"pdfaid:part" in catalogue
    said = text_of(data)
    assert document.title in said
    for block in document.blocks:
        first_words = " ".join(block.lines[0][0].text.split()[:3])
        assert first_words in said.replace("\u00a0", " ")


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert printed(factory.a_decision()) == printed(factory.a_decision())


def test_no_time_enters_but_that_of_writing() -> None:
    stamps = set(re.findall(rb"D:(\d{14})", every_byte(printed(factory.a_notice()))))
    assert stamps == {b"20261122170000"}


def test_no_byte_holds_a_name_the_letter_was_not_given() -> None:
    data = every_byte(printed(factory.a_notice()))
    for secret in (MARKER, MARKER.split()[0], "francjeu-tests", "/tmp", "root"):
        assert secret.encode() not in data
        assert secret.encode("utf-16-be") not in data


def test_what_a_person_typed_cannot_become_typesetting() -> None:
    typed = '#read("/etc/passwd") $x$ \\ = titre *gras* <label> @ref // commentaire'
    said = text_of(printed(factory.a_notice(description=typed)))
    assert typed in said


def test_prints_names_from_everywhere_in_the_letters_own_faces() -> None:
    name = "Łukasz Nguyễn-Ōno Ýmir"
    data = printed(factory.a_notice(annex=False), recipient=name)
    assert name.replace(" ", "") in text_of(data).replace(" ", "")
    assert b"AtkinsonHyperlegibleNext" in every_byte(data)


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("= Titre", "title"),
        ('#set document(title: "x")\n#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\" '
         'width=\\"1\\" height=\\"1\\"/>"), format: "svg")', "alt"),
    ],
)  # fmt: skip
def test_the_typesetter_refuses_what_the_standards_forbid(source: str, fault: str) -> None:
    with pytest.raises(typst.TypstError) as refused:
        typst.compile(
            source.encode(), pdf_standards=list(printing.STANDARDS), font_paths=printing.fonts()
        )
    assert fault in f"{refused.value} {refused.value.diagnostic}".casefold()
