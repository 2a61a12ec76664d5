"""Many reports on one post: one line, as many threads and receipts."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

import pytest
from django.db import connections, transaction
from tests.conftest import NOON
from tests.factories.reports import CHAIR, LINK, MANAGER, a_draft, a_report, a_sheet, someone

from francjeu.kernel.actors import VISITOR, Role
from francjeu.kernel.procedure.intake.report import About, Answer, Outcome, Tag
from francjeu.reports import models
from francjeu.reports.operations.file import grouping, moving
from francjeu.reports.operations.form import submitting
from francjeu.reports.operations.triage import checking
from francjeu.reports.queries.inbox import Shelf, inbox_for
from francjeu.reports.queries.reach import NotFound
from francjeu.reports.queries.sheet import report_for

pytestmark = pytest.mark.django_db
T = TypeVar("T")


def lines() -> list[tuple[str, int]]:
    return [(it.ref, it.size) for it in inbox_for(actor=MANAGER, shelf=Shelf.NEW).lines]


def alone(act: Callable[[T], None], what: T) -> None:
    """In a thread, with a connection of its own."""
    try:
        act(what)
    finally:
        connections.close_all()


def send(token: str) -> None:
    submitting.submit(token=token, actor=VISITOR, at=NOON)


@pytest.mark.clause("X-13")
def test_sixty_reports_on_one_video_are_one_line_and_sixty_receipts() -> None:
    spellings = [LINK, "instagram.com/reel/ABC123", "https://m.instagram.com/p/ABC123/?igsh=1"]
    for n in range(60):
        a_report(link=spellings[n % 3], is_named=True, name=f"Personne {n}")
    assert lines() == [("S-2026-0001", 60)]
    assert models.Report.objects.values("code_hash").distinct().count() == 60
    assert models.Identity.objects.count() == 60
    assert models.Group.objects.count() == 1


def test_a_report_alone_on_its_content_is_in_no_group() -> None:
    first = a_report(link=LINK)
    assert (first.group, models.Group.objects.count()) == (None, 0)
    second = a_report(link=LINK)
    first.refresh_from_db()
    assert first.group is not None
    assert first.group == second.group
    assert (first.opens, second.opens) == (True, False)


def test_a_report_that_comes_while_the_first_is_being_checked_is_a_line() -> None:
    read_before = a_report(link=LINK)
    second = a_report(link=LINK)
    moving.move(read_before, verb="check_urgency", actor=MANAGER)  # as a page opened earlier does
    assert lines() == [(second.ref, 1)]


def test_a_report_withdrawn_from_a_group_made_meanwhile_leaves_a_line_behind() -> None:
    read_before = a_report(link=LINK)
    second = a_report(link=LINK)
    grouping.leave(read_before)
    assert lines() == [(read_before.ref, 1), (second.ref, 1)]


def test_later_reports_join_the_group_after_the_one_that_began_it_left() -> None:
    first, second = a_report(link=LINK), a_report(link=LINK)
    grouping.ungroup(ref=first.ref, actor=MANAGER, at=NOON)
    a_report(link=LINK)
    assert lines() == [(first.ref, 1), (second.ref, 2)]


def test_nobody_joins_a_report_that_a_person_said_is_about_something_else() -> None:
    other, first = a_report(), a_report(link=LINK)
    grouping.group(refs=(other.ref, first.ref), actor=MANAGER, at=NOON)
    grouping.ungroup(ref=first.ref, actor=MANAGER, at=NOON)
    later = a_report(link=LINK)
    assert lines() == [(other.ref, 1), (first.ref, 1), (later.ref, 1)]


def test_later_reports_join_what_a_person_put_together() -> None:
    other, first = a_report(), a_report(link=LINK)
    grouping.group(refs=(other.ref, first.ref), actor=MANAGER, at=NOON)
    a_report(link=LINK)
    assert lines() == [(other.ref, 3)]


@pytest.mark.clause("C-SIGN-4")
def test_a_report_withheld_is_joined_by_no_other() -> None:
    withheld = a_report(link=LINK)
    checking.withhold(
        ref=withheld.ref, about=About.DIRECTOR, reason="Il la vise.", actor=MANAGER, at=NOON
    )
    later = a_report(link=LINK)
    assert later.group is None
    assert lines() == [(later.ref, 1)]


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.clause("X-13")
def test_reports_sent_at_the_same_moment_are_one_line() -> None:
    tokens = [a_draft(link=LINK) for _ in range(8)]
    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(partial(alone, send), tokens))
    assert [size for _, size in lines()] == [8]
    assert models.Group.objects.count() == 1
    assert models.Report.objects.filter(opens=True).count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("waiting", [1, 2])
def test_a_report_sent_while_the_first_is_checked_is_never_lost(waiting: int) -> None:
    links = [f"https://www.instagram.com/p/RACE{n}/" for n in range(6)]
    firsts = [a_report(link=link) for _ in range(waiting) for link in links][: len(links)]
    tokens = [a_draft(link=link) for link in links]

    def check(first: models.Report) -> None:
        with transaction.atomic():
            moving.move(first, verb="check_urgency", actor=MANAGER)

    with ThreadPoolExecutor(max_workers=8) as pool:
        done = [pool.submit(alone, check, first) for first in firsts]
        done += [pool.submit(alone, send, token) for token in tokens]
        for one in done:
            one.result()
    assert [size for _, size in lines()] == [waiting] * 6


def test_two_posts_stay_two_lines_and_no_link_is_no_group() -> None:
    a_report(link="instagram.com/p/AAA")
    a_report(link="instagram.com/p/BBB")
    a_report()
    a_report()
    assert [size for _, size in lines()] == [1, 1, 1, 1]


def test_a_gated_link_groups_without_being_shown() -> None:
    a_report(gate=Answer.YES, location=f"ici {LINK}")
    a_report(link=LINK)
    assert [size for _, size in lines()] == [2]
    assert LINK not in str(inbox_for(actor=MANAGER, shelf=Shelf.NEW))


def test_the_line_is_read_as_early_as_its_most_pressing_report() -> None:
    a_report(link=LINK)
    a_report(tags=(Tag.INSULTS,))
    a_report(link=LINK, tags=(Tag.THREATS,))
    assert lines()[0] == ("S-2026-0001", 2)
    assert inbox_for(actor=MANAGER, shelf=Shelf.NEW).lines[0].rank == 1


@pytest.mark.clause("X-01")
def test_a_report_that_joins_a_checked_content_still_waits_for_a_person() -> None:
    first = a_report(link=LINK)
    checking.check_urgency(
        ref=first.ref, answers=a_sheet(), outcome=Outcome.NO_DANGER, done="", actor=MANAGER,
        at=NOON,
    )  # fmt: skip
    a_report(link=LINK)
    a_report(link=LINK)
    assert lines() == [("S-2026-0002", 2)]


def test_one_sheet_checks_the_quiet_ones_and_leaves_threats_to_be_read_alone() -> None:
    first = a_report(link=LINK)
    a_report(link=LINK)
    threat = a_report(link=LINK, tags=(Tag.THREATS,))
    signed = checking.check_urgency_together(
        ref=first.ref, answers=a_sheet(), outcome=Outcome.NO_DANGER, done="", actor=MANAGER,
        at=NOON,
    )  # fmt: skip
    assert signed == 2
    assert lines() == [(threat.ref, 1)]


def test_reports_are_grouped_and_ungrouped_by_hand() -> None:
    one, two, three = a_report(), a_report(link=LINK), a_report(link=LINK)
    grouping.group(refs=(one.ref, two.ref), actor=MANAGER, at=NOON)
    assert lines() == [(one.ref, 3)]
    grouping.ungroup(ref=one.ref, actor=MANAGER, at=NOON)
    assert lines() == [(one.ref, 1), (two.ref, 2)]
    grouping.ungroup(ref=two.ref, actor=MANAGER, at=NOON)
    assert lines() == [(one.ref, 1), (two.ref, 1), (three.ref, 1)]


def test_a_group_needs_two() -> None:
    one = a_report()
    with pytest.raises(grouping.NotTogether):
        grouping.group(refs=(one.ref, one.ref), actor=MANAGER, at=NOON)


@pytest.mark.clause("C-SIGN-4")
def test_a_group_never_tells_of_a_report_its_reader_may_not_know() -> None:
    open_one = a_report(link=LINK)
    hidden = a_report(link=LINK, about=About.DIRECTOR)
    assert lines() == [(open_one.ref, 1)]
    assert report_for(actor=MANAGER, ref=open_one.ref).same == ()
    with pytest.raises(NotFound):
        grouping.group(refs=(open_one.ref, hidden.ref), actor=MANAGER, at=NOON)
    assert [it.ref for it in inbox_for(actor=CHAIR, shelf=Shelf.NEW).lines] == [hidden.ref]


def test_the_same_account_is_proposed_and_not_grouped() -> None:
    one = a_report(link="https://x.com/equipe/status/1")
    two = a_report(link="https://x.com/equipe/status/2")
    assert [n.ref for n in report_for(actor=MANAGER, ref=one.ref).likely] == [two.ref]
    assert len(lines()) == 2


def test_other_roles_group_nothing() -> None:
    one, two = a_report(), a_report()
    with pytest.raises(NotFound):
        grouping.group(refs=(one.ref, two.ref), actor=someone(Role.COUNSEL), at=NOON)
