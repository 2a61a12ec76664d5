"""A closed file whose time is over goes, unless someone holds it; its count stays."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction
from tests.conftest import NOON
from tests.factories.cases import Table, a_table
from tests.factories.evidence import a_piece, a_vault
from tests.factories.reports import a_checked_report

from francjeu.cases.models import Case, Destruction
from francjeu.cases.operations.decision import ending
from francjeu.cases.operations.file import keeping
from francjeu.cases.operations.intake import opening
from francjeu.custody import operations as log
from francjeu.custody import queries as custody
from francjeu.evidence.models import Item, Vault
from francjeu.evidence.operations.keeping import vaults
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import CLOCK
from francjeu.kernel.procedure.file.keeping import Kept
from francjeu.plumbing import erasing

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=366 * 6)


def closed() -> Table:
    """A closed case with one report, a piece and a decision."""
    report = a_checked_report()
    table = a_table(state="announced", reports=(report.ref,), before=with_a_piece)
    ending.close(case=table.case, actor=table.manager, at=NOON + timedelta(days=60))
    return table


def with_a_piece(table: Table) -> None:
    piece = a_piece(at=NOON, vault=a_vault(at=NOON, subject=f"case:{table.case.ref}"))
    opening.add_exhibit(
        case=table.case, description="Capture d’écran", item_id=piece.pk, actor=table.manager,
        at=NOON,
    )  # fmt: skip


def test_nothing_goes_before_its_day() -> None:
    closed()
    assert keeping.destroy_due(actor=CLOCK, at=NOON + timedelta(days=90)) == keeping.Round((), ())
    assert Vault.objects.filter(destroyed_at__isnull=True).exists()


def test_on_its_day_every_word_and_piece_of_the_file_goes() -> None:
    table = closed()
    done = keeping.destroy_due(actor=CLOCK, at=LATER)
    assert done.destroyed == (table.case.ref,)
    assert not Vault.objects.filter(destroyed_at__isnull=True).exists()
    assert not Item.objects.exclude(sha256="").exists()
    full = {
        f"{model.__name__}.{name}"
        for label in ("cases", "reports", "notices")
        for model in apps.get_app_config(label).get_models()
        for name in erasing.encrypted(model)
        if mine(model).exclude(**{name: ""}).exists()
    }
    assert full == set()


def mine(model: type[models.Model]) -> models.QuerySet[models.Model]:
    """Rows of people’s own address book, rota and the like are not of this file."""
    rows = model._default_manager.all()
    kept = {"Rota", "Address", "Responsible"}
    return rows.none() if model.__name__ in kept else rows


def test_the_certificate_counts_and_names_nobody() -> None:
    table = closed()
    keeping.destroy_due(actor=CLOCK, at=LATER)
    row = Destruction.objects.get()
    assert (row.case.ref, row.reports, row.months) == (table.case.ref, 1, 60)
    assert row.pieces == 1
    assert row.octets > 0
    assert row.entries > 5
    assert "proposée par défaut" in row.source
    with pytest.raises(DatabaseError), transaction.atomic():
        Destruction.objects.update(pieces=0)


def test_the_log_still_verifies_once_the_facts_are_gone() -> None:
    table = closed()
    log.checkpoint(at=NOON)
    keeping.destroy_due(actor=CLOCK, at=LATER)
    assert not list(journal.faults())
    assert not list(custody.faults())
    told = journal.history(subject=f"case:{table.case.ref}")
    assert [line.event for line in told[:2]] == ["case.destroyed", "journal.erased"]
    assert all(line.erased for line in told[2:])


def test_what_was_decided_stays_counted_without_its_words() -> None:
    table = closed()
    keeping.destroy_due(actor=CLOCK, at=LATER)
    decision = Case.objects.get(pk=table.case.pk).decisions.get()
    assert decision.outcome
    assert decision.reasons == decision.frozen == ""
    assert not table.case.parties.exclude(person=None, birth_year=None).exists()


def test_a_decision_can_be_erased_and_not_rewritten() -> None:
    table = closed()
    for changed in ({"reasons": "autre chose"}, {"outcome": "unfounded"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            table.case.decisions.update(**changed)


@pytest.mark.clause("X-08")
def test_a_held_file_is_not_destroyed_and_the_report_says_why() -> None:
    table = closed()
    keeping.hold(case=table.case, reason="Demande de la police", actor=table.manager, at=NOON)
    done = keeping.destroy_due(actor=CLOCK, at=LATER)
    assert done == keeping.Round(destroyed=(), kept=((table.case.ref, Kept.HELD),))
    assert Vault.objects.filter(destroyed_at__isnull=True).exists()
    assert table.case.decisions.get().reasons
    keeping.lift(case=table.case, reason="Demande retirée", actor=table.manager, at=LATER)
    assert keeping.destroy_due(actor=CLOCK, at=LATER).destroyed == (table.case.ref,)


def test_a_piece_held_by_itself_keeps_the_whole_file() -> None:
    table = closed()
    vault = Vault.objects.get(subject=f"case:{table.case.ref}")
    vaults.hold(vault=vault, reason="Saisie", actor=table.manager, at=NOON)
    done = keeping.destroy_due(actor=CLOCK, at=LATER)
    assert done.kept == ((table.case.ref, Kept.HELD),)
    assert table.case.decisions.get().reasons


def test_holding_asks_for_a_reason_and_for_the_right() -> None:
    table = closed()
    with pytest.raises(keeping.NoReason):
        keeping.hold(case=table.case, reason="  ", actor=table.manager, at=NOON)
    with pytest.raises(Refused):
        keeping.hold(case=table.case, reason="Non", actor=table.decider, at=NOON)
    keeping.hold(case=table.case, reason="Procès", actor=table.manager, at=NOON)
    with pytest.raises(keeping.AlreadyHeld):
        keeping.hold(case=table.case, reason="Encore", actor=table.manager, at=NOON)


def test_lifting_what_nobody_holds_is_said() -> None:
    table = closed()
    with pytest.raises(keeping.NotHeld):
        keeping.lift(case=table.case, reason="Rien", actor=table.manager, at=NOON)


def test_a_second_round_finds_nothing_left() -> None:
    closed()
    keeping.destroy_due(actor=CLOCK, at=LATER)
    assert keeping.destroy_due(actor=CLOCK, at=LATER) == keeping.Round((), ())
