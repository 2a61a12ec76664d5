"""Documents of every kind, and every way in which one can be unreadable."""

import io
import zipfile
from hashlib import md5

import docx
import pytest
import typst
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from francjeu.connectors.documents.fault import Fault, Unreadable
from francjeu.connectors.documents.read import LIMIT, Format, read

SENTENCE = "Il est interdit de publier une image blessante à l’égard d’un élève."


def a_pdf(source: str) -> bytes:
    return typst.compile(source.encode())


def a_docx(*paragraphs: str) -> docx.document.Document:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return document


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def rc4(key: bytes, data: bytes) -> bytes:
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def a_locked_pdf(password: bytes = b"secret") -> bytes:
    """The smallest PDF that asks for a password: standard handler, revision 2."""
    padded = (password + PADDING)[:32]
    owner = rc4(md5(padded).digest()[:5], padded)
    ident = b"0123456789abcdef"
    key = md5(padded + owner + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + ident).digest()[:5]
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>"
        % (owner.hex().encode(), rc4(key, PADDING).hex().encode()),
    )  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out + b"xref\n0 5\n0000000000 65535 f \n" + table
        + b"trailer\n<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF"
        % (ident.hex().encode(), ident.hex().encode(), len(out))
    )  # fmt: skip


def fault_of(content: bytes, **options: int) -> Fault:
    with pytest.raises(Unreadable) as caught:
        read(content, **options)
    return caught.value.fault


def test_reads_utf8_text_as_it_stands():
    document = read(f"Titre\r\n\r\n{SENTENCE}".encode())
    assert (document.text, document.format, document.guessed) == (
        f"Titre\r\n\r\n{SENTENCE}", Format.TEXT, "",
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_reads_what_a_byte_order_mark_declares(encoding):
    assert read(SENTENCE.encode(encoding)).text == SENTENCE


def test_guesses_the_encoding_of_old_files_and_says_so():
    text = f"Politique des médias sociaux\n\n{SENTENCE}\n" * 3
    document = read(text.encode("cp1252"))
    assert document.text == text
    assert document.guessed == "cp1252"


def test_reads_html_by_its_content_and_leaves_menus_out():
    page = f"""<!DOCTYPE html><html><head><title>x</title><style>p{{}}</style></head><body>
      <nav><a href="/">Accueil</a></nav><h1>Politique</h1><p>{SENTENCE}</p>
      <h2>Règles</h2><ul><li>Un<br>suite</li><li>Deux</li></ul>
      <ol type="a"><li>Premier</li><li>Deuxième</li></ol><ol start="4"><li>Quatre</li></ol>
      <table><tr><td>Membre</td><td>toute personne inscrite</td></tr></table>
      <script>alert(1)</script><footer>© Club</footer></body></html>"""
    document = read(page.encode())
    assert document.format is Format.HTML
    for line in (
        "# Politique", "## Règles", SENTENCE, "- Un", "a) Premier", "b) Deuxième", "4. Quatre",
        "Membre – toute personne inscrite",
    ):  # fmt: skip
        assert line in document.text.split("\n")
    assert "Accueil" not in document.text
    assert "alert" not in document.text


def test_puts_a_term_and_its_definition_on_one_line():
    page = "<html><body><dl><dt>Online</dt><dd>any website.</dd></dl></body></html>"
    assert "Online : any website." in read(page.encode()).text


def test_reads_a_word_document_with_headings_and_tables():
    document = a_docx("Préambule du club")
    document.add_heading("Conduite", level=1)
    document.add_paragraph(SENTENCE)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Membre", "toute personne inscrite"
    found = read(saved(document))
    assert found.format is Format.DOCX
    assert "## Conduite" in found.text
    assert SENTENCE in found.text
    assert "Membre – toute personne inscrite" in found.text


def numbered(document: docx.document.Document) -> None:
    """Give a document a list whose numbers Word computes: 1., then a)."""
    numbering = document.part.numbering_part.element
    levels = (("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%1.%3"))
    shown = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{format_}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (format_, text) in enumerate(levels)
    )
    name = nsdecls("w")
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {name} w:abstractNumId="90">{shown}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {name} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))


def listed(document: docx.document.Document, text: str, depth: int) -> None:
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>'
    ))  # fmt: skip


