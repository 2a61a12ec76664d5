"""Reprisals: a report of their own, read first, by someone else than the one they concern."""

import pytest
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import people as person
from tests.factories.reports import a_report, a_sent_report, a_sheet, a_visit, answer_gate

from francjeu.kernel.actors import Actor, Role
from francjeu.kernel.procedure.intake.report import Outcome, Priority, Tag
from francjeu.reports import models
from francjeu.reports.operations.exchange import thread
from francjeu.reports.operations.file import moving
from francjeu.reports.operations.triage import checking, reprisals
from francjeu.reports.queries import following, reach
from francjeu.reports.queries import thread as threads
from francjeu.reports.queries.following import By
from francjeu.reports.queries.inbox import Shelf, inbox_for
from francjeu.reports.queries.sheet import report_for
from francjeu.reports.queries.tasks import Verb, tasks_for

pytestmark = pytest.mark.django_db


def a_followed_case() -> tuple[given.Table, models.Report, str]:
    """A case opened from a report whose reporter came back with the code."""
    manager = person.an_actor(Role.CASE_MANAGER, name="Léa Roy")
    report, code = a_sent_report()
    checking.check_urgency(
        ref=report.ref, answers=a_sheet(), outcome=Outcome.NO_DANGER, done="", actor=manager,
        at=NOON,
    )  # fmt: skip
    answer_gate(report.ref)
    table = given.a_table(reports=(report.ref,))
    report.refresh_from_db()
    return table, report, a_visit(code)


def test_the_reporter_reads_who_follows_the_case() -> None:
    table, _, visit = a_followed_case()
    assert threads.following(token=visit, at=NOON).followed_by == table.manager.name


def test_revenge_by_who_follows_the_case_is_read_by_someone_else_and_first() -> None:
    table, report, visit = a_followed_case()
    other = person.an_actor(Role.CASE_MANAGER, name="Sam Côté")
    a_report(tags=(Tag.THREATS,))
    told = reprisals.tell(token=visit, text="Elle a retiré mon fils.", by=By.FOLLOWER, at=NOON)
    with pytest.raises(reach.NotFound):
        report_for(actor=table.manager, ref=told.ref)
    assert report_for(actor=other, ref=told.ref).priority is Priority.REPRISAL
    assert inbox_for(actor=other, shelf=Shelf.NEW).lines[0].ref == told.ref
    mine = inbox_for(actor=table.manager, shelf=Shelf.NEW)
    assert told.ref not in {line.ref for line in mine.lines}
    first = next(t for t in tasks_for(actor=other, at=NOON) if t.verb is Verb.CHECK_URGENCY)
    assert first.ref == told.ref
    assert told.ref not in report_for(actor=table.manager, ref=report.ref).halves


def test_where_no_other_manager_is_the_chair_reads_it() -> None:
    table, _, visit = a_followed_case()
    chair = person.an_actor(Role.CHAIR, name="Alex Roy")
    told = reprisals.tell(token=visit, text="Elle a retiré mon fils.", by=By.FOLLOWER, at=NOON)
    assert report_for(actor=chair, ref=told.ref)
    assert following.readers(report=told, at=NOON)
    assert table.manager.name not in following.readers(report=told, at=NOON)


@pytest.mark.clause("C-SIGN-4")
def test_revenge_by_the_director_goes_to_the_chair() -> None:
    table, _, visit = a_followed_case()
    told = reprisals.tell(token=visit, text="Il menace de renvoyer.", by=By.DIRECTOR, at=NOON)
    with pytest.raises(reach.NotFound):
        report_for(actor=table.manager, ref=told.ref)
    assert report_for(actor=person.an_actor(Role.CHAIR), ref=told.ref)


def test_one_code_opens_both_and_each_answer_goes_to_its_own_readers() -> None:
    table, report, visit = a_followed_case()
    other = person.an_actor(Role.CASE_MANAGER, name="Sam Côté")
    told = reprisals.tell(token=visit, text="Elle a retiré mon fils.", by=By.FOLLOWER, at=NOON)
    thread.ask(ref=told.ref, text="Quand?", actor=other, at=NOON)
    found = threads.following(token=visit, at=NOON)
    assert [(part.ref, part.is_reprisal) for part in found.parts] == [(told.ref, True)]
    thread.answer(token=visit, text="Lundi.", part=told.ref, at=NOON)
    thread.answer(token=visit, text="Autre chose.", part="S-1999-0001", at=NOON)
    assert [m.text for m in report_for(actor=other, ref=told.ref).messages] == ["Quand?", "Lundi."]
    assert [m.text for m in report_for(actor=table.manager, ref=report.ref).messages] == [
        "Autre chose."
    ]


def link(ref: str, after: str, actor: Actor) -> models.Reprisal:
    return reprisals.link(ref=ref, after=after, actor=actor, at=NOON)


def test_a_person_links_a_report_to_the_case_it_follows() -> None:
    table, report, _ = a_followed_case()
    told = a_report(tags=(Tag.OTHER,))
    row = link(told.ref, table.case.ref, table.manager)
    assert (row.case_ref, row.after) == (table.case.ref, None)
    told.refresh_from_db()
    assert told.priority == Priority.REPRISAL
    assert link(told.ref, report.ref, table.manager).after == report
    with pytest.raises(reprisals.NothingBefore):
        link(told.ref, "D-1999-0001", table.manager)


def test_keeping_someone_away_needs_a_reason_and_someone_left() -> None:
    alone = person.an_actor(Role.CASE_MANAGER, name="Léa Roy")
    told = a_report()
    keep = {"ref": told.ref, "account": alone.ref, "actor": alone, "at": NOON}
    with pytest.raises(moving.NoReason):
        reprisals.keep_away(reason=" ", **keep)  # type: ignore[arg-type]
    with pytest.raises(reprisals.NobodyLeft):
        reprisals.keep_away(reason="Elle est visée.", **keep)  # type: ignore[arg-type]
    assert report_for(actor=alone, ref=told.ref)
    person.an_actor(Role.CASE_MANAGER, name="Sam Côté")
    reprisals.keep_away(reason="Elle est visée.", **keep)  # type: ignore[arg-type]
    with pytest.raises(reach.NotFound):
        report_for(actor=alone, ref=told.ref)


def test_nothing_written_is_no_reprisal() -> None:
    _, _, visit = a_followed_case()
    with pytest.raises(thread.NothingWritten):
        reprisals.tell(token=visit, text=" ", by=By.FOLLOWER, at=NOON)


def test_a_reprisal_whose_answer_was_lost_is_one_report() -> None:
    _, _, visit = a_followed_case()
    before = models.Report.objects.count()
    first, again = [
        reprisals.tell(token=visit, text="Il menace.", by=By.FOLLOWER, sending="f1", at=NOON)
        for _ in range(2)
    ]
    assert first.ref == again.ref
    assert models.Report.objects.count() == before + 1
    reprisals.tell(token=visit, text="Il menace.", by=By.DIRECTOR, sending="f1", at=NOON)
    assert models.Report.objects.count() == before + 2
