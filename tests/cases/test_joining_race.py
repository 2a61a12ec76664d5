"""Two hands that join one late report from sister cases at once: it is kept, and told, once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from tests.conftest import NOON
from tests.factories import cases as factory
from tests.factories import reports as given

from francjeu.cases import models
from francjeu.cases.operations.file.moving import CaseMoved
from francjeu.cases.operations.intake import involving, joining, opening, parting
from francjeu.journal import queries as journal
from francjeu.notices.models import Letter
from francjeu.reports.models import AlsoIn, Report
from francjeu.reports.operations.file.moving import ReportMoved
from francjeu.reports.queries import joined

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

POST = "https://exemple.ca/publication/1"
LOST = (joining.NotToJoin, CaseMoved, ReportMoved)


def parted() -> tuple[factory.Table, models.Case]:
    """Two cases of one matter, each about one person, opened on a report of one post."""
    first = given.a_checked_report(link=POST)
    table = factory.a_table(reports=(first.ref,))
    opening.add_party(
        case=table.case, someone=involving.Someone(role="respondent", name="Zoé Lavoie"),
        reason="Son compte", actor=table.manager, at=NOON,
    )  # fmt: skip
    [other] = parting.part(case=table.case, actor=table.manager, at=NOON)
    return table, other


def together(*acts: Callable[[], None]) -> list[str]:
    """Each act on its own connection, at once: joined, or told that someone was first."""

    def one(act: Callable[[], None]) -> str:
        try:
            act()
        except LOST:
            return "told"
        finally:
            connections.close_all()
        return "joined"

    with ThreadPoolExecutor(max_workers=len(acts)) as pool:
        return list(pool.map(one, acts))


def joins(
    table: factory.Table, case: models.Case, ref: str, *also: models.Case
) -> Callable[[], None]:
    def act() -> None:
        read = models.Case.objects.get(pk=case.pk)
        joining.join(
            case=read, refs=(ref,), also=tuple(one.ref for one in also), actor=table.manager,
            at=NOON,
        )  # fmt: skip

    return act


def kept_once(ref: str, *cases: models.Case) -> None:
    """Followed in one case, serving the others, each told once; the reporter told once."""
    report = Report.objects.get(ref=ref)
    first = report.case_ref
    served = list(AlsoIn.objects.filter(report=report).values_list("case_ref", flat=True))
    assert sorted([first, *served]) == sorted(case.ref for case in cases)
    for case in cases:
        assert ref in joined.refs_in(case.ref)
        told = [it for it in journal.history(subject=f"case:{case.ref}")
                if it.event == "case.report_joined" and it.facts["report"] == ref]  # fmt: skip
        assert len(told) == 1
    opened = [it for it in journal.history(subject=f"report:{ref}")
              if it.event == "report.case_opened"]  # fmt: skip
    assert len(opened) == 1
    assert Letter.objects.filter(subject=f"report:{ref}", event="examined").count() == 1
    assert list(journal.faults()) == []


@pytest.mark.parametrize("turn", range(4))
def test_each_sister_takes_the_same_report_for_both_and_one_does(turn: int) -> None:
    table, other = parted()
    late = given.a_checked_report(link=POST, is_named=True, email="ana@exemple.ca")
    acts = [joins(table, table.case, late.ref, other), joins(table, other, late.ref, table.case)]
    ended = together(*(acts if turn % 2 else reversed(acts)))
    assert sorted(ended) == ["joined", "told"]
    kept_once(late.ref, table.case, other)


@pytest.mark.parametrize("turn", range(4))
def test_each_sister_takes_the_same_report_for_herself_and_it_serves_both(turn: int) -> None:
    table, other = parted()
    late = given.a_checked_report(link=POST, is_named=True, email="ana@exemple.ca")
    acts = [joins(table, table.case, late.ref), joins(table, other, late.ref)]
    assert together(*(acts if turn % 2 else reversed(acts))) == ["joined", "joined"]
    kept_once(late.ref, table.case, other)


def test_of_four_presses_on_one_case_the_report_joins_once() -> None:
    table, other = parted()
    late = given.a_checked_report(link=POST, is_named=True, email="ana@exemple.ca")
    ended = together(*[joins(table, table.case, late.ref, other)] * 4)
    assert sorted(ended) == ["joined", "told", "told", "told"]
    kept_once(late.ref, table.case, other)
