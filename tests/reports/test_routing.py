"""The gate, halves, support: what a person says of where a report goes, and what follows."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction
from tests.conftest import NOON
from tests.factories.reports import (
    CHAIR,
    LINK,
    MANAGER,
    a_checked_report,
    a_report,
    a_sent_report,
    a_sheet,
    a_visit,
    someone,
)

from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.kernel.procedure.intake.report import About, Answer, Outcome, Refusal
from francjeu.kernel.procedure.intake.routing import Asked, NotAnswered, Route, Way
from francjeu.kernel.procedure.machine import IllegalMove
from francjeu.reports import models
from francjeu.reports.operations.file import moving
from francjeu.reports.operations.leaving import disposing, routing
from francjeu.reports.operations.triage import checking
from francjeu.reports.queries import reach, thread
from francjeu.reports.queries import routing as routes
from francjeu.reports.queries.sheet import report_for

pytestmark = pytest.mark.django_db


def gate(ref: str, *, actor: Actor = MANAGER, **changed: Answer) -> Route:
    plain = dict.fromkeys(Asked, Answer.NO)
    plain |= {Asked.BOUND: Answer.YES, Asked.COVERED: Answer.YES}
    answers = plain | {Asked(key): answer for key, answer in changed.items()}
    return routing.answer_gate(ref=ref, answers=answers, words="", actor=actor, at=NOON)


def join(ref: str) -> int:
    return disposing.join_case(refs=(ref,), case_ref="D-2026-0001", actor=MANAGER, at=NOON)


@pytest.mark.clause("X-01")
def test_the_gate_comes_after_the_urgency_check() -> None:
    report = a_report()
    with pytest.raises(IllegalMove):
        gate(report.ref)


def test_the_answers_are_signed_and_kept() -> None:
    report = a_checked_report(is_gated=False)
    assert gate(report.ref, pupils=Answer.YES).is_mixed
    row = models.Routing.objects.get()
    assert (row.signed_by_name, row.ways, row.inside) == ("Camille Gagnon", ["school"], True)
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Routing.objects.update(inside=False)
    (line, *_) = journal.history(subject=f"report:{report.ref}")
    assert line.event == "report.routed"


def test_the_gate_is_refused_half_answered() -> None:
    report = a_checked_report()
    with pytest.raises(NotAnswered):
        routing.answer_gate(ref=report.ref, answers={}, words="", actor=MANAGER, at=NOON)


@pytest.mark.clause("C-APP-2")
def test_an_abusive_parent_gets_no_file_and_the_target_gets_support() -> None:
    report = a_checked_report(what="Un parent crie et écrit des horreurs à l’arbitre.")
    found = gate(report.ref, bound=Answer.NO, sport_harm=Answer.YES)
    assert [p.way for p in found.outside] == [Way.INTEGRITY]
    with pytest.raises(routing.NotForHere):
        join(report.ref)
    routing.give_support(
        ref=report.ref, what="Appel à l’arbitre, PILS et 988 proposés.", actor=MANAGER, at=NOON
    )
    support = report_for(actor=MANAGER, ref=report.ref).supports[0]
    assert (support.by_name, support.what[:5]) == ("Camille Gagnon", "Appel")
    assert reach.row_for(actor=MANAGER, ref=report.ref).state == "urgency_checked"


def test_a_door_shut_by_mistake_opens_with_new_answers() -> None:
    report = a_checked_report()
    gate(report.ref, bound=Answer.NO)
    gate(report.ref)
    assert join(report.ref) == 1


def test_support_says_what_was_done() -> None:
    with pytest.raises(moving.NoReason):
        routing.give_support(ref=a_checked_report().ref, what=" ", actor=MANAGER, at=NOON)


def split(ref: str, **changed: str) -> models.Report:
    told = {"words": "Des bousculades à l’école.", "why": "Vie scolaire.", **changed}
    return routing.split(ref=ref, actor=MANAGER, at=NOON, **told)  # type: ignore[arg-type]


def test_a_mixed_report_becomes_two_under_one_code() -> None:
    report, code = a_sent_report(name="Rosalie", is_named=True)
    checking.check_urgency(
        ref=report.ref, answers=a_sheet(), outcome=Outcome.NO_DANGER, done="", actor=MANAGER,
        at=NOON,
    )  # fmt: skip
    half = split(report.ref)
    assert half.ref != report.ref
    assert half.state == "urgency_checked"
    gate(report.ref)
    join(report.ref)
    disposing.reroute(
        ref=half.ref, body="École des Trois-Rives", basis=disposing.Basis.AGREED, words="Vie",
        doors=("school",), actor=MANAGER, at=NOON,
    )  # fmt: skip
    found = thread.following(token=a_visit(code), at=NOON)
    assert found.state == "in_case"
    assert [(part.ref, part.state) for part in found.parts] == [(half.ref, "rerouted")]
    assert not models.Identity.objects.filter(report=half).exists()


def test_each_half_knows_the_other() -> None:
    report = a_checked_report()
    half = split(report.ref)
    third = split(half.ref)
    assert report_for(actor=MANAGER, ref=report.ref).halves == (half.ref, third.ref)
    assert report_for(actor=MANAGER, ref=half.ref).whole == report.ref
    assert models.Half.objects.get(half=third).whole == report
    assert report_for(actor=MANAGER, ref=half.ref).checks[0].by_name == "Camille Gagnon"


def test_a_half_has_words_and_a_reason() -> None:
    report = a_checked_report()
    with pytest.raises(routing.NothingLeft):
        split(report.ref, words=" ")
    with pytest.raises(moving.NoReason):
        split(report.ref, why="")


def test_a_half_reaches_the_same_persons_and_nobody_else() -> None:
    report = a_checked_report(about=About.DIRECTOR, actor=CHAIR)
    half = routing.split(ref=report.ref, words="Autre", why="Motif", actor=CHAIR, at=NOON)
    with pytest.raises(reach.NotFound):
        reach.row_for(actor=MANAGER, ref=half.ref)
    assert reach.row_for(actor=CHAIR, ref=half.ref)


@pytest.mark.parametrize("state", ["received", "not_admissible", "rerouted", "closed"])
def test_nothing_is_split_before_it_is_checked_or_once_it_left(state: str) -> None:
    report = a_report() if state == "received" else a_checked_report()
    if state != "received":
        disposing.reroute(
            ref=report.ref, body="École", basis=disposing.Basis.AGREED, words="Vie",
            doors=(), actor=MANAGER, at=NOON,
        )  # fmt: skip
    if state == "closed":
        disposing.close(ref=report.ref, actor=MANAGER, at=NOON)
    with pytest.raises(IllegalMove):
        split(report.ref)


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.CASE_MANAGER, Role.CHAIR)])
def test_no_other_role_finds_the_report_to_route(role: Role) -> None:
    report = a_checked_report()
    other = someone(role, ref="compte-9")
    with pytest.raises(reach.NotFound):
        gate(report.ref, actor=other)
    with pytest.raises((reach.NotFound, Refused)):
        routing.split(ref=report.ref, words="x", why="y", actor=other, at=NOON)


def test_a_reporter_routes_nothing() -> None:
    report = a_checked_report()
    with pytest.raises(reach.NotFound):
        gate(report.ref, actor=replace(MANAGER, kind=Kind.REPORTER, roles=frozenset()))


def test_no_case_and_no_refusal_before_the_gate_is_answered() -> None:
    report = a_checked_report(is_gated=False)
    with pytest.raises(routing.GateUnanswered):
        join(report.ref)
    with pytest.raises(routing.GateUnanswered):
        disposing.say_not_admissible(
            ref=report.ref, reason=Refusal.RESPECTFUL_CRITICISM, words="x", doors=("pils",),
            actor=MANAGER, at=NOON,
        )  # fmt: skip
    row = models.Report.objects.filter(pk=report.pk)
    for state in ("in_case", "not_admissible"):
        with pytest.raises(DatabaseError), transaction.atomic():
            row.update(state=state, case_ref="D-2026-0001")
    gate(report.ref)
    assert join(report.ref) == 1


def test_what_leaves_at_once_does_not_wait_for_the_gate() -> None:
    report = a_checked_report(is_gated=False)
    disposing.reroute(
        ref=report.ref, body="Police", basis=disposing.Basis.AGREED, words="Menace",
        doors=("police",), actor=MANAGER, at=NOON,
    )  # fmt: skip
    assert models.Report.objects.get(pk=report.pk).state == "rerouted"


def test_the_same_answers_serve_every_report_on_the_same_content() -> None:
    first, second = (a_checked_report(is_gated=False, link=LINK) for _ in range(2))
    plain = dict.fromkeys(Asked, Answer.NO)
    plain |= {Asked.BOUND: Answer.YES, Asked.COVERED: Answer.YES}
    routing.answer_gate(
        ref=first.ref, answers=plain, words="", also=(second.ref,), actor=MANAGER, at=NOON
    )
    assert routes.unanswered((first.ref, second.ref)) == frozenset()


def test_what_is_typed_at_the_gate_is_kept_until_it_is_answered() -> None:
    report = a_checked_report(is_gated=False)
    typed = {"crime": "yes", "words": "Il parle d’un couteau", "unknown": "x"}
    routing.save_typed(ref=report.ref, typed=typed, actor=MANAGER, at=NOON)
    kept = routes.typed_on(ref=report.ref)
    assert kept == {"crime": "yes", "words": "Il parle d’un couteau"}
    gate(report.ref)
    assert not models.GateDraft.objects.exists()
