"""The watch: begun and stopped by a person, its moments kept, nothing lost when a worker dies."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django_tasks_db.models import DBTaskResult
from tests.conftest import NOON
from tests.factories import evidence as sealed
from tests.factories import watching as given

from francjeu.evidence import access
from francjeu.evidence.models import Watch
from francjeu.evidence.operations.capture import controls, looking, watching
from francjeu.evidence.operations.isolation import isolating
from francjeu.evidence.operations.keeping import vaults
from francjeu.evidence.queries import watches
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import CLOCK, Actor, Kind, Role
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.evidence.watch.watching import Answer, Standing, State
from francjeu.plumbing import jobs

pytestmark = pytest.mark.django_db

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
REPORTER = Actor(kind=Kind.REPORTER, ref="S-2026-0001")


@pytest.fixture
def on(settings: LazySettings) -> None:
    settings.FRANCJEU = replace(settings.FRANCJEU, connectors=frozenset({"watch"}))


def queued() -> int:
    return DBTaskResult.objects.filter(task_path="francjeu.evidence.tasks.look").count()


def events(watch: Watch) -> list[str]:
    entries = journal.entries(subject=watch.publication.vault.subject)
    return [it.event for it in entries if it.event.startswith("watch.")]


def test_looks_at_once_then_within_the_hour(on: None) -> None:
    watch = given.a_watch(at=NOON)
    assert queued() == 1
    assert watch.next_at == NOON + HOUR
    assert events(watch) == ["watch.started"]


def test_a_platform_is_not_asked_again_and_again(on: None) -> None:
    watch = given.a_watch(at=NOON)
    given.looked(watch, State.VISIBLE, hours=1)
    with pytest.raises(watching.TooSoon):
        watching.look_now(
            watch=watch, facts=given.OURS, actor=given.MANAGER, at=NOON + HOUR + HOUR / 60
        )
    watching.look_now(watch=watch, facts=given.OURS, actor=given.MANAGER, at=NOON + 2 * HOUR)
    assert queued() == 2


def test_a_publication_is_watched_once_at_a_time() -> None:
    watch = given.a_watch(at=NOON)
    with pytest.raises(watching.AlreadyWatched):
        given.a_watch(at=NOON, publication=watch.publication)
    watching.stop(watch=watch, facts=given.OURS, actor=given.MANAGER, at=NOON + DAY)
    given.a_watch(at=NOON + 2 * DAY, publication=watch.publication)


@pytest.mark.parametrize("actor", [
    REPORTER, sealed.an_actor(Role.ADMINISTRATOR), sealed.an_actor(Role.COUNSEL),
])  # fmt: skip
def test_only_who_runs_the_file_begins_or_stops_it(actor: Actor) -> None:
    publication = given.a_publication(at=NOON)
    with pytest.raises(Refused):
        watching.start(publication=publication, facts=given.OURS, actor=actor, at=NOON)
    watch = given.a_watch(at=NOON, publication=publication)
    with pytest.raises(Refused):
        watching.stop(watch=watch, facts=given.OURS, actor=actor, at=NOON)
    with pytest.raises(Refused):
        watching.stop(
            watch=watch, facts=access.Facts(is_involved=False), actor=given.MANAGER, at=NOON
        )


def test_one_worker_among_several_takes_what_is_due(on: None) -> None:
    given.a_watch(at=NOON)
    assert looking.wind(at=NOON + 59 * HOUR / 60) == 0
    assert looking.wind(at=NOON + HOUR) == 1
    assert looking.wind(at=NOON + HOUR) == 0


def test_a_look_whose_worker_died_is_asked_for_again(on: None) -> None:
    """The job is lost with its worker: the moment comes back by itself."""
    given.a_watch(at=NOON)
    assert looking.wind(at=NOON + HOUR) == 1
    DBTaskResult.objects.all().delete()
    assert looking.wind(at=NOON + HOUR + looking.LEASE) == 1
    assert queued() == 1


def test_a_job_of_a_dead_worker_runs_again(on: None) -> None:
    given.a_watch(at=NOON)
    rows = DBTaskResult.objects.filter(task_path="francjeu.evidence.tasks.look")
    rows.update(status=jobs.RUNNING, worker_ids=["elsewhere/1/dead"], started_at=NOON)
    assert jobs.recover(at=NOON + DAY) == 1
    assert rows.get().status == jobs.READY


def test_what_was_stopped_or_erased_is_looked_at_no_more(on: None) -> None:
    vault = sealed.a_vault(at=NOON, subject="report:S-2026-0002")
    erased = given.a_watch(at=NOON, publication=given.a_publication(at=NOON, vault=vault))
    stopped = given.a_watch(at=NOON)
    watching.stop(watch=stopped, facts=given.OURS, actor=given.MANAGER, at=NOON)
    vaults.destroy(vault=erased.publication.vault, reason="over", actor=CLOCK, at=NOON)
    assert looking.wind(at=NOON + DAY) == 0
    assert looking.look(watch=stopped, actor=CLOCK, at=NOON + DAY) is None
    assert events(stopped) == ["watch.started", "watch.stopped"]


def test_nothing_is_opened_of_a_file_whose_piece_was_isolated(on: None) -> None:
    """Mission 2.8: the file may hold what must not be seen, at its addresses too."""
    watch = given.a_watch(at=NOON)
    piece = sealed.a_piece(at=NOON, vault=watch.publication.vault)
    isolating.isolate(item=piece, actor=given.MANAGER, at=NOON)
    assert looking.wind(at=NOON + DAY) == 0
    assert looking.look(watch=watch, actor=CLOCK, at=NOON + DAY) is None
    [seen] = watches.watched(vaults=[watch.publication.vault])
    assert seen.is_shut


@pytest.mark.clause("C-SUPP")
def test_a_persons_word_is_kept_and_never_makes_it_gone() -> None:
    watch = given.a_watch(at=NOON)
    for days in range(4):
        watching.note_word(
            watch=watch, answer=Answer.NO, how=None, facts=given.OURS, actor=REPORTER,
            at=NOON + days * DAY,
        )  # fmt: skip
    watch.refresh_from_db()
    assert watch.standing == Standing.UNSEEN
    assert watch.words.count() == 4
    assert "watch.word_noted" in events(watch)


def test_staff_say_how_they_lawfully_see_it() -> None:
    watch = given.a_watch(at=NOON)
    watching.note_word(
        watch=watch, answer=Answer.YES, how=Access.MEMBER, facts=given.OURS, actor=given.MANAGER,
        at=NOON,
    )  # fmt: skip
    [seen] = watches.watched(vaults=[watch.publication.vault])
    assert [(it.by, it.access) for it in seen.heard] == [("staff", "member")]


def test_what_the_author_says_is_never_ahead_of_the_day_it_is_noted() -> None:
    watch = given.a_watch(at=NOON)
    with pytest.raises(watching.Ahead):
        watching.note_statement(
            watch=watch, words="Je l’ai retiré.", stated_at=NOON + DAY, facts=given.OURS,
            actor=given.MANAGER, at=NOON,
        )  # fmt: skip


def test_a_reporter_is_asked_about_what_they_reported_and_nothing_else() -> None:
    mine, other = given.a_watch(at=NOON), given.a_watch(at=NOON)
    asked = watches.questions(vaults=[mine.publication.vault], at=NOON + HOUR)
    assert [it.watch for it in asked] == [mine.public_id]
    watching.note_word(
        watch=mine, answer=Answer.UNSURE, how=None, facts=given.OURS, actor=REPORTER,
        at=NOON + HOUR,
    )  # fmt: skip
    assert watches.questions(vaults=[mine.publication.vault], at=NOON + 2 * HOUR) == ()
    assert watches.questions(vaults=[mine.publication.vault], at=NOON + 3 * DAY) != ()
    assert watches.questions(vaults=[], at=NOON) == ()
    assert other.words.count() == 0


def test_one_control_page_serves_a_site_and_the_one_before_it_retires() -> None:
    first = given.a_control(at=NOON, address="https://www.instagram.com/laligue/")
    second = given.a_control(at=NOON + DAY, address="https://instagram.com/laligue2/")
    first.refresh_from_db()
    assert first.retired_at == NOON + DAY
    assert first.site == second.site == "instagram.com"


@pytest.mark.parametrize(("field", "value"), [
    ("address", "laligue"), ("expected", "ok"), ("source", "  "),
    ("checked_on", (NOON + DAY).date()),
])  # fmt: skip
def test_a_control_page_needs_words_to_find_and_a_source(field: str, value: object) -> None:
    named = controls.Named(
        address="https://x.com/laligue", expected="La ligue", source="Notre compte",
        checked_on=NOON.date(),
    )  # fmt: skip
    with pytest.raises(controls.BadControl, match=re.escape(field)):
        controls.name(named=replace(named, **{field: value}), actor=given.MANAGER, at=NOON)  # type: ignore[arg-type]
