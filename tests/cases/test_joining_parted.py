"""A report that comes after a matter was parted: a person says which of its cases it bears on."""

import pytest
from tests.conftest import NOON
from tests.factories import cases as factory
from tests.factories import reports as given

from francjeu.cases import models
from francjeu.cases.operations.decision import ending
from francjeu.cases.operations.intake import involving, joining, opening, parting
from francjeu.cases.operations.panel import conflicts
from francjeu.cases.queries.intake import joining as queries
from francjeu.journal import queries as journal
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.kernel.procedure.intake.urgent import Cause
from francjeu.notices.models import Hush
from francjeu.reports.models import Report
from francjeu.reports.operations.urgent import silence
from francjeu.reports.queries import joined
from francjeu.reports.queries import silence as silences

pytestmark = pytest.mark.django_db

POST = "https://exemple.ca/publication/1"


def parted(**more: object) -> tuple[factory.Table, models.Case]:
    """Two cases of one matter, each about one person, opened on a report of one post."""
    first = given.a_checked_report(link=POST)
    table = factory.a_table(reports=(first.ref,), **more)  # type: ignore[arg-type]
    opening.add_party(
        case=table.case, someone=involving.Someone(role="respondent", name="Zoé Lavoie"),
        reason="Son compte", actor=table.manager, at=NOON,
    )  # fmt: skip
    [other] = parting.part(case=table.case, actor=table.manager, at=NOON)
    return table, other


def join(table: factory.Table, case: models.Case, *refs: str, also: tuple[str, ...] = ()) -> None:
    joining.join(case=case, refs=refs, also=also, actor=table.manager, at=NOON)


def told(subject: str, event: str) -> list[dict[str, object]]:
    return [it.facts for it in journal.history(subject=subject) if it.event == event]


def test_a_late_report_serves_each_case_that_a_person_chose_and_is_followed_in_one() -> None:
    table, other = parted()
    late = given.a_checked_report(link=POST)
    join(table, other, late.ref, also=(table.case.ref,))
    for case in (table.case, other):
        assert late.ref in joined.refs_in(case.ref)
        assert told(f"case:{case.ref}", "case.report_joined") == [{"report": late.ref}]
    assert Report.objects.get(pk=late.pk).case_ref == other.ref
    assert len(told(f"report:{late.ref}", "report.case_opened")) == 1


def test_it_serves_no_case_that_nobody_chose() -> None:
    table, other = parted()
    late = given.a_checked_report(link=POST)
    join(table, table.case, late.ref)
    assert late.ref not in joined.refs_in(other.ref)


def test_the_person_who_chooses_sees_which_cases_hold_the_same_content() -> None:
    table, other = parted()
    late, apart = given.a_checked_report(link=POST), given.a_checked_report()
    [found] = queries.beside(table.case, refs=(late.ref, apart.ref), actor=table.manager)
    assert (found.ref, found.takes, found.same) == (other.ref, True, (late.ref,))


def test_what_was_not_chosen_at_first_may_be_joined_later_and_nobody_is_told_twice() -> None:
    table, other = parted()
    late = given.a_checked_report(link=POST)
    join(table, table.case, late.ref)
    [offered] = [one for one in queries.reports(other, actor=table.manager) if one.ref == late.ref]
    assert (offered.is_followed, offered.is_same) == (True, True)
    join(table, other, late.ref)
    assert late.ref in joined.refs_in(other.ref)
    assert Report.objects.get(pk=late.pk).case_ref == table.case.ref
    assert len(told(f"report:{late.ref}", "report.case_opened")) == 1


def test_refuses_a_case_that_is_not_of_the_matter_or_is_decided_and_joins_nothing() -> None:
    table, other = parted()
    stranger = factory.a_table()
    late = given.a_checked_report(link=POST)
    with pytest.raises(joining.NotBeside):
        join(table, table.case, late.ref, also=(stranger.case.ref,))
    for step in ("admissible", "notified", "answered", "heard", "decided"):
        factory.STEPS[step](table)
    with pytest.raises(joining.NotBeside):
        join(table, other, late.ref, also=(table.case.ref,))
    assert Report.objects.get(pk=late.pk).state == "urgency_checked"
    [beside] = queries.beside(other, refs=(), actor=table.manager)
    assert beside.takes is False


@pytest.mark.clause("X-06")
def test_a_case_that_does_not_exist_for_someone_is_neither_offered_nor_accepted() -> None:
    table, other = parted()
    _user, second = factory.staff(*table.manager.roles, name="Maxime Hébert")
    conflicts.declare(case=other, is_linked=True, note="Parent", actor=second, at=NOON)
    late = given.a_checked_report(link=POST)
    assert queries.beside(table.case, refs=(late.ref,), actor=second) == ()
    with pytest.raises(joining.NotBeside):
        joining.join(case=table.case, refs=(late.ref,), also=(other.ref,), actor=second, at=NOON)


def test_a_silence_on_a_shared_report_holds_in_each_case_it_serves() -> None:
    table, other = parted()
    shared = Report.objects.get(case_ref=table.case.ref)
    silence.begin(report=shared, because=[Cause.THREATS], actor=table.manager, at=NOON)
    assert silences.stands(case_ref=other.ref)
    hushed = Hush.objects.filter(lifted_at=None).values_list("subject", flat=True)
    assert set(hushed) == {f"case:{table.case.ref}", f"case:{other.ref}"}
    silence.end(report=shared, reason="La police a écrit.", actor=table.manager, at=NOON)
    assert not Hush.objects.filter(lifted_at=None).exists()


def test_a_late_report_under_silence_brings_it_to_each_case_it_joins() -> None:
    table, other = parted()
    late = given.a_checked_report(link=POST)
    silence.begin(report=late, because=[Cause.THREATS], actor=table.manager, at=NOON)
    join(table, table.case, late.ref, also=(other.ref,))
    assert silences.stands(case_ref=other.ref)
    assert Hush.objects.filter(lifted_at=None, subject=f"case:{other.ref}").exists()


def test_who_reported_on_one_person_is_told_of_that_case_alone() -> None:
    table, other = parted()
    on_other = given.a_checked_report(link=POST)
    join(table, other, on_other.ref)
    for step in ("admissible", "notified", "answered", "heard", "decided"):
        factory.STEPS[step](table)
    ending.announce(case=table.case, actor=table.manager, at=NOON)
    assert Report.objects.get(pk=on_other.pk).stage == "admissible"
    assert Report.objects.get(case_ref=table.case.ref).stage == "decided"


def test_a_report_is_closed_with_the_last_case_it_serves() -> None:
    table, other = parted()
    on_other = given.a_checked_report(link=POST)
    join(table, other, on_other.ref)
    opening.refer(case=other, door="school", reasons="École", actor=table.manager, at=NOON)
    assert Report.objects.get(pk=on_other.pk).stage == "closed"
    assert Report.objects.get(case_ref=table.case.ref).stage == "admissible"
    opening.refer(case=table.case, door="school", reasons="École", actor=table.manager, at=NOON)
    assert Report.objects.get(case_ref=table.case.ref).stage == "closed"


def test_the_gate_of_a_case_counts_the_reports_it_shares() -> None:
    table, other = parted()
    assert joined.gate_of(other.ref) is Answer.NO
    late = given.a_checked_report(gate=Answer.UNSURE, link="")
    join(table, other, late.ref, also=(table.case.ref,))
    assert joined.gate_of(table.case.ref) is Answer.UNSURE
