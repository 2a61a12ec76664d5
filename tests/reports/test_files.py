"""Files come in after a plain *no* only, and stay sealed with the report."""

import io
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.conftest import NOON
from tests.factories.reports import MANAGER, TOLD, a_draft, a_report, a_sent_report, a_visit

from francjeu.evidence.models import Item, Vault
from francjeu.evidence.operations.keeping import tending
from francjeu.evidence.queries import ItemNotFound
from francjeu.evidence.storage.intake import Empty
from francjeu.kernel.actors import CLOCK, VISITOR
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.plumbing import ids
from francjeu.reports import models
from francjeu.reports.operations.form import drafts, files, submitting
from francjeu.reports.operations.form.files import FilesClosed, Upload
from francjeu.reports.queries.drafts import draft_for
from francjeu.reports.queries.sheet import report_for

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64


def upload(content: bytes = PNG, name: str = "capture.png") -> Upload:
    return Upload(source=io.BytesIO(content), name=name, obtained=Access.MEMBER)


def sent(token: str) -> models.Report:
    submitting.submit(token=token, actor=VISITOR, at=NOON)
    return models.Report.objects.get()


def test_a_file_of_the_draft_becomes_a_piece_of_the_report() -> None:
    token = a_draft()
    files.add_to_draft(token=token, upload=upload(), gate=Answer.NO, at=NOON)
    (piece,) = draft_for(token=token, at=NOON).pieces
    assert (piece.name, piece.size) == ("capture.png", len(PNG))
    report = sent(token)
    (kept,) = report_for(actor=MANAGER, ref=report.ref).pieces
    assert kept.public_id == piece.public_id
    assert kept.how_obtained is Access.MEMBER
    assert Vault.objects.get().subject == f"report:{report.ref}"


@pytest.mark.clause("C-B")
@pytest.mark.parametrize("gate", [Answer.YES, Answer.UNSURE])
def test_the_server_refuses_a_file_behind_the_gate(gate: Answer) -> None:
    token = a_draft(gate=gate)
    with pytest.raises(FilesClosed):
        files.add_to_draft(token=token, upload=upload(), gate=gate, at=NOON)
    _, code = a_sent_report(gate=gate)
    with pytest.raises(FilesClosed):
        files.add_by_code(token=a_visit(code), upload=upload(), at=NOON)
    report = models.Report.objects.get()
    with pytest.raises(FilesClosed):
        files.add_by_staff(ref=report.ref, upload=upload(), actor=MANAGER, at=NOON)
    assert not Item.objects.exists()


@pytest.mark.clause("C-B")
def test_a_file_sent_before_a_yes_at_the_gate_is_shut_for_everyone() -> None:
    token = a_draft()
    files.add_to_draft(token=token, upload=upload(), gate=Answer.NO, at=NOON)
    told = draft_for(token=token, at=NOON).telling
    drafts.save(token=token, telling=replace(told, gate=Answer.YES), at=NOON)
    report = sent(token)
    (piece,) = report_for(actor=MANAGER, ref=report.ref).pieces
    assert piece.obstacle is not None
    assert Item.objects.get().state == "isolated"


def test_a_file_can_be_taken_back_before_sending() -> None:
    token, other = a_draft(), a_draft()
    item = files.add_to_draft(token=token, upload=upload(), gate=Answer.NO, at=NOON)
    with pytest.raises(ItemNotFound):
        files.withdraw_from_draft(token=other, piece=item.public_id, at=NOON)
    files.withdraw_from_draft(token=token, piece=item.public_id, at=NOON)
    assert draft_for(token=token, at=NOON).pieces == ()


def test_an_empty_file_is_refused_and_nothing_is_kept() -> None:
    token = a_draft()
    with pytest.raises(Empty):
        files.add_to_draft(token=token, upload=upload(b""), gate=Answer.NO, at=NOON)
    assert draft_for(token=token, at=NOON).pieces == ()


def test_a_file_sent_twice_because_its_answer_was_lost_is_kept_once() -> None:
    token, later = a_draft(), NOON + timedelta(days=36_500)
    before = tending.orphans(before=later, at=NOON).blobs
    first = files.add_to_draft(token=token, upload=upload(), gate=Answer.NO, at=NOON)
    again = files.add_to_draft(token=token, upload=upload(), gate=Answer.NO, at=NOON)
    assert again == first
    files.add_to_draft(token=token, upload=upload(name="autre.png"), gate=Answer.NO, at=NOON)
    assert [p.name for p in draft_for(token=token, at=NOON).pieces] == ["capture.png", "autre.png"]
    assert tending.orphans(before=later, at=NOON).blobs == before


def test_ten_files_and_no_more() -> None:
    token = a_draft()
    for n in range(files.MOST):
        files.add_to_draft(token=token, upload=upload(name=f"{n}.png"), gate=Answer.NO, at=NOON)
    with pytest.raises(files.TooMany):
        files.add_to_draft(token=token, upload=upload(), gate=Answer.NO, at=NOON)


def test_an_erased_draft_takes_its_files_with_it() -> None:
    token = a_draft()
    files.add_to_draft(token=token, upload=upload(), gate=Answer.NO, at=NOON)
    drafts.erase(token=token, at=NOON)
    assert Vault.objects.get().destroyed_at == NOON
    assert not models.Draft.objects.exists()


def test_forgetting_the_code_leaves_the_reports_files_alone() -> None:
    token = a_draft()
    files.add_to_draft(token=token, upload=upload(), gate=Answer.NO, at=NOON)
    report = sent(token)
    drafts.erase(token=token, at=NOON)
    drafts.purge(actor=CLOCK, at=NOON + timedelta(days=9))
    assert Vault.objects.get().destroyed_at is None
    assert len(report_for(actor=MANAGER, ref=report.ref).pieces) == 1


def test_files_are_added_with_the_code_and_by_staff() -> None:
    report, code = a_sent_report()
    files.add_by_code(token=a_visit(code), upload=upload(), at=NOON)
    files.add_by_staff(ref=report.ref, upload=upload(), actor=MANAGER, at=NOON)
    pieces = report_for(actor=MANAGER, ref=report.ref).pieces
    assert [p.method for p in pieces] == ["message", "staff"]
    opened = files.open_piece(
        ref=report.ref, piece=pieces[0].public_id, purpose="check", actor=MANAGER, at=NOON
    )
    with closing(opened.chunks) as chunks:
        assert b"".join(chunks) == PNG
    other = a_report()
    with pytest.raises(ItemNotFound):
        files.open_piece(
            ref=other.ref, piece=pieces[0].public_id, purpose="x", actor=MANAGER, at=NOON
        )


def test_a_call_never_holds_a_file() -> None:
    done = submitting.record_phone_report(
        token=ids.new_token(), telling=TOLD, gate_read_aloud=True, actor=MANAGER, at=NOON
    )
    assert report_for(actor=MANAGER, ref=done.ref).pieces == ()
