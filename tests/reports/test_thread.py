"""Coming back with sixteen digits; writing both ways; the reporter is never named."""

from datetime import timedelta

import pytest
from tests.conftest import NOON
from tests.factories.reports import LINK, MANAGER, a_report, a_sent_report, a_visit, someone

from francjeu.journal import queries as journal
from francjeu.kernel.procedure.intake.report import Priority
from francjeu.plumbing import attempts
from francjeu.reports import models
from francjeu.reports.operations.exchange import thread
from francjeu.reports.queries.inbox import Shelf, inbox_for
from francjeu.reports.queries.reach import NotFound, row_for
from francjeu.reports.queries.sheet import report_for
from francjeu.reports.queries.tasks import Verb, tasks_for
from francjeu.reports.queries.thread import VisitOver, following

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


def test_the_code_opens_with_spaces_or_hyphens() -> None:
    report, code = a_sent_report()
    spaced = " ".join(code[i : i + 4] for i in range(0, 16, 4))
    for typed in (code, spaced, spaced.replace(" ", "-")):
        assert following(token=a_visit(typed), at=NOON).ref == report.ref


def test_a_wrong_code_says_the_same_as_an_expired_one() -> None:
    report, code = a_sent_report()
    models.Report.objects.update(code_until=NOON - timedelta(days=1))
    for typed in (code, "0" * 16, "12", "", "x" * 16):
        with pytest.raises(thread.WrongCode):
            thread.come_back(typed=typed, place=typed, at=NOON)
    assert report.state == "received"


def test_after_fifty_wrong_codes_even_the_right_one_waits() -> None:
    _, code = a_sent_report()
    for _ in range(50):
        with pytest.raises(thread.WrongCode):
            thread.come_back(typed="0" * 16, place="ici", at=NOON)
    for _ in range(5):
        with pytest.raises(attempts.TooMany) as shut:
            thread.come_back(typed=code, place="ici", at=NOON)
    assert shut.value.until == NOON + timedelta(minutes=15)
    assert thread.come_back(typed=code, place="ailleurs", at=NOON)
    assert thread.come_back(typed=code, place="ici", at=NOON + timedelta(minutes=15))


def test_a_school_that_mistypes_some_codes_does_not_shut_out_the_others() -> None:
    _, code = a_sent_report()
    for typed in range(20):
        with pytest.raises(thread.WrongCode):
            thread.come_back(typed=f"{typed:016d}", place="l’école", at=NOON)
    assert thread.come_back(typed=code, place="l’école", at=NOON)


def test_a_visit_ends_by_itself_by_leaving_and_by_a_newer_one() -> None:
    _, code = a_sent_report()
    token = a_visit(code)
    with pytest.raises(VisitOver):
        following(token=token, at=NOON + timedelta(minutes=31))
    thread.leave(token=token)
    with pytest.raises(VisitOver):
        following(token=token, at=NOON)
    older = a_visit(code)
    a_visit(code)
    with pytest.raises(VisitOver):
        following(token=older, at=NOON)
    with pytest.raises(VisitOver):
        following(token="", at=NOON)


def test_both_write_and_nobody_is_named() -> None:
    report, code = a_sent_report(is_named=True, name="Alex Roy")
    thread.ask(ref=report.ref, text="Quel jour ?", actor=MANAGER, at=NOON)
    token = a_visit(code, at=LATER)
    seen = thread.follow(token=token, at=LATER)
    assert seen.asked
    assert "Camille" not in str([(m.kind, m.text) for m in seen.messages])
    thread.answer(token=token, text="Vendredi", at=LATER)
    assert not thread.follow(token=token, at=LATER).asked
    texts = [(m.from_reporter, m.text) for m in report_for(actor=MANAGER, ref=report.ref).messages]
    assert texts == [(False, "Quel jour ?"), (True, "Vendredi")]
    assert "Alex" not in str(models.Message.objects.values())


def test_a_message_is_news_until_it_is_read() -> None:
    report, code = a_sent_report()
    thread.answer(token=a_visit(code), text="Encore hier", at=NOON)
    assert [it.ref for it in inbox_for(actor=MANAGER, shelf=Shelf.NEWS).lines] == [report.ref]
    assert Verb.READ_MESSAGE in {t.verb for t in tasks_for(actor=MANAGER, at=NOON)}


def test_a_reprisal_is_read_before_everything() -> None:
    report, code = a_sent_report(link=LINK)
    a_report(link=LINK)
    thread.report_reprisal(token=a_visit(code), text="On me menace", at=NOON)
    assert row_for(actor=MANAGER, ref=report.ref).priority == Priority.REPRISAL
    task = next(t for t in tasks_for(actor=MANAGER, at=NOON) if t.verb is Verb.READ_REPRISAL)
    assert (task.group, task.ref) == ("safety", report.ref)


def test_an_empty_message_is_refused_and_one_to_an_unknown_report_too() -> None:
    report, code = a_sent_report()
    with pytest.raises(thread.NothingWritten):
        thread.answer(token=a_visit(code), text=" ", at=NOON)
    with pytest.raises(thread.NothingWritten):
        thread.ask(ref=report.ref, text="", actor=MANAGER, at=NOON)
    with pytest.raises(NotFound):
        thread.tell(ref=report.ref, text="x", actor=someone(), at=NOON)


def test_the_journal_keeps_that_someone_wrote_and_not_what() -> None:
    report, code = a_sent_report()
    thread.answer(token=a_visit(code), text="MARQUEUR", at=NOON)
    thread.tell(ref=report.ref, text="MARQUEUR", actor=MANAGER, at=NOON)
    lines = journal.history(subject=f"report:{report.ref}")
    assert [line.event for line in lines[:2]] == ["message.sent", "message.received"]
    assert "MARQUEUR" not in str(lines)


def test_coming_back_is_counted_once_for_the_return_rate() -> None:
    _, code = a_sent_report()
    a_visit(code)
    a_visit(code, at=LATER)
    assert models.Report.objects.get().came_back_at == NOON


def test_a_message_whose_answer_was_lost_is_written_once() -> None:
    report, code = a_sent_report()
    visit = a_visit(code)
    for at in (NOON, LATER - timedelta(minutes=40)):
        thread.answer(token=visit, text="Vendredi", sending="f1", at=at)
    report.refresh_from_db()
    assert (models.Message.objects.count(), report.unread) == (1, 1)
    entries = [entry.event for entry in journal.entries(subject=f"report:{report.ref}")]
    assert entries.count("message.received") == 1


def test_the_same_words_from_a_new_page_and_other_words_are_messages_of_their_own() -> None:
    _, code = a_sent_report()
    visit = a_visit(code)
    for sending, text in (("f1", "Vendredi"), ("f2", "Vendredi"), ("f2", "Samedi")):
        thread.answer(token=visit, text=text, sending=sending, at=NOON)
    thread.report_reprisal(token=visit, text="Samedi", sending="f2", at=NOON)
    assert models.Message.objects.count() == 4
