"""A captured page of a case can become a piece of it, named by what it is."""

import io

import pytest
from django.test import Client
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import people as person

from francjeu.cases.operations.pieces import exhibiting
from francjeu.evidence.models import Capture, CapturedPart, Item, Publication
from francjeu.evidence.operations.keeping import sealing
from francjeu.kernel.actors import SOFTWARE, Role
from francjeu.kernel.evidence.origin.provenance import Level

pytestmark = pytest.mark.django_db


def a_captured_piece(table: given.Table) -> Item:
    """The tall picture of a page captured for the case itself."""
    vault = exhibiting.vault_of(table.case, NOON)
    item = sealing.receive(
        vault=vault, source=io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"0" * 50), name="page.png",
        method="capture", level=Level.N3, actor=SOFTWARE, at=NOON,
    )  # fmt: skip
    publication = Publication(
        vault=vault, address="https://x.com/remi/status/42", spelling="k", place="x", added_at=NOON
    )
    publication.save(force_insert=True)
    row = Capture(publication=publication, asked_by="c", asked_at=NOON)
    row.save(force_insert=True)
    CapturedPart(capture=row, item=item, role="full", attempt=1, at=NOON).save(force_insert=True)
    return item


def test_it_is_offered_by_its_address_and_becomes_a_piece(client: Client) -> None:
    table = given.a_table(state="notified")
    item = a_captured_piece(table)
    client.force_login(person.an_account(roles=(Role.CASE_MANAGER,)))
    page = client.get(f"/equipe/dossiers/{table.case.ref}/pieces/signalement/").content.decode()
    assert "Capture de https://x.com/remi/status/42" in page
    assert "Page entière en une image" in page
    exhibit = exhibiting.from_report(
        case=table.case, piece=item.public_id, description="La publication", actor=table.manager,
        at=NOON,
    )  # fmt: skip
    assert exhibit.item == item
    again = client.get(f"/equipe/dossiers/{table.case.ref}/pieces/signalement/").content.decode()
    assert "x.com/remi/status/42" not in again


def test_a_piece_captured_for_another_case_is_not_one_of_this_case() -> None:
    one, other = given.a_table(state="notified"), given.a_table(state="notified")
    item = a_captured_piece(other)
    with pytest.raises(exhibiting.NotAPiece):
        exhibiting.from_report(
            case=one.case, piece=item.public_id, description="x", actor=one.manager, at=NOON
        )
