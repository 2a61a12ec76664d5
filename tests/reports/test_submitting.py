"""A report is sent once, whole, with one receipt; what must stay apart stays apart."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from tests.conftest import NOON
from tests.factories.reports import LINK, MANAGER, TOLD, a_draft, a_report, a_sent_report, someone

from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import VISITOR, Role
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.procedure.intake.report import About, Answer, Band, Priority, Tag
from francjeu.kernel.procedure.intake.telling import Unfinished
from francjeu.plumbing import ids
from francjeu.plumbing.models import Counter
from francjeu.reports import models
from francjeu.reports.operations.form import drafts, submitting
from francjeu.reports.queries.drafts import DraftGone, draft_for, sent_for

pytestmark = pytest.mark.django_db


@pytest.mark.clause("C-SIGN")
def test_a_person_without_account_or_proof_reports_and_gets_a_code() -> None:
    sent = submitting.submit(token=a_draft(what="Je crois que…"), actor=VISITOR, at=NOON)
    assert len(sent.code) == 16
    assert models.Report.objects.get().ref == "S-2026-0001"


def test_a_double_click_gives_one_report_and_the_same_code() -> None:
    token = a_draft()
    first = submitting.submit(token=token, actor=VISITOR, at=NOON)
    again = submitting.submit(token=token, actor=VISITOR, at=NOON + timedelta(minutes=9))
    assert again == first
    assert models.Report.objects.count() == 1


def test_the_code_is_shown_again_for_ten_minutes_and_kept_nowhere() -> None:
    token = a_draft()
    code = submitting.submit(token=token, actor=VISITOR, at=NOON).code
    again = sent_for(token=token, at=NOON + timedelta(minutes=10))
    assert again is not None
    assert again.code == code
    assert sent_for(token=token, at=NOON + timedelta(minutes=10, seconds=1)) is None
    assert sent_for(token="", at=NOON) is None
    assert code not in str(models.Report.objects.values())
    assert not models.Draft.objects.exists()


def test_an_unfinished_draft_is_not_sent_and_stays() -> None:
    token = a_draft(what=" ", gate=None)
    with pytest.raises(Unfinished) as missing:
        submitting.submit(token=token, actor=VISITOR, at=NOON)
    assert missing.value.steps == (4, 5)
    assert draft_for(token=token, at=NOON).telling.gate is None
    assert not models.Report.objects.exists()


def test_an_expired_draft_is_not_sent() -> None:
    token = a_draft(at=NOON - timedelta(days=8))
    with pytest.raises(DraftGone):
        submitting.submit(token=token, actor=VISITOR, at=NOON)


def test_a_failure_half_way_leaves_nothing_and_the_draft() -> None:
    a_report()
    Counter.objects.update(upcoming=1)  # the next reference is taken: the report cannot be written
    token = a_draft(link=LINK, is_named=True, name="Alex")
    with pytest.raises(IntegrityError):
        submitting.submit(token=token, actor=VISITOR, at=NOON)
    tables = (models.Report, models.Draft, models.Group, models.Identity)
    assert [t.objects.count() for t in tables] == [1, 1, 0, 0]
    assert draft_for(token=token, at=NOON).telling.name == "Alex"


def test_a_saved_draft_cannot_be_changed_once_sent() -> None:
    token = a_draft()
    submitting.submit(token=token, actor=VISITOR, at=NOON)
    with pytest.raises(DraftGone):
        drafts.save(token=token, telling=TOLD, at=NOON)


def test_who_wrote_is_kept_apart_and_encrypted() -> None:
    report = a_report(is_named=True, name="MARQUEUR-NOM", email="x@y.ca")
    assert models.Identity.objects.get(report=report).name == "MARQUEUR-NOM"
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM reports_report")
        assert "MARQUEUR" not in str(cursor.fetchall())
        cursor.execute("SELECT * FROM reports_identity")
        assert "MARQUEUR" not in str(cursor.fetchall())


def test_an_anonymous_report_has_no_identity() -> None:
    a_report(is_named=False, name="Alex", email="alex@exemple.ca")
    assert not models.Identity.objects.exists()


@pytest.mark.parametrize("gate", [Answer.YES, Answer.UNSURE])
@pytest.mark.clause("C-B")
def test_behind_the_gate_the_place_is_in_a_restricted_table_only(gate: Answer) -> None:
    report = a_report(gate=gate, location=f"compte @x {LINK}", link=LINK, where="story")
    assert (report.link, report.where) == ("", "")
    assert LINK in models.Location.objects.get(report=report).words


def test_the_database_refuses_a_link_in_the_open_behind_the_gate() -> None:
    report = a_report(gate=Answer.YES)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Report.objects.filter(pk=report.pk).update(where="ici")


@pytest.mark.clause("C-SUPP")
def test_how_the_content_was_obtained_is_kept() -> None:
    assert a_report(obtained=Access.SHOWN).obtained == "shown"


@pytest.mark.clause("X-05")
def test_a_child_is_accepted_with_little_and_a_safe_adult_is_looked_for() -> None:
    report = a_report(band=Band.UNDER_14, adult="ma tante")
    assert report.adult_needed
    assert report.adult_found_at is None
    assert models.Identity.objects.get(report=report).adult == "ma tante"
    assert report.priority == Priority.SENSITIVE


def test_threats_are_urgent_from_the_first_second() -> None:
    assert a_report(tags=(Tag.THREATS,)).priority == Priority.URGENT


def test_the_journal_says_that_a_report_came_and_nothing_of_what_it_says() -> None:
    report = a_report(what="MARQUEUR", who="MARQUEUR", is_named=True, name="MARQUEUR")
    (line,) = journal.history(subject=f"report:{report.ref}")
    assert line.event == "report.received"
    assert line.actor == f"reporter:{report.ref}"
    assert "MARQUEUR" not in str(line)


def test_staff_cannot_send_in_a_reporters_place() -> None:
    with pytest.raises(Refused):
        submitting.submit(token=a_draft(), actor=MANAGER, at=NOON)


def test_a_call_is_recorded_once_and_only_after_the_gate_was_read_aloud() -> None:
    call = {"token": ids.new_token(), "telling": TOLD, "actor": MANAGER, "at": NOON}
    with pytest.raises(submitting.GateNotRead):
        submitting.record_phone_report(gate_read_aloud=False, **call)
    done = submitting.record_phone_report(gate_read_aloud=True, **call)
    assert submitting.record_phone_report(gate_read_aloud=True, **call) == done
    assert models.Report.objects.get().ref == done.ref
    assert models.Report.objects.get().channel == "phone"
    assert len(done.code) == 16
    with pytest.raises(Refused):
        submitting.record_phone_report(
            gate_read_aloud=True, **{**call, "actor": someone(Role.COUNSEL)}
        )


def test_references_follow_each_other() -> None:
    refs = [a_report(about=About.NOBODY).ref for _ in range(3)]
    assert refs == ["S-2026-0001", "S-2026-0002", "S-2026-0003"]
    assert a_sent_report()[1] != a_sent_report()[1]
