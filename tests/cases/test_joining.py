"""A report that comes after its case was opened joins it, and leaves nobody without news."""

import pytest
from tests.conftest import NOON
from tests.factories import cases as factory
from tests.factories import reports as given

from francjeu.cases.operations.intake import joining
from francjeu.journal.models import Entry
from francjeu.kernel.access import Refused
from francjeu.kernel.procedure.case.guards import NotYet
from francjeu.kernel.procedure.intake.report import About
from francjeu.reports.models import Report
from francjeu.reports.queries import joined

pytestmark = pytest.mark.django_db


def join(table: factory.Table, *refs: str) -> None:
    joining.join(case=table.case, refs=refs, actor=table.manager, at=NOON)


@pytest.mark.clause("X-13")
@pytest.mark.parametrize("state", ["opened", "notified", "heard"])
def test_a_late_report_joins_and_its_reporter_is_told(state: str) -> None:
    table, late = factory.a_table(state=state), given.a_checked_report()
    join(table, late.ref)
    assert late.ref in joined.refs_in(table.case.ref)
    assert Report.objects.get(pk=late.pk).stage == "admissible"
    assert Entry.objects.filter(event="case.report_joined").count() == 1


def test_nothing_joins_once_a_decision_is_signed() -> None:
    table, late = factory.a_table(state="decided"), given.a_checked_report()
    with pytest.raises(NotYet):
        join(table, late.ref)


@pytest.mark.parametrize("told", [{"is_gated": False}, {"about": About.CHAIR}])
def test_a_report_joins_only_past_the_gate_and_where_it_may_be_known(
    told: dict[str, object],
) -> None:
    table, late = factory.a_table(), given.a_checked_report(**told)  # type: ignore[arg-type]
    with pytest.raises(joining.NotToJoin):
        join(table, late.ref)
    assert joined.refs_in(table.case.ref) == ()


def test_all_join_or_none() -> None:
    table, late = factory.a_table(), given.a_checked_report()
    with pytest.raises(joining.NotToJoin):
        join(table, late.ref, "S-2026-9999")
    assert Report.objects.get(pk=late.pk).state == "urgency_checked"


def test_who_decides_joins_nothing() -> None:
    table, late = factory.a_table(), given.a_checked_report()
    with pytest.raises(Refused):
        joining.join(case=table.case, refs=(late.ref,), actor=table.decider, at=NOON)