def test_shows_the_numbers_word_computes():
    document = a_docx("Politique")
    numbered(document)
    for text, depth in (
        ("Un", 0),
        ("Alpha", 1),
        ("Bêta", 1),
        ("petit", 2),
        ("Deux", 0),
        ("Alpha", 1),
    ):
        listed(document, text, depth)
    lines = [line.strip() for line in read(saved(document)).text.split("\n") if line.strip()]
    assert lines == [
        "Politique",
        "1. Un",
        "a) Alpha",
        "b) Bêta",
        "1.i petit",
        "2. Deux",
        "a) Alpha",
    ]


def test_reads_insertions_and_leaves_deletions_out():
    document = a_docx("Texte ")
    paragraph = document.paragraphs[0]._p
    paragraph.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>ajouté</w:t></w:r></w:ins>"))
    paragraph.append(
        parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>ôté</w:delText></w:r></w:del>")
    )
    assert read(saved(document)).text.strip() == "Texte ajouté"


def test_reads_a_pdf_page_by_page():
    document = read(a_pdf(f"= Politique\n{SENTENCE}\n#pagebreak()\nPage deux du document."))
    assert document.format is Format.PDF
    first, second = document.text.split("\f")
    assert "Politique" in first
    assert "Page deux" in second


def test_counts_the_pages_of_a_pdf_that_hold_no_text():
    page = "Il est interdit de publier une image blessante d’un membre."
    assert read(a_pdf(f"{page}\n#pagebreak()\n#rect()\n#pagebreak()\n{page}")).without_text == 1
    assert read(a_pdf(page)).without_text == 0


PAGE = "#set page(width: 21cm, height: 29.7cm, margin: 2cm)\n#set text(size: 11pt)\n"


def test_reads_cells_side_by_side_in_a_pdf_as_rows():
    source = PAGE + (
        "#table(columns: (1fr, 1fr), inset: 6pt, [*On fait*], [*On ne fait pas*],\n"
        "[Demander la permission de la personne et de ses parents avant d’identifier quelqu’un],\n"
        "[Publier une photo gênante], [Féliciter les deux équipes], [Critiquer les arbitres])\n"
        "#v(1em)\nUn paragraphe après le tableau."
    )
    lines = [line for line in read(a_pdf(source)).text.split("\n") if line]
    assert lines == [
        "On fait | On ne fait pas",
        "Demander la permission de la personne et de ses parents avant d’identifier quelqu’un"
        " | Publier une photo gênante",
        "Féliciter les deux équipes | Critiquer les arbitres",
        "Un paragraphe après le tableau.",
    ]


def test_a_number_before_its_text_in_a_pdf_is_no_cell():
    source = (
        PAGE
        + "#enum(body-indent: 2em, [Restez polis envers tous les membres.], [Signalez les abus.])"
    )
    lines = read(a_pdf(source)).text.split("\n")
    assert lines == ["1. Restez polis envers tous les membres.", "2. Signalez les abus."]


def test_marks_headings_and_parts_paragraphs_of_a_pdf_by_letters_and_white():
    source = PAGE + (
        "#text(size: 16pt)[Politique]\n\n*1 OBJET*\\\n"
        "La politique encadre la conduite de tous les membres du club, sur toutes les plateformes,"
        " en tout temps et en tout lieu, pour que chacun se sente en sécurité.\n\n"
        "Elle entre en vigueur."
    )
    text = read(a_pdf(source)).text
    assert "**Politique**\n" in text
    assert "**1 OBJET**\n\nLa politique" in text
    assert "\n\nElle entre en vigueur." in text


def test_marks_what_stands_in_bold_at_the_start_of_a_word_paragraph():
    document = a_docx()
    paragraph = document.add_paragraph()
    paragraph.add_run("Retrait.").bold = True
    paragraph.add_run(" L’effacement ne change rien.")
    sentence = document.add_paragraph()
    sentence.add_run("Tous").bold = True
    sentence.add_run(" les membres sont visés.")
    document.add_paragraph().add_run("Portée").bold = True
    text = read(saved(document)).text
    assert "**Retrait.** L’effacement ne change rien." in text
    assert "\nTous les membres sont visés." in text
    assert "\n**Portée**" in text


def test_marks_what_stands_in_bold_at_the_start_of_a_paragraph_of_a_page():
    page = (
        "<html><body><p><strong>Sanctions :</strong> un retrait.</p>"
        "<p><b>Tous</b> les membres.</p><p><b>Portée</b></p></body></html>"
    )
    lines = [line for line in read(page.encode()).text.split("\n") if line]
    assert lines == ["**Sanctions :** un retrait.", "Tous les membres.", "**Portée**"]


