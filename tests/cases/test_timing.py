"""A clock stops for a reason, and what was left is left when it runs again."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from tests.conftest import NOON
from tests.factories import cases as factory
from tests.factories import policy as rule

from francjeu.cases import clocks, models
from francjeu.cases.operations.hearing import hearing, timing
from francjeu.cases.operations.letters import warning
from francjeu.cases.operations.panel import conflicts
from francjeu.cases.queries.today import tasks
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import CLOCK, Role
from francjeu.kernel.procedure.case.guards import NotYet, Why
from francjeu.kernel.procedure.settings.deadlines import NoCalendar
from francjeu.kernel.procedure.settings.profile import Clock
from francjeu.notices.models import Letter

pytestmark = pytest.mark.django_db


def due_of(case: models.Case, key: str) -> datetime:
    return case.clocks.get(key=key, met_at__isnull=True).due_at


def pause(table: factory.Table, key: str = "response", *, days: int = 1) -> models.ClockPause:
    return timing.pause(
        case=table.case, key=key, reason="La police demande d’attendre.", actor=table.manager,
        at=NOON + timedelta(days=days),
    )  # fmt: skip


def test_each_clock_tells_where_its_length_comes_from() -> None:
    table = factory.a_table(state="notified")
    for clock in table.case.clocks.all():
        assert clock.source.startswith("Valeur proposée par défaut")


def test_what_was_left_is_left_in_the_case_too() -> None:
    table = factory.a_table(state="notified")
    before = due_of(table.case, "response")
    pause(table)
    timing.resume(case=table.case, key="response", actor=table.manager, at=NOON + timedelta(days=8))
    after = due_of(table.case, "response")
    assert (after - before).days == 7
    table.case.refresh_from_db()
    assert table.case.response_due_at == after


def test_who_also_runs_cases_is_asked_to_decide_only_where_they_sit() -> None:
    """In a small organisation the same persons hold both rights."""
    table = factory.a_table(state="heard")
    both = frozenset({Role.CASE_MANAGER, Role.DECIDER})
    manager, member, other = (
        replace(actor, roles=both) for actor in (table.manager, table.decider, table.other)
    )
    verbs = {
        actor: {task.verb for task in tasks.tasks_for(actor=actor, at=NOON)}
        for actor in (manager, member, other)
    }
    assert [actor for actor, asked in verbs.items() if "decide" in asked] == [member]
    for waiting in (manager, other):
        assert "decision" in {line.key for line in tasks.waiting_for(actor=waiting, at=NOON)}
    assert "decision" not in {line.key for line in tasks.waiting_for(actor=member, at=NOON)}


def test_nobody_is_noted_silent_while_the_clock_stands_still() -> None:
    table = factory.a_table(state="notified")
    pause(table)
    table.case.refresh_from_db()
    late = due_of(table.case, "response") + timedelta(days=30)
    with pytest.raises(NotYet) as refused:
        hearing.note_silence(case=table.case, actor=table.manager, at=late)
    assert refused.value.why is Why.CLOCK_PAUSED
    assert tasks.tasks_for(actor=table.manager, at=late) == ()


def test_a_clock_stops_once_and_for_a_reason() -> None:
    table = factory.a_table(state="notified")
    with pytest.raises(timing.NoReason):
        timing.pause(case=table.case, key="response", reason=" ", actor=table.manager, at=NOON)
    pause(table)
    with pytest.raises(timing.NoSuchClock):
        pause(table)
    with pytest.raises(timing.NoSuchClock):
        pause(table, "decision")


def test_a_clock_that_runs_is_not_resumed() -> None:
    table = factory.a_table(state="notified")
    with pytest.raises(timing.NoSuchClock):
        timing.resume(case=table.case, key="response", actor=table.manager, at=NOON)


def test_stopping_a_clock_does_not_undo_a_delay() -> None:
    table = factory.a_table(state="notified")
    with pytest.raises(timing.TooLate):
        pause(table, days=40)


def test_a_decider_does_not_stop_clocks() -> None:
    table = factory.a_table(state="notified")
    with pytest.raises(Refused):
        timing.pause(case=table.case, key="response", reason="x", actor=table.decider, at=NOON)


def test_the_days_the_organisation_is_closed_do_not_count() -> None:
    rule.a_policy()
    rule.a_profile(
        closures=[
            {"first": "2026-11-23", "last": "2026-11-27", "source": {"text": "Congrès annuel"}}
        ]
    )
    rule.the_doors()
    table = factory.a_table()
    assert clocks.local(due_of(table.case, "admissibility")).date().isoformat() == "2026-12-04"


def test_a_year_without_calendar_is_refused_and_nothing_is_written() -> None:
    table = factory.a_table()
    with pytest.raises(NoCalendar):
        clocks.start(case=table.case, key=Clock.NOTICE, at=NOON.replace(year=2150))
    assert not table.case.clocks.filter(key="notice").exists()


def warned(*, at: datetime) -> list[tuple[str, str]]:
    known = set(Letter.objects.values_list("pk", flat=True))
    warning.warn(actor=CLOCK, at=at)
    rows = Letter.objects.exclude(pk__in=known).order_by("pk")
    return [(row.mail, row.to_address) for row in rows]


def test_who_must_act_is_written_to_before_and_when_it_is_over_and_once() -> None:
    table = factory.a_table(state="admissible")
    due, manager = due_of(table.case, "notice"), table.case.manager.email
    assert warned(at=due - timedelta(days=3)) == []
    assert warned(at=due - timedelta(hours=47)) == [("task_due", manager)]
    assert warned(at=due - timedelta(hours=1)) == []
    assert warned(at=due) == [("task_late", manager)]
    assert warned(at=due + timedelta(days=2)) == []


def test_a_warning_says_a_reference_and_a_date_and_no_more() -> None:
    table = factory.a_table(state="admissible")
    warning.warn(actor=CLOCK, at=due_of(table.case, "notice"))
    facts = Letter.objects.filter(mail="task_late").get().mail_facts
    assert table.case.ref in facts
    assert table.case.title not in facts
    assert "Félix" not in facts


def test_a_new_date_is_warned_of_anew() -> None:
    table = factory.a_table(state="admissible")
    due = due_of(table.case, "notice")
    warned(at=due - timedelta(hours=47))
    timing.pause(
        case=table.case, key="notice", reason="Congé.", actor=table.manager,
        at=due - timedelta(hours=40),
    )  # fmt: skip
    assert warned(at=due) == []
    timing.resume(case=table.case, key="notice", actor=table.manager, at=due + timedelta(days=9))
    again = due_of(table.case, "notice")
    assert warned(at=again - timedelta(hours=30)) == [("task_due", table.case.manager.email)]


def test_only_who_sits_is_warned_of_a_decision_and_never_with_a_tie() -> None:
    table = factory.a_table(state="heard")
    due = due_of(table.case, "decision")
    conflicts.declare(case=table.case, is_linked=True, note="", actor=table.other, at=NOON)
    seat = table.case.seats.get(left_at__isnull=True)
    assert warned(at=due - timedelta(hours=2)) == [("task_due", seat.user.email)]


def test_the_time_of_others_is_not_nagged_about_before_it_is_over() -> None:
    table = factory.a_table(state="notified")
    due = due_of(table.case, "response")
    assert warned(at=due - timedelta(hours=2)) == []
    assert warned(at=due + timedelta(seconds=1)) == [("task_late", table.case.manager.email)]
