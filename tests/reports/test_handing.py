"""A hand-over: what, to whom, on what basis, who decided, when; in order, once, and answered."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, transaction
from tests.conftest import NOON
from tests.factories.reports import (
    MANAGER,
    a_checked_report,
    a_report,
    a_sent_report,
    a_sheet,
    a_visit,
)

from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor, Kind
from francjeu.kernel.procedure.intake.handover import HANDOVER, BadHandOver, Part, Why
from francjeu.kernel.procedure.intake.report import Answer, Outcome
from francjeu.kernel.procedure.intake.routing import Footing, Way
from francjeu.kernel.procedure.machine import IllegalMove
from francjeu.reports import models
from francjeu.reports.operations.exchange import thread
from francjeu.reports.operations.file import moving
from francjeu.reports.operations.leaving import disposing, handing, routing
from francjeu.reports.operations.triage import checking
from francjeu.reports.queries import reach
from francjeu.reports.queries import thread as threads
from francjeu.reports.queries.sheet import report_for
from francjeu.reports.queries.tasks import Verb, tasks_for

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(minutes=20)


def prepared(ref: str, **changed: object) -> models.HandOver:
    told = {
        "way": Way.POLICE, "body": "Police de Longueuil", "footing": Footing.CRIME,
        "parts": (Part.WORDS, Part.PLACE), "words": "Menaces de mort.", "actor": MANAGER,
        "at": NOON, **changed,
    }  # fmt: skip
    return handing.prepare(ref=ref, **told)  # type: ignore[arg-type]


def agreed(ref: str, **changed: object) -> models.HandOver:
    return prepared(
        ref, way=Way.INTEGRITY, body="PILS", footing=Footing.AGREED, parts=(Part.WORDS,), **changed
    )


def send(row: models.HandOver, **changed: object) -> models.HandOver:
    told = {"how": "Par téléphone, agente Roy", "actor": MANAGER, "at": LATER, **changed}
    return handing.send(handover=row.public_id, ref=row.report.ref, **told)  # type: ignore[arg-type]


def test_what_left_to_whom_on_what_basis_who_decided_and_when_is_kept() -> None:
    report = a_checked_report()
    row = send(prepared(report.ref), their_ref="LON-77")
    (told,) = report_for(actor=MANAGER, ref=report.ref).handovers
    assert (told.body, told.footing, told.parts) == (
        "Police de Longueuil", Footing.CRIME, (Part.WORDS, Part.PLACE),
    )  # fmt: skip
    assert (told.decided_by, told.decided_at, told.sent_at) == ("Camille Gagnon", NOON, LATER)
    assert (told.state, told.their_ref) == ("sent", "LON-77")
    events = [line.event for line in journal.history(subject=f"report:{report.ref}")]
    assert events[:2] == ["handover.sent", "handover.prepared"]
    for column in ("body", "footing", "decided_by"):
        with pytest.raises(DatabaseError), transaction.atomic():
            models.HandOver.objects.filter(pk=row.pk).update(**{column: "agreed"})
    with pytest.raises(DatabaseError), transaction.atomic():
        models.HandOver.objects.filter(pk=row.pk).delete()


@pytest.mark.parametrize("state", [s for s in HANDOVER.states if s != "asked"])
def test_the_database_refuses_a_move_outside_the_table(state: str) -> None:
    row = prepared(a_checked_report().ref)
    if ("prepared", state) in HANDOVER.arrows or state == "prepared":
        return
    with pytest.raises(DatabaseError), transaction.atomic():
        models.HandOver.objects.filter(pk=row.pk).update(state=state, sent_at=NOON, agreed_at=NOON)


def test_out_of_order_nothing_comes_back_before_it_left() -> None:
    row = prepared(a_checked_report().ref)
    named = {"handover": row.public_id, "ref": row.report.ref, "actor": MANAGER, "at": NOON}
    with pytest.raises(IllegalMove):
        handing.acknowledge(their_ref="LON-77", **named)  # type: ignore[arg-type]
    with pytest.raises(IllegalMove):
        handing.give_back(answer="Pas chez nous", **named)  # type: ignore[arg-type]
    with pytest.raises(IllegalMove):
        handing.finish(answer="", **named)  # type: ignore[arg-type]
    send(row)
    with pytest.raises(IllegalMove):
        send(row)


def test_two_hands_at_once_send_it_once() -> None:
    row = prepared(a_checked_report().ref)
    stale = models.HandOver.objects.select_related("report").get(pk=row.pk)
    send(row)
    with pytest.raises(handing.HandOverMoved), transaction.atomic():
        handing._move(stale, "send", MANAGER, LATER, sent_at=LATER)
    events = [line.event for line in journal.history(subject=f"report:{row.report.ref}")]
    assert events.count("handover.sent") == 1


def test_before_the_check_only_help_may_be_called() -> None:
    report = a_report()
    with pytest.raises(IllegalMove):
        agreed(report.ref)
    assert prepared(report.ref).state == "prepared"


def test_a_closed_report_leaves_no_more() -> None:
    report = a_checked_report()
    send(prepared(report.ref), stays=False)
    disposing.close(ref=report.ref, actor=MANAGER, at=NOON)
    with pytest.raises(IllegalMove):
        prepared(report.ref)


def test_pieces_of_a_gated_report_leave_with_nobody() -> None:
    with pytest.raises(BadHandOver) as refused:
        prepared(a_checked_report(gate=Answer.YES).ref, parts=(Part.PIECES,))
    assert refused.value.why is Why.GATED_PIECES


def a_followed_report() -> tuple[models.Report, str]:
    report, code = a_sent_report()
    checking.check_urgency(
        ref=report.ref, answers=a_sheet(), outcome=Outcome.NO_DANGER, done="", actor=MANAGER,
        at=NOON,
    )  # fmt: skip
    return report, a_visit(code)


def test_the_reporter_agrees_with_the_code_and_only_then_it_leaves() -> None:
    report, visit = a_followed_report()
    row = agreed(report.ref)
    with pytest.raises(BadHandOver):
        send(row)
    handing.ask(handover=row.public_id, ref=report.ref, actor=MANAGER, at=NOON)
    (asked,) = threads.following(token=visit, at=NOON).handovers
    assert (asked.state, asked.body, asked.parts) == ("asked", "PILS", (Part.WORDS,))
    handing.answer(token=visit, handover=row.public_id, agrees=True, at=NOON)
    row.refresh_from_db()
    assert send(row).state == "sent"
    (entry,) = [
        line for line in journal.history(subject=f"report:{report.ref}")
        if line.event == "handover.agreed"
    ]  # fmt: skip
    assert "reporter" in entry.actor


def test_the_reporter_may_say_no_and_take_an_agreement_back() -> None:
    report, visit = a_followed_report()
    row = agreed(report.ref)
    handing.ask(handover=row.public_id, ref=report.ref, actor=MANAGER, at=NOON)
    handing.answer(token=visit, handover=row.public_id, agrees=False, at=NOON)
    row.refresh_from_db()
    assert row.state == "declined"
    with pytest.raises(IllegalMove):
        send(row)
    with pytest.raises(IllegalMove):
        handing.answer(token=visit, handover=row.public_id, agrees=True, at=NOON)


def test_nobody_answers_for_the_report_of_someone_else() -> None:
    report, _ = a_followed_report()
    _, other = a_followed_report()
    row = agreed(report.ref)
    handing.ask(handover=row.public_id, ref=report.ref, actor=MANAGER, at=NOON)
    with pytest.raises(reach.NotFound):
        handing.answer(token=other, handover=row.public_id, agrees=True, at=NOON)


def test_the_code_answers_for_a_half_too() -> None:
    report, visit = a_followed_report()
    half = routing.split(ref=report.ref, words="Autre", why="Motif", actor=MANAGER, at=NOON)
    row = agreed(half.ref)
    handing.ask(handover=row.public_id, ref=half.ref, actor=MANAGER, at=NOON)
    handing.answer(token=visit, handover=row.public_id, agrees=True, at=NOON)
    row.refresh_from_db()
    assert row.state == "agreed"


def test_an_agreement_by_phone_says_how() -> None:
    row = agreed(a_checked_report().ref)
    named = {"handover": row.public_id, "ref": row.report.ref, "actor": MANAGER, "at": NOON}
    with pytest.raises(moving.NoReason):
        handing.note_answer(agrees=True, how=" ", **named)  # type: ignore[arg-type]
    told = handing.note_answer(agrees=True, how="Au téléphone, 12 h 10", **named)  # type: ignore[arg-type]
    assert told.state == "agreed"


def test_what_is_given_back_waits_here_again() -> None:
    report = a_checked_report()
    row = send(prepared(report.ref), stays=False)
    assert reach.row_for(actor=MANAGER, ref=report.ref).state == "rerouted"
    handing.give_back(
        handover=row.public_id, ref=report.ref, answer="Pas de compétence", actor=MANAGER, at=LATER
    )
    assert reach.row_for(actor=MANAGER, ref=report.ref).state == "urgency_checked"


def test_what_went_to_two_bodies_waits_for_both() -> None:
    report = a_checked_report()
    police = prepared(report.ref)
    child = prepared(report.ref, way=Way.CHILD, body="DPJ", footing=Footing.CHILD_LAW)
    send(police)
    send(child, stays=False)
    named = {"ref": report.ref, "answer": "Non", "actor": MANAGER, "at": LATER}
    handing.give_back(handover=police.public_id, **named)  # type: ignore[arg-type]
    assert reach.row_for(actor=MANAGER, ref=report.ref).state == "rerouted"
    handing.give_back(handover=child.public_id, **named)  # type: ignore[arg-type]
    assert reach.row_for(actor=MANAGER, ref=report.ref).state == "urgency_checked"


def test_a_handed_over_report_that_is_replied_to_is_read_and_answered() -> None:
    report, visit = a_followed_report()
    send(prepared(report.ref), stays=False)
    thread.answer(token=visit, text="Ils ne m’ont pas rappelé.", at=LATER)
    assert (Verb.READ_MESSAGE, report.ref) in {
        (task.verb, task.ref) for task in tasks_for(actor=MANAGER, at=LATER)
    }
    thread.tell(ref=report.ref, text="Nous les rappelons.", actor=MANAGER, at=LATER)
    assert threads.following(token=visit, at=LATER).messages[-1].text == "Nous les rappelons."
    disposing.take_up_again(ref=report.ref, reason="Sans nouvelle", actor=MANAGER, at=LATER)
    assert reach.row_for(actor=MANAGER, ref=report.ref).state == "urgency_checked"


def test_a_hand_over_to_the_police_is_not_told_while_silence_stands() -> None:
    report, code = a_sent_report(danger=Answer.NO, what="Des menaces de mort.")
    send(prepared(report.ref))
    assert threads.following(token=a_visit(code), at=LATER).handovers == ()


def test_a_stranger_hands_nothing_over() -> None:
    row = prepared(a_checked_report().ref)
    stranger = Actor(Kind.STAFF, ref="compte-9")
    with pytest.raises((Refused, reach.NotFound)):
        send(row, actor=stranger)
    with pytest.raises(reach.NotFound):
        handing.withdraw(handover=uuid4(), ref=row.report.ref, actor=MANAGER, at=NOON)
    assert isinstance(row.public_id, UUID)