def test_keeps_the_side_of_the_only_cell_in_a_row_of_two():
    page = (
        "<html><body><table><tr><td>À faire</td><td>À éviter</td></tr>"
        "<tr><td></td><td>Insulter</td></tr></table></body></html>"
    )
    assert "… – Insulter" in read(page.encode()).text
    document = a_docx()
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "Féliciter"
    assert "Féliciter – …" in read(saved(document)).text


def test_questions_of_a_list_of_terms_head_their_answers():
    page = "<html><body><dl><dt>Puis-je filmer?</dt><dd>Non.</dd></dl></body></html>"
    assert read(page.encode()).text.split() == ["**Puis-je", "filmer?**", "Non."]


def test_makes_words_cut_in_a_pdf_whole():
    source = (
        '#set page(width: 6cm)\n#set text(lang: "fr", hyphenate: true)\n#set par(justify: true)\n'
    )
    text = read(a_pdf(source + "Responsabilités institutionnelles disproportionnées " * 6)).text
    assert text.replace("-\n", "").replace("\n", " ").count("disproportionnées") == 6


def test_refuses_an_empty_file():
    assert fault_of(b"") is Fault.EMPTY
    assert fault_of(b" \n\t ") is Fault.EMPTY


def test_refuses_a_file_over_the_limit():
    assert fault_of(b"%PDF-1.7" + b"0" * LIMIT) is Fault.TOO_LARGE
    assert fault_of(SENTENCE.encode(), limit=10) is Fault.TOO_LARGE


def test_refuses_a_text_too_long_to_be_a_policy():
    assert fault_of(b"a policy " * 60_000) is Fault.TOO_LONG


def test_refuses_a_scanned_pdf():
    assert fault_of(a_pdf("#rect(width: 5cm, height: 5cm, fill: gray)")) is Fault.NO_TEXT


def test_refuses_a_locked_pdf():
    assert fault_of(a_locked_pdf()) is Fault.LOCKED


def test_refuses_a_damaged_pdf():
    assert fault_of(b"%PDF-1.7\nrubbish") is Fault.DAMAGED


@pytest.mark.parametrize(
    "head", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"\xd0\xcf\x11\xe0\xa1\xb1", b"{\\rtf1 x}"]
)
def test_refuses_pictures_and_old_formats(head):
    assert fault_of(head + b"\x01\x02\x03" * 100) is Fault.OTHER_FORMAT


def test_refuses_bytes_that_are_no_text():
    assert fault_of(bytes(range(256)) * 20) is Fault.NOT_TEXT


def test_refuses_an_archive_that_is_no_word_document():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("lisez-moi.txt", "bonjour")
    assert fault_of(out.getvalue()) is Fault.OTHER_FORMAT


def test_refuses_a_decompression_bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * 130_000_000)
    assert len(out.getvalue()) < 200_000
    assert fault_of(out.getvalue()) is Fault.SWOLLEN


def test_refuses_a_truncated_word_document():
    content = saved(a_docx(SENTENCE))
    assert fault_of(content[: len(content) // 2]) is Fault.DAMAGED


def test_does_not_follow_entities_in_a_word_document():
    source, out = io.BytesIO(saved(a_docx("Il est tard.", SENTENCE))), io.BytesIO()
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(out, "w") as after:
        for part in before.infolist():
            data = before.read(part)
            if part.filename == "word/document.xml":
                head, body = data.split(b"?>", 1)
                entity = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
                data = head + b"?>" + entity + body.replace(b"Il est tard", b"&x;Il est tard")
            after.writestr(part, data)
    assert "root:" not in read(out.getvalue()).text


def test_reads_a_html_file_named_otherwise():
    assert read(f"<p>{SENTENCE}</p><p>b</p><ul><li>c</li></ul>".encode()).format is Format.HTML


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400))
def test_takes_any_bytes_or_says_why_not(content):
    try:
        assert read(content).text
    except Unreadable:
        return


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_spoilt_word_document_is_read_or_refused(data):
    content = bytearray(saved(a_docx(SENTENCE)))
    for _ in range(4):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    try:
        read(bytes(content))
    except Unreadable:
        return
