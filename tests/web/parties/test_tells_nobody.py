"""Nothing the person concerned receives tells who reported: pages, letters, files, headers."""

import io
import re
import zlib
from datetime import timedelta

import pypdfium2
import pytest
from django.core import mail
from django.test import Client
from tests.conftest import NOON
from tests.factories import cases as factory
from tests.factories import pictures, reports
from tests.web.parties.test_file import inside, send_letters

from francjeu.cases.operations.file import guarding
from francjeu.cases.operations.hearing import hearing
from francjeu.cases.operations.intake import opening
from francjeu.cases.operations.pieces import disclosing, exhibiting
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.notices.models import Letter
from francjeu.notices.operations import letters

pytestmark = [pytest.mark.django_db, pytest.mark.clause("X-04")]

NAME = "Zéphirine Quatrepoints"
TOLD = f"Je m’appelle {NAME}, je suis sa voisine et j’ai tout vu du banc du gymnase hier."
# her name, her address, her words, her report: in any writing
KEPT = ("phirine", "quatrepoints", "voisine", "banc du gymnase", "zq@exemple")
PATHS = (
    "", "pieces/", "reponse/", "revision/", "temps/", "adulte/", "comite/", "rencontre/",
    "rencontre/notes/", "mes-pieces/", "mes-pieces/?image=no",
)  # fmt: skip


def a_told_case(state: str) -> tuple[factory.Table, Client, str]:
    """A reporter who wrote her name in the text; a piece with her name on it and in its EXIF."""
    report = reports.a_checked_report(
        what=TOLD, is_named=True, name=NAME, email="zq@exemple.ca", phone="450 555-0123"
    )
    table, client = inside(state, reports=(report.ref,), before=with_her_photo)
    return table, client, report.ref


def with_her_photo(table: factory.Table) -> None:
    """Her photograph is a piece; the person concerned sees a copy prepared from it."""
    photo = pictures.taken_by(NAME.encode()) + NAME.encode()
    upload = exhibiting.Upload(
        source=io.BytesIO(photo), name=f"{NAME}.jpg", obtained=Access.RECIPIENT
    )
    piece = exhibiting.upload(
        case=table.case, file=upload, description="Une photo du gymnase.", actor=table.manager,
        at=NOON,
    )  # fmt: skip
    disclosing.show_copy(
        case=table.case, number=piece.number, source=io.BytesIO(photo), is_looked_at=True,
        actor=table.manager, at=NOON,
    )  # fmt: skip
    disclosing.show_words(
        case=table.case, number=1, text=TOLD, actor=table.manager, at=NOON,
        hide=(NAME, "je suis sa voisine et j’ai tout vu du banc du gymnase"),
    )  # fmt: skip


def everything(table: factory.Table, client: Client) -> dict[str, bytes]:
    """Every byte that reaches the person: status lines, headers, bodies, files, e-mails."""
    got: dict[str, bytes] = {}
    addresses = [f"/p/{path}" for path in PATHS] + ["/p/pieces/2/copie/", "/p/pieces/1/copie/"]
    for letter in Letter.objects.filter(party=str(table.respondent.public_id)).exclude(body=""):
        addresses += [f"/p/lettre/{letter.public_id}/", f"/p/lettre/{letter.public_id}/pdf/"]
    for address in addresses:
        response = client.get(address)
        body = response.getvalue()
        got[address] = str(response.headers).encode() + body + unpacked(body)
    for number, sent in enumerate(m for m in mail.outbox if m.to == [table.respondent.email]):
        got[f"mail {number}"] = sent.message().as_bytes() + str(sent.body).encode()
    return got


def unpacked(pdf: bytes) -> bytes:
    """A PDF’s own text and data, its compressed streams opened."""
    if not pdf.startswith(b"%PDF"):
        return b""
    found = [m.group(1) for m in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)]
    document = pypdfium2.PdfDocument(pdf)
    told = str(document.get_metadata_dict())
    told += "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return told.encode() + b"".join(_inflated(part) for part in found)


def _inflated(part: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(part)
    except zlib.error:
        return part


@pytest.mark.parametrize("state", ["notified", "answered", "heard", "announced"])
def test_no_byte_tells_who_reported(state: str) -> None:
    table, client, ref = a_told_case(state)
    got = everything(table, client)
    assert b"image/jpeg" in got["/p/pieces/2/copie/"]
    assert len(got) > 9
    for address, data in got.items():
        for text in (data.decode("utf-8", "ignore"), data.decode("utf-16", "ignore")):
            for kept in (*KEPT, ref, "450 555"):
                assert kept.casefold() not in text.casefold(), (address, kept)


def test_the_words_shown_are_what_is_left() -> None:
    _table, client, _ref = a_told_case("notified")
    page = client.get("/p/pieces/").content.decode().replace("\xa0", " ")
    assert "Je m’appelle [caché], [caché] hier." in page


def test_a_letter_that_says_only_her_given_name_does_not_leave() -> None:
    report = reports.a_checked_report(what=TOLD, is_named=True, name=NAME)
    table = factory.a_table(state="admissible", reports=(report.ref,))
    opening.answer_reprisal(
        case=table.case, is_possible=False, note="", actor=table.manager, at=NOON
    )
    factory.rule_on_identity(table)
    with pytest.raises(letters.NamesSomeone):
        hearing.notify(
            case=table.case, description="Selon zephirine, un message.", actor=table.manager,
            at=NOON,
        )  # fmt: skip
    send_letters()
    assert [m for m in mail.outbox if m.to == [table.respondent.email]] == []


def test_a_description_that_names_her_is_not_shown_later_either() -> None:
    report = reports.a_checked_report(is_named=True, name=NAME)
    table = factory.a_table(state="notified", reports=(report.ref,))
    opening.add_exhibit(
        case=table.case, description="Capture de Quatrepoints.", testimony="Rien.",
        actor=table.manager, at=NOON,
    )  # fmt: skip
    with pytest.raises(guarding.TellsWho):
        disclosing.show_words(
            case=table.case, number=2, text="Rien.", hide=(), actor=table.manager, at=NOON
        )


def test_no_call_nor_minutes_tell_her_name() -> None:
    report = reports.a_checked_report(is_named=True, name=NAME)
    table = factory.a_table(state="answered", reports=(report.ref,))

    def call(expected: str) -> None:
        hearing.call_hearing(
            case=table.case, way="phone", starts_at=NOON + timedelta(days=1), joining="",
            expected=expected, actor=table.manager, at=NOON,
        )  # fmt: skip

    with pytest.raises(guarding.TellsWho):
        call("Zephirine, témoin")
    call("Dominique Roy, du comité")
    with pytest.raises(guarding.TellsWho):
        hearing.hold_hearing(
            case=table.case, present="Félix", minutes="Félix accuse Mme Quatrepoints.",
            actor=table.manager, at=NOON,
        )  # fmt: skip
    assert table.case.hearings.get().held_at is None
