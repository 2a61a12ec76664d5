"""A sealed e-mail: its signature checked at once, its key sealed beside it, for later."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction

pytest.importorskip("dkim", reason="not installed: dkimpy")
pytest.importorskip("dns", reason="not installed: dnspython")

import dkim
from tests.conftest import NOON
from tests.evidence.test_exporting import exported, the_contents
from tests.evidence.test_report import report_of, words_of
from tests.factories import mails as given
from tests.factories.evidence import a_piece, an_actor

from francjeu.evidence import access, queries
from francjeu.evidence.models import Derivation, Item, MailCheck
from francjeu.evidence.operations.isolation import isolating
from francjeu.evidence.operations.keeping import vaults
from francjeu.evidence.operations.opening import reading
from francjeu.evidence.operations.origin import mails
from francjeu.evidence.queries import copies
from francjeu.evidence.queries import mail as mail_queries
from francjeu.journal import queries as journal
from francjeu.kernel.actors import CLOCK, Role
from francjeu.kernel.evidence.copies import commitment
from francjeu.kernel.evidence.copies.commitment import Opening
from francjeu.kernel.evidence.origin.mail import Signed
from francjeu.kernel.evidence.origin.provenance import Level
from francjeu.plumbing import jobs

pytestmark = pytest.mark.django_db
KEY = given.a_key()
MAIL = given.signed(given.PLAIN, KEY)
LATER = NOON + timedelta(minutes=15)


@pytest.fixture
def names() -> Iterator[given.NameServer]:
    with given.NameServer({given.KEY_NAME: given.record(KEY)}) as running:
        yield running


@pytest.fixture
def switched_on(names: given.NameServer, settings: Any) -> given.NameServer:
    settings.FRANCJEU = replace(
        settings.FRANCJEU, connectors=frozenset(("dkim",)), name_server=names.address
    )
    return names


def a_mail(content: bytes = MAIL) -> Item:
    return a_piece(at=NOON, content=content, name="message.eml")


def again(item: Item) -> Item:
    return Item.objects.select_related("vault").get(pk=item.pk)


def the_key(item: Item) -> dict[str, Any]:
    [key] = mail_queries.keys_of(again(item))
    opened = reading.read_for(
        actor=an_actor(Role.CASE_MANAGER), item=key, facts=access.Facts(is_involved=True),
        purpose="vérifier", at=NOON,
    )  # fmt: skip
    with closing(opened.chunks):
        return json.loads(b"".join(opened.chunks))


def test_a_mail_is_checked_as_soon_as_it_is_sealed() -> None:
    item = a_mail()
    assert item.media_type == "message/rfc822"
    waiting = jobs.DBTaskResult.objects.filter(status=jobs.READY).values_list(
        "task_path", flat=True
    )
    assert "francjeu.evidence.tasks.check_mails" in waiting


@pytest.mark.clause("X-02")
def test_a_good_signature_makes_it_n4_and_seals_the_key(switched_on: given.NameServer) -> None:
    item = a_mail()
    assert queries.piece_of(item).level is Level.N1
    assert mails.check_waiting(actor=CLOCK, at=LATER) == 1
    piece = queries.piece_of(again(item))
    assert piece.level is Level.N4
    assert again(item).level == "N1"  # what was sealed never changes
    kept = the_key(item)
    assert (kept["name"], kept["record"]) == (given.KEY_NAME, given.record(KEY))
    assert kept["mail"] == item.sha256
    [line] = [it for it in journal.history(subject=item.vault.subject)
              if it.event == "evidence.mail_checked"]  # fmt: skip
    assert line.facts is not None
    assert line.facts["verdict"] == "valid"


def test_a_key_that_was_rotated_since_still_verifies_with_the_sealed_one(
    switched_on: given.NameServer,
) -> None:
    item = a_mail()
    mails.check_waiting(actor=CLOCK, at=LATER)
    switched_on.records[given.KEY_NAME] = given.record(given.a_key())
    record = the_key(item)["record"].encode()
    assert dkim.verify(MAIL, dnsfunc=lambda name, timeout=0: record)
    assert mails.check_waiting(actor=CLOCK, at=LATER + timedelta(days=365)) == 0
    assert queries.piece_of(again(item)).level is Level.N4


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        (MAIL.replace("après".encode(), b"avant"), Signed.ALTERED),
        (given.signed(given.PLAIN, given.a_key()), Signed.FORGED),
        (given.PLAIN, Signed.UNSIGNED),
    ],
    ids=["altered body", "forged signature", "unsigned"],
)
def test_what_is_not_proven_stays_n1(
    content: bytes, verdict: Signed, switched_on: given.NameServer
) -> None:
    item = a_mail(content)
    mails.check_waiting(actor=CLOCK, at=LATER)
    assert MailCheck.objects.get(item=item).verdict == verdict
    assert queries.piece_of(again(item)).level is Level.N1
    assert mails.check_waiting(actor=CLOCK, at=LATER) == 0


def test_nothing_is_asked_while_the_connector_is_off(names: given.NameServer) -> None:
    item = a_mail()
    mails.check_waiting(actor=CLOCK, at=LATER)
    assert names.asked == []
    assert MailCheck.objects.get(item=item).verdict == Signed.KEY_UNKNOWN
    assert mails.check_waiting(actor=CLOCK, at=LATER) == 0


def test_switched_on_later_it_is_checked_then(settings: Any, names: given.NameServer) -> None:
    item = a_mail()
    mails.check_waiting(actor=CLOCK, at=LATER)
    settings.FRANCJEU = replace(
        settings.FRANCJEU, connectors=frozenset(("dkim",)), name_server=names.address
    )
    mails.check_waiting(actor=CLOCK, at=LATER)
    assert queries.piece_of(again(item)).level is Level.N4


def test_a_domain_without_such_a_key_is_not_asked_again(switched_on: given.NameServer) -> None:
    switched_on.records.clear()
    a_mail()
    assert mails.check_waiting(actor=CLOCK, at=LATER) == 1
    assert mails.check_waiting(actor=CLOCK, at=LATER) == 0
    assert switched_on.asked == [given.KEY_NAME]


def test_a_mail_forwarded_as_an_attachment_is_a_piece_with_its_own_grade(
    switched_on: given.NameServer,
) -> None:
    outer = a_mail(given.forwarded(MAIL))
    mails.check_waiting(actor=CLOCK, at=LATER)
    mails.check_waiting(actor=CLOCK, at=LATER)
    [inner] = Item.objects.filter(method="attached")
    assert queries.piece_of(again(outer)).level is Level.N1
    assert queries.piece_of(again(inner)).level is Level.N4
    assert inner.how_obtained == outer.how_obtained
    assert Item.objects.filter(method="attached").count() == 1


def test_a_signature_found_good_never_changes(switched_on: given.NameServer) -> None:
    a_mail()
    mails.check_waiting(actor=CLOCK, at=LATER)
    with pytest.raises(DatabaseError), transaction.atomic():
        MailCheck.objects.update(verdict="forged")


def test_an_exported_mail_carries_its_key_and_the_report_says_what_is_proven(
    switched_on: given.NameServer, tmp_path: Path
) -> None:
    item = a_mail()
    mails.check_waiting(actor=CLOCK, at=LATER)
    folder = exported(the_contents(again(item)), tmp_path / "export").folder
    assert (folder / "data/pieces/P-1.eml").read_bytes() == MAIL
    record = json.loads((folder / "data/pieces/P-1.dkim-1.json").read_text())["record"]
    assert dkim.verify(MAIL, dnsfunc=lambda name, timeout=0: record.encode())
    told = words_of(report_of(folder))
    assert "La signature du domaine ecole.example a été vérifiée à la réception" in told
    assert "N4. Courriel original" in told


def an_attached_mail() -> tuple[Item, Item]:
    """A mail that carries another, and the one it carries, both checked."""
    outer = a_mail(given.forwarded(MAIL))
    for _ in range(2):
        mails.check_waiting(actor=CLOCK, at=LATER)
    return again(outer), again(Item.objects.get(method="attached"))


def test_an_attached_message_says_which_mail_it_was_taken_out_of(
    switched_on: given.NameServer,
) -> None:
    outer, inner = an_attached_mail()
    row = Derivation.objects.get(item=inner)
    assert (row.original, row.kind) == (outer, "attached")
    opening = Opening(salt=row.salt, sha256=outer.sha256)
    assert commitment.opens(opening, commitment=row.commitment)
    assert [it.item_id for it in copies.attached_to(outer.pk)] == [inner.pk]
    assert copies.copies_of([outer.pk]) == ()
    listed = {it.public_id for it in queries.items_of(outer.vault)}
    assert {outer.public_id, inner.public_id} <= listed


@pytest.mark.parametrize("which", [0, 1], ids=["the mail", "the message attached to it"])
def test_isolating_either_shuts_both_and_takes_away_what_was_noted_of_their_senders(
    which: int, switched_on: given.NameServer
) -> None:
    both = an_attached_mail()
    isolating.isolate(item=both[which], actor=an_actor(Role.CASE_MANAGER), at=LATER)
    assert {again(it).state for it in both} == {"isolated"}
    assert not MailCheck.objects.exists()
    assert not Item.objects.filter(method="dkim-key", state="sealed").exists()


def test_erasing_the_vault_takes_away_what_was_noted_of_the_sender(
    switched_on: given.NameServer,
) -> None:
    item = a_mail()
    mails.check_waiting(actor=CLOCK, at=LATER)
    vaults.destroy(
        vault=item.vault, reason="retention", actor=an_actor(Role.PRIVACY_OFFICER), at=LATER
    )
    assert not MailCheck.objects.exists()


def test_the_check_of_a_sealed_mail_is_never_deleted(switched_on: given.NameServer) -> None:
    a_mail()
    mails.check_waiting(actor=CLOCK, at=LATER)
    with pytest.raises(DatabaseError), transaction.atomic():
        MailCheck.objects.all().delete()


def test_a_mail_isolated_while_it_is_read_leaves_nothing_noted(
    switched_on: given.NameServer,
) -> None:
    item = a_mail()
    stale = again(item)
    isolating.isolate(item=item, actor=an_actor(Role.CASE_MANAGER), at=LATER)
    with pytest.raises(mails.NotAMail):
        mails.check(item=stale, actor=CLOCK, at=LATER)
    assert not MailCheck.objects.exists()
