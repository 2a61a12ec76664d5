"""A list saved by any spreadsheet is read, or refused with the reason; nothing else is kept."""

import codecs

import pytest

from francjeu.people.roster import reading
from francjeu.people.roster.columns import Column
from francjeu.people.roster.reading import Unreadable

TEXT = "Prénom;Nom;Rôle\nNoémie;Côté;Athlète\n"


def refusal(content: bytes | str) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        reading.read(content.encode() if isinstance(content, str) else content)
    return refused.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_reads_the_encodings_spreadsheets_write(encoding: str) -> None:
    sheet = reading.read((TEXT + "Zoé;Lefrançois;Entraîneuse\n").encode(encoding))
    assert [line.cells for line in sheet.lines] == [
        ("Noémie", "Côté", "Athlète"),
        ("Zoé", "Lefrançois", "Entraîneuse"),
    ]


def test_reads_utf_16_with_its_mark_whatever_the_order_of_bytes() -> None:
    content = codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")
    assert reading.read(content).lines[0].cells[0] == "Noémie"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_finds_the_separator_from_the_columns_it_knows(separator: str) -> None:
    sheet = reading.read(TEXT.replace(";", separator).encode())
    assert sheet.columns == (Column.GIVEN, Column.FAMILY, Column.ROLE)


def test_a_separator_inside_quotes_is_text() -> None:
    sheet = reading.read(b'given name,family name,school\nLou,Roy,"Saint-Jean, annexe"\n')
    assert sheet.lines[0].cells[2] == "Saint-Jean, annexe"


def test_obeys_the_separator_a_spreadsheet_declares() -> None:
    sheet = reading.read(("sep=;\r\n" + TEXT.replace("\n", "\r\n")).encode())
    assert (sheet.lines[0].number, sheet.lines[0].cells[1]) == (3, "Côté")


def test_skips_titles_above_the_header_and_blank_lines() -> None:
    sheet = reading.read(
        ("Liste des joueurs 2026;;\n;;\n" + TEXT + "\n;;\nLou;Roy;Coach\n").encode()
    )
    assert [line.number for line in sheet.lines] == [4, 7]


def test_line_numbers_are_those_a_spreadsheet_shows_even_after_a_cell_on_two_lines() -> None:
    sheet = reading.read(b'prenom;nom;equipe\nA;B;"un\ndeux"\nC;D;x\n')
    assert [line.number for line in sheet.lines] == [2, 4]


def test_full_birth_dates_are_cut_to_their_year_before_anything_is_kept() -> None:
    content = "prénom,nom,date de naissance\nLou,Roy,2010-04-17\nZoé,Roy,17/04/2009\nMax,Roy,2011\n"
    sheet = reading.read(content.encode())
    assert [line.cells[2] for line in sheet.lines] == ["2010", "2009", "2011"]
    assert sheet.births_reduced == 2
    assert "04" not in repr(sheet.lines)


def test_columns_it_does_not_know_are_named_and_not_kept() -> None:
    sheet = reading.read("Prénom;Nom;Sexe;Allergies\nLou;Roy;F;arachides\n".encode())
    assert sheet.unread == ("Sexe", "Allergies")
    assert "arachides" not in repr(sheet.lines)


@pytest.mark.parametrize(
    "title",
    ["Instagram", "Compte Instagram", "snapchat", "TikTok (public)", "Pseudo", "Réseaux sociaux",
     "X", "Username", "@", "Facebook / Messenger", "Nom d’utilisateur"],
)  # fmt: skip
def test_refuses_to_hold_account_names(title: str) -> None:
    found = refusal(f"Prénom;Nom;{title}\nLou;Roy;@lou\n")
    assert (found.code, found.names) == ("refused_handle", (title,))


@pytest.mark.parametrize("title", ["Code permanent", "NAS", "No assurance-maladie", "RAMQ"])
def test_refuses_to_hold_identity_numbers(title: str) -> None:
    assert refusal(f"Prénom;Nom;{title}\nLou;Roy;ROYL1\n").code == "refused_number"


def test_names_the_columns_that_are_missing() -> None:
    assert refusal("Prénom;Rôle\nLou;Coach\n").names == ("family_name",)
    assert refusal("Nom complet;Rôle\nLou Roy;Coach\n").code == "refused_whole_name"


def test_refuses_two_columns_of_the_same_meaning() -> None:
    assert refusal("Prénom;Nom;École;Établissement\na;b;c;d\n").names == ("École", "Établissement")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"PK\x03\x04rest of a spreadsheet", "not_csv"),
        (b"%PDF-1.7", "not_csv"),
        (b"\x00\x01\x02\x03" * 50, "encoding"),
        (b"bonjour;tout\nle;monde\n", "no_header"),
        ("Prénom;Nom\n".encode(), "no_lines"),
        ('Prénom;Nom\n"Lou;Roy\nZoé;Roy\n'.encode(), "quotes"),
        (b"x" * (reading.MOST_BYTES + 1), "too_big"),
    ],
)
def test_says_why_a_file_cannot_be_read(content: bytes, code: str) -> None:
    assert refusal(content).code == code


def test_refuses_more_lines_than_it_can_show() -> None:
    found = refusal("prenom;nom\n" + "a;b\n" * (reading.MOST_LINES + 1))
    assert found.code == "too_many_lines"
