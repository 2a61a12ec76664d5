"""The gate is answered by a person before a case is admitted or dismissed."""

import pytest
from django.db import DatabaseError, transaction
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import reports as report

from francjeu.cases import models
from francjeu.cases.operations.intake import gating, opening
from francjeu.cases.queries.intake import gating as gates
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.procedure.case.guards import NotYet, Why
from francjeu.kernel.procedure.case.moves import Ground
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.kernel.procedure.intake.routing import NotAnswered

pytestmark = pytest.mark.django_db


def admit(table: given.Table) -> models.Case:
    return opening.declare_admissible(
        case=table.case, reasons="Visé.", actor=table.manager, at=NOON
    )


def dismiss(table: given.Table) -> models.Case:
    return opening.dismiss(
        case=table.case, ground=Ground.NOTHING_TO_EXAMINE, reasons="Rien.", actor=table.manager,
        at=NOON,
    )  # fmt: skip


@pytest.mark.parametrize("act", [admit, dismiss])
def test_nothing_is_admitted_nor_dismissed_before_a_person_answers(act: object) -> None:
    table = given.a_table(is_gated=False)
    assert callable(act)
    with pytest.raises(NotYet) as refused:
        act(table)
    assert refused.value.why is Why.GATE_UNANSWERED
    given.answer_gate(table.case, actor=table.manager)
    act(table)


def test_the_database_refuses_it_too() -> None:
    table = given.a_table(is_gated=False)
    for state in ("admissible", "dismissed"):
        with pytest.raises(DatabaseError), transaction.atomic():
            models.Case.objects.update(state=state, ground="nothing_to_examine")
    given.answer_gate(table.case, actor=table.manager)
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Gate.objects.update(inside=False)


def test_handing_over_does_not_wait_for_the_gate() -> None:
    table = given.a_table(is_gated=False)
    opening.refer(case=table.case, door="police", reasons="Menace", actor=table.manager, at=NOON)
    assert table.case.state == "referred"


@pytest.mark.clause("C-APP-2")
def test_a_gate_that_leads_elsewhere_admits_nothing() -> None:
    table = given.a_table(is_gated=False)
    given.answer_gate(table.case, actor=table.manager, bound=Answer.NO)
    with pytest.raises(NotYet) as refused:
        admit(table)
    assert refused.value.why is Why.GATE_SHUT
    dismiss(table)


def test_the_reports_of_a_case_were_asked_already() -> None:
    row = report.a_checked_report()
    table = given.a_table(reports=(row.ref,), is_gated=False)
    admit(table)


def test_it_is_signed_by_who_may_run_the_file_with_its_nine_answers() -> None:
    table = given.a_table(is_gated=False)
    with pytest.raises(NotAnswered):
        gating.answer_gate(case=table.case, answers={}, words="", actor=table.manager, at=NOON)
    with pytest.raises(Refused):
        given.answer_gate(table.case, actor=table.decider)
    given.answer_gate(table.case, actor=table.manager, pupils=Answer.YES)
    line = journal.history(subject=f"case:{table.case.ref}")[0]
    assert (line.event, line.facts["ways"]) == ("case.gate_answered", "school")


def test_what_is_typed_is_kept_until_it_is_answered() -> None:
    table = given.a_table(is_gated=False)
    typed = {"crime": "unsure", "words": "À vérifier"}
    gating.save_typed(case=table.case, typed=typed, actor=table.manager, at=NOON)
    assert gates.typed(table.case) == typed
    given.answer_gate(table.case, actor=table.manager)
    assert gates.typed(table.case)["crime"] == "no"
