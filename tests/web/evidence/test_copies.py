"""The pages of one piece: veiled, seen with a trace, masked with or without script, isolated."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from PIL import Image
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import images
from tests.factories import people as person

from francjeu.cases.operations.pieces import exhibiting
from francjeu.evidence.models import Item
from francjeu.evidence.operations.isolation import isolating
from francjeu.evidence.queries import copies
from francjeu.journal import queries as journal
from francjeu.kernel.actors import CLOCK, Role
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.evidence.pieces.keeping import State
from francjeu.people.models import User

pytestmark = pytest.mark.django_db
SEE = {"purpose": "verify", "look": "grey"}
BOX = {"x1": "0", "y1": "0", "width1": "50", "height1": "100"}


@pytest.fixture
def table() -> given.Table:
    return given.a_table(state="admissible")


@pytest.fixture
def item(table: given.Table) -> Item:
    return a_piece(table, images.photograph())


@pytest.fixture
def desk(client: Client, table: given.Table) -> Client:
    client.force_login(User.objects.get(public_id=table.manager.ref))
    return client


def a_piece(table: given.Table, content: bytes) -> Item:
    upload = exhibiting.Upload(source=io.BytesIO(content), name="marie.jpg", obtained=Access.SHOWN)
    exhibit = exhibiting.upload(
        case=table.case, file=upload, description="Une photo.", actor=table.manager, at=NOON
    )
    assert exhibit.item is not None
    return exhibit.item


def address(table: given.Table, item: Item, more: str = "") -> str:
    return f"/equipe/preuves/{table.case.ref}/pieces/{item.public_id}/{more}"


def shown_at(page: str) -> str:
    found = re.search(r'src="([^"]*vue/\?vue=[^"]+)"', page)
    assert found
    return found[1]


def views(item: Item) -> int:
    history = journal.history(subject=item.vault.subject)
    return sum(it.event == "evidence.viewed" for it in history)


def test_a_piece_is_veiled_until_a_purpose_is_given_and_each_look_leaves_a_trace(
    desk: Client, table: given.Table, item: Item
) -> None:
    page = desk.get(address(table, item)).content.decode()
    assert "vue/?vue=" not in page
    veiled = desk.get(address(table, item, "voile/"))
    assert Image.open(io.BytesIO(veiled.content)).width == 24
    assert views(item) == 0
    answer = desk.post(address(table, item), SEE)
    assert answer.headers["Refresh"].startswith("120; ")
    looked = desk.get(shown_at(answer.content.decode()))
    assert Image.open(io.BytesIO(looked.content)).mode == "L"
    assert images.SECRET.encode() not in looked.content
    assert views(item) == 1


def test_the_address_of_a_picture_opens_for_nobody_else(
    desk: Client, table: given.Table, item: Item
) -> None:
    url = shown_at(desk.post(address(table, item), SEE).content.decode())
    desk.force_login(person.an_account(roles=(Role.CHAIR,)))
    assert desk.get(url).status_code == 404
    assert desk.get(address(table, item, "vue/?vue=forged")).status_code == 404


def test_asks_for_a_purpose(desk: Client, table: given.Table, item: Item) -> None:
    answer = desk.post(address(table, item), {"look": "grey"})
    assert answer.status_code == 422
    assert "Choisissez une réponse." in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (images.announcing(20_000, 20_000), "dépasse 64 millions de points"),
        (images.encoded("PNG")[:300], "endommagé"),
    ],
)
def test_says_why_a_bad_picture_is_not_shown(
    desk: Client, table: given.Table, content: bytes, says: str
) -> None:
    answer = desk.post(address(table, a_piece(table, content)), SEE)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_masks_a_picture_without_script_with_numbers_and_a_preview(
    desk: Client, table: given.Table, item: Item
) -> None:
    url = address(table, item, "masquer/")
    assert "vue/?vue=" not in desk.get(url).content.decode()
    preview = desk.post(url, {**BOX, "preview": "1"})
    assert preview.status_code == 200
    pictures = re.findall(r'src="([^"]*vue/\?vue=[^"]+)"', preview.content.decode())
    masked = Image.open(io.BytesIO(desk.get(pictures[1]).content))
    assert max(masked.getpixel((10, 50))) < 10
    kept = desk.post(url, {**BOX, "keep": "1", "reason": "Un autre enfant."})
    assert kept.status_code == 303
    (copy,) = copies.copies_of([item.pk])
    assert copy.parameters["boxes"] == [[0, 0, 5000, 10_000]]
    page = desk.get(address(table, item)).content.decode()
    assert "Un autre enfant." in page
    assert "Pillow 1" in page


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"reason": "x"}, "Tracez au moins un rectangle"),
        ({**BOX}, "Écrivez pourquoi."),
        ({**BOX, "width1": "", "reason": "x"}, "Remplissez les quatre nombres"),
        ({**BOX, "width1": "beaucoup", "reason": "x"}, "Écrivez un nombre"),
        ({**BOX, "x1": "100", "reason": "x"}, "tombe hors de l’image"),
        ({**BOX, "x1": "140", "reason": "x"}, "Écrivez au plus 100."),
    ],
)
def test_says_what_is_wrong_with_the_boxes_and_keeps_what_was_typed(
    desk: Client, table: given.Table, item: Item, sent: dict[str, str], says: str
) -> None:
    answer = desk.post(address(table, item, "masquer/"), {**sent, "keep": "1"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert all(f'value="{sent[key]}"' in page for key in sent if key != "reason")
    assert copies.copies_of([item.pk]) == ()


def test_a_decimal_comma_is_understood(desk: Client, table: given.Table, item: Item) -> None:
    sent = {**BOX, "width1": "33,3", "keep": "1", "reason": "Un nom."}
    assert desk.post(address(table, item, "masquer/"), sent).status_code == 303


@pytest.mark.clause("X-03")
def test_a_converted_heic_opened_tells_original_format_tool_version_time_and_both_digests(
    desk: Client, table: given.Table
) -> None:
    item = a_piece(table, images.encoded("HEIF"))
    answer = desk.post(address(table, item, "convertir/"), {"target": "image/jpeg"}, follow=True)
    page = answer.content.decode()
    (copy,) = copies.copies_of([item.pk])
    for told in (
        item.sha256, copy.piece.sha256, item.media_type, "Pillow 1", "libheif", copy.commitment,
        "Voir l’original scellé",
    ):  # fmt: skip
        assert told in page
    again = desk.post(address(table, item, "convertir/"), {"target": "text/html"})
    assert again.status_code == 422


def test_what_ties_a_copy_to_its_original_is_shown_on_demand_with_a_trace(
    desk: Client, table: given.Table, item: Item
) -> None:
    desk.post(address(table, item, "masquer/"), {**BOX, "keep": "1", "reason": "x"})
    (copy,) = copies.copies_of([item.pk])
    made = Item.objects.get(pk=copy.item_id)
    assert copy.salt not in desk.get(address(table, made)).content.decode()
    assert copy.salt in desk.post(address(table, made, "lien/")).content.decode()
    assert journal.history(subject=item.vault.subject)[0].event == "evidence.tie_opened"


def test_a_decider_sees_and_makes_no_copy(client: Client, table: given.Table, item: Item) -> None:
    client.force_login(person.an_account(roles=(Role.DECIDER,)))
    for more in ("masquer/", "isoler/"):
        assert client.get(address(table, item, more)).status_code == 404


def test_a_piece_of_another_file_is_not_found(desk: Client, table: given.Table) -> None:
    other = given.a_table(state="admissible")
    item = a_piece(other, images.encoded("PNG"))
    assert desk.get(address(table, item)).status_code == 404


def test_isolating_takes_the_piece_off_every_page_and_calls_the_designated_person(
    desk: Client, table: given.Table, item: Item, mailoutbox: list[object]
) -> None:
    officer = person.an_account(roles=(Role.PRIVACY_OFFICER,))
    assert "fj isolation key" in desk.get(address(table, item, "isoler/")).content.decode()
    answer = desk.post(address(table, item, "isoler/"), follow=True)
    assert str(item.public_id) not in answer.content.decode()
    for more in ("", "voile/", "masquer/", "isoler/"):
        assert desk.get(address(table, item, more)).status_code == 404
    assert desk.get("/equipe/preuves/isolees/").status_code == 404
    from francjeu.notices.models import Letter

    letter = Letter.objects.latest("pk")
    assert letter.subject == "isolation"
    desk.force_login(officer)
    page = desk.get("/equipe/preuves/isolees/").content.decode()
    assert "fermée par son état" in page
    assert "marie.jpg" not in page


@pytest.mark.django_db(transaction=True)
def test_the_designated_person_writes_down_what_the_police_said_and_does_it(
    client: Client, table: given.Table, item: Item, settings: Any
) -> None:
    from francjeu.evidence.storage import envelope

    pair = envelope.new_pair()
    settings.FRANCJEU = replace(settings.FRANCJEU, isolation_recipient=pair.recipient)
    client.force_login(person.an_account(roles=(Role.PRIVACY_OFFICER,)))
    isolating.isolate(item=item, actor=table.manager, at=NOON)
    isolating.put_away(actor=CLOCK, at=NOON)
    url = f"/equipe/preuves/isolees/{item.public_id}/"
    assert client.post(url + "remise/").status_code == 404
    told = {"body": "SQ", "spoke_with": "Roy", "file_number": "1-2", "told_at": "2026-11-22T10:00"}
    refused = client.post(url, {**told, "file_number": "", "instruction": "hand over"})
    assert refused.status_code == 422
    assert "La police vous le donne" in refused.content.decode()
    assert client.post(url, {**told, "instruction": "hand over"}).status_code == 303
    sent = client.post(url + "remise/")
    with zipfile.ZipFile(io.BytesIO(b"".join(sent.streaming_content))) as parcel:
        assert set(parcel.namelist()) == {"piece.age", "journal.jsonl", "LISEZMOI.txt"}
        plain = io.BytesIO()
        envelope.decrypt(io.BytesIO(parcel.read("piece.age")), sink=plain, identity=pair.identity)
    assert plain.getvalue() == images.photograph()
    assert client.post(url + "destruction/", {"sure": "on"}).status_code == 404
    client.post(url, {**told, "instruction": "destroy"})
    assert client.post(url + "destruction/", {}).status_code == 422
    assert client.post(url + "destruction/", {"sure": "on"}).status_code == 303
    item.refresh_from_db()
    assert item.state == State.ERASED


def test_the_daily_list_leads_the_designated_person_to_what_is_isolated_and_nobody_else(
    desk: Client, table: given.Table, item: Item
) -> None:
    isolating.isolate(item=item, actor=table.manager, at=NOON)
    assert "attend la police" not in desk.get("/equipe/").content.decode()
    desk.force_login(person.an_account(roles=(Role.PRIVACY_OFFICER,)))
    page = desk.get("/equipe/").content.decode()
    assert "1 pièce isolée attend la police" in page
    assert 'href="/equipe/preuves/isolees/"' in page


CHAT = b"2026-11-20 14:03 - Camille: Salut\n2026-11-20 14:05 - Maxime: <Media omitted>\n"


def test_an_exported_conversation_is_written_out_and_read_and_its_gaps_are_told(
    desk: Client, table: given.Table
) -> None:
    item = a_piece(table, CHAT)
    assert "Transcrire une conversation" in desk.get(address(table, item)).content.decode()
    done = desk.post(address(table, item, "transcrire/"))
    assert done.status_code == 303
    page = desk.get(done["Location"]).content.decode()
    assert "2 messages sur 2 sont transcrits" in page
    assert "omis de l’exportation" in page
    [copy] = copies.copies_of([item.pk])
    made = Item.objects.get(pk=copy.item_id)
    read = desk.post(address(table, made, "lire/"), {"purpose": "verify"}).content.decode()
    assert "Maxime" in read


def test_what_is_no_conversation_is_told_and_nothing_is_made(
    desk: Client, table: given.Table
) -> None:
    item = a_piece(table, b"Des notes, sans plus.\n" * 5)
    told = desk.post(address(table, item, "transcrire/"))
    assert told.status_code == 422
    assert "pas une conversation exportée" in told.content.decode()
    assert copies.copies_of([item.pk]) == ()


def test_from_any_page_of_a_piece_the_others_are_one_click_away(
    desk: Client, table: given.Table
) -> None:
    item = a_piece(table, CHAT)
    number = table.case.exhibits.get(item=item).number
    case_page = f"/equipe/dossiers/{table.case.ref}/pieces/{number}/"
    pages = [address(table, item, more) for more in ("", "provenance/", "lire/")]
    for page in (*pages, case_page):
        answer = desk.get(page)
        assert answer.status_code == 200
        shown = answer.content.decode()
        others = [it for it in (*pages[:2], case_page) if it != page]
        assert all(f'href="{it}"' in shown for it in others), page
