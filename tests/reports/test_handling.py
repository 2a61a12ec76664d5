"""What staff may do with a report, in which order, and what is written down."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from tests.conftest import NOON
from tests.factories.reports import (
    CHAIR,
    MANAGER,
    a_checked_report,
    a_report,
    a_sheet,
    answer_gate,
    someone,
)

from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import OPERATOR, Role
from francjeu.kernel.procedure.intake.report import (
    REPORT,
    About,
    Answer,
    AnswersMissing,
    Band,
    Basis,
    DangerLeftOpen,
    NoDoorNamed,
    Outcome,
    Question,
    Refusal,
    Stage,
)
from francjeu.kernel.procedure.machine import IllegalMove
from francjeu.reports import models
from francjeu.reports.operations.file import moving
from francjeu.reports.operations.leaving import disposing
from francjeu.reports.operations.triage import checking, reading, standins
from francjeu.reports.queries.inbox import Shelf, inbox_for, waiting_count
from francjeu.reports.queries.reach import NotFound, row_for
from francjeu.reports.queries.sheet import report_for
from francjeu.reports.queries.tasks import Verb, tasks_for

pytestmark = pytest.mark.django_db


def check(ref: str, **changes: object) -> models.UrgencyCheck:
    values = {
        "answers": a_sheet(), "outcome": Outcome.NO_DANGER, "done": "", "actor": MANAGER,
        "at": NOON, **changes,
    }  # fmt: skip
    return checking.check_urgency(ref=ref, **values)  # type: ignore[arg-type]


def refuse(ref: str, **changes: object) -> models.Disposition:
    values = {
        "reason": Refusal.OUT_OF_JURISDICTION, "words": "La personne n’est pas liée.",
        "doors": ("school", "police"), "actor": MANAGER, "at": NOON, **changes,
    }  # fmt: skip
    return disposing.say_not_admissible(ref=ref, **values)  # type: ignore[arg-type]


@pytest.mark.clause("X-01")
def test_nothing_is_decided_before_a_person_checked_urgency() -> None:
    report = a_report()
    with pytest.raises(IllegalMove):
        refuse(report.ref)
    with pytest.raises(IllegalMove):
        disposing.join_case(refs=(report.ref,), case_ref="D-2026-0001", actor=MANAGER, at=NOON)
    check(report.ref)
    answer_gate(report.ref)
    refuse(report.ref)
    assert row_for(actor=MANAGER, ref=report.ref).state == "not_admissible"


@pytest.mark.parametrize("target", [s for s in REPORT.states if s != "urgency_checked"])
def test_the_database_refuses_to_go_around_the_check(target: str) -> None:
    report = a_report()
    if target == "received":
        return
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Report.objects.filter(pk=report.pk).update(state=target, case_ref="D-2026-0001")


@pytest.mark.clause("X-01")
def test_the_urgency_check_has_its_own_clock() -> None:
    report = a_report()
    (task,) = tasks_for(actor=MANAGER, at=NOON)
    assert (task.verb, task.ref, task.group) == (Verb.CHECK_URGENCY, report.ref, "safety")
    assert task.due_at == NOON + timedelta(hours=24)
    assert not task.promised


def test_a_signed_sheet_says_who_what_and_when_and_never_changes() -> None:
    report = a_report()
    sheet = check(report.ref, answers=a_sheet(suicide=Answer.UNSURE),
                  outcome=Outcome.HELP_ASKED, done="988, 12 h 10")  # fmt: skip
    (read,) = report_for(actor=MANAGER, ref=report.ref).checks
    assert (read.by_name, read.done, read.at) == ("Camille Gagnon", "988, 12 h 10", NOON)
    assert read.answers[Question.SUICIDE] is Answer.UNSURE
    with pytest.raises(DatabaseError), transaction.atomic():
        models.UrgencyCheck.objects.filter(pk=sheet.pk).update(outcome="no_danger")


def test_a_sheet_is_refused_when_incomplete_or_when_help_is_not_told() -> None:
    report = a_report()
    with pytest.raises(AnswersMissing):
        check(report.ref, answers={})
    with pytest.raises(DangerLeftOpen):
        check(report.ref, answers=a_sheet(danger_now=Answer.YES))
    with pytest.raises(checking.NothingDone):
        check(report.ref, outcome=Outcome.HELP_ASKED, done=" ")
    assert row_for(actor=MANAGER, ref=report.ref).state == "received"


def test_two_people_at_once_sign_one_sheet() -> None:
    report = a_report()
    stale = row_for(actor=MANAGER, ref=report.ref)
    check(report.ref)
    with pytest.raises(moving.ReportMoved), transaction.atomic():
        moving.move(stale, verb="check_urgency", actor=MANAGER)
    assert models.UrgencyCheck.objects.count() == 1


@pytest.mark.clause("C-APP-2")
def test_outside_jurisdiction_closes_the_door_here_and_names_others() -> None:
    report = a_checked_report()
    with pytest.raises(NoDoorNamed):
        refuse(report.ref, doors=())
    with pytest.raises(moving.NoReason):
        refuse(report.ref, words=" ")
    refuse(report.ref)
    (told,) = report_for(actor=MANAGER, ref=report.ref).dispositions
    assert (told.reason, told.doors) == (Refusal.OUT_OF_JURISDICTION, ("school", "police"))


def reroute(ref: str, **changes: object) -> models.Disposition:
    values = {
        "body": "Commission de maraudage", "basis": Basis.AGREED, "words": "Recrutement.",
        "doors": ("pils",), "actor": MANAGER, "at": NOON, **changes,
    }  # fmt: skip
    return disposing.reroute(ref=ref, **values)  # type: ignore[arg-type]


@pytest.mark.clause("C-SIGN-3")
def test_what_another_body_handles_is_rerouted_with_a_reason() -> None:
    report = a_checked_report()
    with pytest.raises(disposing.NobodyNamed):
        reroute(report.ref, body=" ")
    with pytest.raises(moving.NoReason):
        reroute(report.ref, words="")
    reroute(report.ref)
    (told,) = report_for(actor=MANAGER, ref=report.ref).dispositions
    assert (told.body, told.basis) == ("Commission de maraudage", Basis.AGREED)


def test_a_refusal_can_be_undone_for_a_reason() -> None:
    report = a_checked_report()
    refuse(report.ref)
    with pytest.raises(moving.NoReason):
        disposing.take_up_again(ref=report.ref, reason="", actor=MANAGER, at=NOON)
    disposing.take_up_again(ref=report.ref, reason="Fait nouveau", actor=MANAGER, at=NOON)
    assert row_for(actor=MANAGER, ref=report.ref).state == "urgency_checked"


def test_several_reports_join_one_case_and_are_told_its_stages() -> None:
    refs = (a_checked_report().ref, a_checked_report().ref)
    disposing.join_case(refs=refs, case_ref="D-2026-0001", actor=MANAGER, at=NOON)
    told = disposing.tell_stage(
        case_ref="D-2026-0001", stage=Stage.DECIDED, breach_found=False, next_by=None,
        actor=MANAGER, at=NOON,
    )  # fmt: skip
    assert told == 2
    assert {r.stage for r in models.Report.objects.all()} == {"decided"}
    disposing.close(ref=refs[0], actor=MANAGER, at=NOON)
    assert row_for(actor=MANAGER, ref=refs[0]).state == "closed"


@pytest.mark.clause("C-SIGN-4")
def test_the_director_has_no_access_and_the_chair_has() -> None:
    report = a_report(about=About.DIRECTOR)
    director = someone(Role.CASE_MANAGER, Role.ADMINISTRATOR)
    for act in (
        lambda: report_for(actor=director, ref=report.ref),
        lambda: reading.read(ref=report.ref, actor=director, at=NOON),
        lambda: check(report.ref, actor=director),
    ):
        with pytest.raises(NotFound):
            act()
    assert inbox_for(actor=director, shelf=Shelf.NEW).lines == ()
    assert sum(inbox_for(actor=director, shelf=Shelf.NEW).counts.values()) == 0
    assert waiting_count(actor=director) == 0
    assert tasks_for(actor=director, at=NOON) == ()
    assert reading.read(ref=report.ref, actor=CHAIR, at=NOON).ref == report.ref
    assert [t.ref for t in tasks_for(actor=CHAIR, at=NOON)] == [report.ref]


@pytest.mark.clause("C-SIGN-4")
def test_a_report_about_the_chair_goes_to_the_outside_standin() -> None:
    report = a_report(about=About.CHAIR)
    outside = someone(Role.CASE_MANAGER, ref="dehors")
    assert report_for(actor=MANAGER, ref=report.ref).ref == report.ref
    standins.name_standin(about=About.CHAIR, account="dehors", actor=OPERATOR, at=NOON)
    assert report_for(actor=outside, ref=report.ref).ref == report.ref
    for other in (MANAGER, CHAIR):
        with pytest.raises(NotFound):
            report_for(actor=other, ref=report.ref)
    standins.end_standin(about=About.CHAIR, account="dehors", actor=OPERATOR, at=NOON)
    assert report_for(actor=MANAGER, ref=report.ref).ref == report.ref


def test_nobody_names_themselves_nor_without_the_right() -> None:
    with pytest.raises(Refused):
        standins.name_standin(about=About.CHAIR, account="x", actor=MANAGER, at=NOON)
    admin = someone(Role.ADMINISTRATOR, ref="x")
    with pytest.raises(standins.NotForThis):
        standins.name_standin(about=About.CHAIR, account="x", actor=admin, at=NOON)
    with pytest.raises(standins.NotForThis):
        standins.name_standin(about=About.NOBODY, account="y", actor=admin, at=NOON)


@pytest.mark.clause("C-SIGN-4")
def test_what_turns_out_to_concern_the_director_leaves_their_sight_at_once() -> None:
    report = a_report()
    checking.withhold(
        ref=report.ref, about=About.DIRECTOR, reason="Nommée au texte", actor=MANAGER, at=NOON
    )
    with pytest.raises(NotFound):
        report_for(actor=MANAGER, ref=report.ref)
    assert report_for(actor=CHAIR, ref=report.ref).about is About.DIRECTOR


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.CASE_MANAGER])
def test_no_other_role_finds_an_ordinary_report(role: Role) -> None:
    report = a_report()
    with pytest.raises(NotFound):
        report_for(actor=someone(role), ref=report.ref)


def test_reading_who_wrote_needs_a_reason_and_is_written_down() -> None:
    report = a_report(is_named=True, name="Alex Roy", phone="450 555-0123")
    with pytest.raises(moving.NoReason):
        reading.read_identity(ref=report.ref, reason=" ", actor=MANAGER, at=NOON)
    who = reading.read_identity(ref=report.ref, reason="Rappeler", actor=MANAGER, at=NOON)
    assert (who.name, who.phone) == ("Alex Roy", "450 555-0123")
    line = journal.history(subject=f"report:{report.ref}")[0]
    assert (line.event, line.facts) == ("identity.viewed", {"reason": "Rappeler"})
    assert "Alex" not in str(report_for(actor=MANAGER, ref=report.ref))


def test_reading_where_a_gated_image_is_needs_a_reason_and_is_written_down() -> None:
    report = a_report(gate=Answer.YES, location="compte @x")
    assert "@x" not in str(report_for(actor=MANAGER, ref=report.ref))
    words = reading.read_location(ref=report.ref, reason="Police", actor=MANAGER, at=NOON)
    assert words == "compte @x"
    assert journal.history(subject=f"report:{report.ref}")[0].event == "location.viewed"


def test_each_reading_of_a_report_is_written_down() -> None:
    report = a_report()
    reading.read(ref=report.ref, actor=MANAGER, at=NOON)
    assert journal.history(subject=f"report:{report.ref}")[0].event == "report.viewed"


@pytest.mark.clause("X-05")
def test_a_childs_safe_adult_is_a_task_until_someone_did_it() -> None:
    report = a_checked_report(band=Band.UNDER_14)
    verbs = {t.verb for t in tasks_for(actor=MANAGER, at=NOON)}
    assert Verb.FIND_ADULT in verbs
    checking.record_adult(ref=report.ref, what="Tante jointe", actor=MANAGER, at=NOON)
    assert Verb.FIND_ADULT not in {t.verb for t in tasks_for(actor=MANAGER, at=NOON)}
