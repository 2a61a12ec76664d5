"""What a platform took down is watched on, and comes back to a person’s list when it reappears."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import LazySettings
from tests.conftest import NOON
from tests.factories import cases as given
from tests.factories import watching as post
from tests.factories.reports import LINK, a_checked_report

from francjeu.cases import models
from francjeu.cases.operations.pieces import exhibiting, taking_down, watching
from francjeu.cases.queries.measures import carrying_out as queries
from francjeu.cases.queries.today import measure_tasks
from francjeu.evidence.models import Watch
from francjeu.kernel.actors import CLOCK
from francjeu.kernel.evidence.watch.watching import State
from francjeu.kernel.procedure.pieces.takedown import Basis
from francjeu.reports.models import Report

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
ASKED = taking_down.Asked(
    network="Instagram", address=LINK, basis=Basis.TERMS, asked_on=NOON.date()
)


def removed(table: given.Table, asked: taking_down.Asked = ASKED) -> models.Takedown:
    row = taking_down.ask(case=table.case, asked=asked, actor=table.manager, at=NOON)
    return taking_down.note(
        takedown=row, verb="note_removal", words="", ticket="", look_again_on=None,
        actor=table.manager, at=NOON,
    )  # fmt: skip


def a_case_of_a_report() -> given.Table:
    return given.a_table(reports=(a_checked_report().ref,))


def tasks(table: given.Table) -> list[str]:
    return [it.verb for it in measure_tasks.tasks_for(actor=table.manager, at=NOON + DAY)]


def test_what_was_taken_down_is_watched_from_then_on() -> None:
    table = a_case_of_a_report()
    removed(table)
    watch = Watch.objects.get()
    assert (watch.why, watch.publication.address) == ("takedown", LINK)


@pytest.mark.clause("C-SUPP")
def test_what_reappears_is_a_task_again_and_a_person_notes_it() -> None:
    table = a_case_of_a_report()
    request = removed(table)
    watch = Watch.objects.get()
    assert tasks(table) == []
    post.looked(watch, State.GONE_HTTP, hours=1)
    assert tasks(table) == []
    post.looked(watch, State.VISIBLE, hours=30)
    assert tasks(table) == ["look_again"]
    (told,) = queries.requests(table.case)
    assert [it.where for it in told.sightings] == ["instagram.com"]
    request.refresh_from_db()
    assert request.state == "removed", "the watch tells, a person moves"
    taking_down.note(
        takedown=request, verb="note_return", words="", ticket="", look_again_on=None,
        actor=table.manager, at=NOON + 2 * DAY,
    )  # fmt: skip
    assert tasks(table) == ["look_again"], "a return waits for us"


def test_what_was_seen_before_the_removal_is_no_reappearance() -> None:
    table = given.a_table()
    vault = exhibiting.vault_of(table.case, NOON)
    publication = post.a_publication(at=NOON - DAY, vault=vault, address=LINK)
    post.looked(post.a_watch(at=NOON - DAY, publication=publication), State.VISIBLE, hours=1)
    removed(table)
    assert Watch.objects.count() == 1, "the watch that ran goes on"
    assert tasks(table) == []


@pytest.mark.parametrize("asked", [
    replace(ASKED, basis=Basis.INTIMATE), replace(ASKED, address="le compte de Rémi"),
])  # fmt: skip
def test_an_intimate_image_or_no_address_is_never_opened(asked: taking_down.Asked) -> None:
    assert removed(a_case_of_a_report(), asked).state == "removed"
    assert not Watch.objects.exists()


def test_without_a_plain_no_at_the_gate_nothing_is_watched() -> None:
    table = a_case_of_a_report()
    Report.objects.update(gate="unsure")
    removed(table)
    removed(given.a_table())
    assert not Watch.objects.exists()


def test_says_whether_this_installation_looks(settings: LazySettings) -> None:
    assert not queries.is_watched()
    settings.FRANCJEU = replace(settings.FRANCJEU, connectors=frozenset({"watch"}))
    assert queries.is_watched()


def test_the_watches_of_a_closed_case_end_except_where_a_removal_is_followed() -> None:
    table = given.a_table(state="closed")
    vault = exhibiting.vault_of(table.case, NOON)
    followed = post.a_publication(at=NOON, vault=vault, address=LINK)
    other = post.a_publication(at=NOON, vault=vault, address="https://x.com/a/status/1")
    for publication in (followed, other):
        post.a_watch(at=NOON, publication=publication)
    going_on = post.a_watch(at=NOON)
    removed(table)
    assert watching.end_closed(actor=CLOCK, at=NOON + DAY) == 1
    stopped = Watch.objects.get(stopped_at__isnull=False)
    assert (stopped.publication, stopped.stop_reason) == (other, "closed")
    assert going_on.stopped_at is None
    assert watching.end_closed(actor=CLOCK, at=NOON + DAY) == 0


def test_the_watches_of_a_file_end_once_an_intimate_image_may_be_concerned() -> None:
    table = a_case_of_a_report()
    removed(table)
    Report.objects.update(gate="yes")
    assert watching.end_closed(actor=CLOCK, at=NOON + DAY) == 1
    assert Watch.objects.get().stop_reason == "gated"
