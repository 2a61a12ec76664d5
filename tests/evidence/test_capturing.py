"""A capture is asked for, made in a process apart, sealed part by part, and told as it was."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django_tasks_db.models import DBTaskResult
from tests import disks
from tests.conftest import NOON
from tests.factories import evidence as given
from tests.posts import AUTHOR, WORDS, Site, a_site
from tests.tools import needs

from francjeu.connectors.capture.chromium import NoBrowser, program
from francjeu.evidence import access
from francjeu.evidence.models import Capture, Publication
from francjeu.evidence.operations.capture import capturing
from francjeu.evidence.operations.isolation import isolating
from francjeu.evidence.operations.keeping import vaults
from francjeu.evidence.operations.origin import publications
from francjeu.evidence.queries import captures as queries
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import SOFTWARE
from francjeu.kernel.actors import Role as Hand
from francjeu.kernel.evidence.capture.capturing import Gap, Role
from francjeu.kernel.evidence.capture.page_state import PageState
from francjeu.kernel.evidence.origin.provenance import Level
from francjeu.kernel.procedure.intake.report import Answer

pytestmark = pytest.mark.django_db

THEIRS = access.Facts(is_involved=True)
MANAGER = given.an_actor(Hand.CASE_MANAGER)
POST = "https://www.instagram.com/p/C0abc/?igsh=1"


@pytest.fixture
def site() -> Iterator[Site]:
    with a_site() as the_site:
        yield the_site


@pytest.fixture(autouse=True)
def _on(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    allowed = {request.getfixturevalue("site").host} if "site" in request.fixturenames else set()
    told = replace(
        settings.FRANCJEU, connectors=frozenset({"capture"}), capture_allow=frozenset(allowed)
    )
    monkeypatch.setattr(settings, "FRANCJEU", told)


@pytest.fixture
def browser() -> None:
    try:
        program()
    except NoBrowser:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    pytest.importorskip("warcio", reason="the tools of evidence are not installed: ./fj tools")


def ask(
    address: str = POST, *, gate: Answer = Answer.NO, vault: object = None, at: datetime = NOON
) -> Capture:
    return capturing.ask(
        vault=vault or given.a_vault(at=NOON), address=address, author=AUTHOR,  # type: ignore[arg-type]
        fragment=WORDS, gate=gate, actor=MANAGER, facts=THEIRS, at=at,
    )  # fmt: skip


def run(row: Capture, **limits: Any) -> Capture:
    capturing.run(capture=str(row.public_id), actor=SOFTWARE, now=lambda: NOON, **limits)
    row.refresh_from_db()
    return row


def told(row: Capture) -> queries.Captured:
    return queries.one(public_id=row.public_id, vaults=[row.publication.vault])


def test_asking_writes_a_job_for_the_worker_of_tools() -> None:
    row = ask()
    job = DBTaskResult.objects.get(task_path="francjeu.evidence.tasks.capture")
    assert (row.state, job.queue_name) == ("asked", "tools")
    assert row.publication.address == POST


def test_asking_twice_asks_for_one_capture() -> None:
    row = ask()
    again = ask(vault=row.publication.vault)
    assert again.pk == row.pk
    assert Publication.objects.count() == 1


def test_one_post_is_one_publication_whatever_was_pasted() -> None:
    vault = given.a_vault(at=NOON)
    run_over = ask("instagram.com/p/C0abc", vault=vault)
    Capture.objects.filter(pk=run_over.pk).update(state="running")
    Capture.objects.filter(pk=run_over.pk).update(state="failed", ended_at=NOON)
    ask(vault=vault)
    assert (Publication.objects.count(), Capture.objects.count()) == (1, 2)


@pytest.mark.parametrize("gate", [it for it in Answer if it is not Answer.NO])
def test_opens_nothing_unless_the_question_on_images_was_answered_no(
    gate: Answer, site: Site
) -> None:
    with pytest.raises(publications.GateClosed):
        ask(site.at("/post"), gate=gate)
    assert not Publication.objects.exists()
    assert not DBTaskResult.objects.filter(queue_name="tools").exists()
    assert site.seen == []


@pytest.mark.parametrize("address", [
    "", "x", "file:///etc/passwd", "http://127.0.0.1:22/", "http://localhost/",
    "https://me:secret@x.com/a", "javascript:alert(1)", "http://[::1]/",
])  # fmt: skip
def test_refuses_what_is_no_public_address(address: str) -> None:
    with pytest.raises(publications.NoAddress):
        ask(address)


def test_who_does_not_run_the_file_may_not_ask() -> None:
    with pytest.raises(Refused):
        capturing.ask(
            vault=given.a_vault(at=NOON), address=POST, author="", fragment="", gate=Answer.NO,
            actor=given.an_actor(Hand.DECIDER), facts=THEIRS, at=NOON,
        )  # fmt: skip


def test_switched_off_nothing_is_asked_and_nothing_asked_before_goes_out(
    monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    row = ask(site.at("/post"))
    monkeypatch.setattr(settings, "FRANCJEU", replace(settings.FRANCJEU, connectors=frozenset()))
    with pytest.raises(capturing.SwitchedOff):
        ask()
    assert (run(row).state, row.reason) == ("failed", "switched off")
    assert site.seen == []


@pytest.mark.clause("C-SUPP")
@pytest.mark.usefixtures("browser")
def test_what_was_captured_is_sealed_at_the_third_grade_and_matched(site: Site) -> None:
    row = run(ask(site.at("/post")))
    assert (row.state, row.verdict, row.score) == ("kept", PageState.MATCHED, 100)
    got = told(row)
    assert {it.role for it in got.parts} == {*Role} - {Role.MEDIA}
    assert {(it.piece.level, it.piece.method) for it in got.parts} == {(Level.N3, "capture")}
    assert got.lacks == ()
    assert "text" not in got.record
    run(row)  # the job is run a second time: nothing more
    assert len(told(row).parts) == len(got.parts)


@pytest.mark.usefixtures("browser")
def test_the_first_pieces_are_sealed_while_the_browser_still_works(site: Site) -> None:
    def now() -> datetime:
        return datetime.fromtimestamp(time.time(), UTC)

    row = ask(site.at("/post"))
    capturing.run(capture=str(row.public_id), actor=SOFTWARE, now=now)
    sealed = row.parts.order_by("pk")
    first, last = sealed[0], sealed.reverse()[0]
    assert first.role == Role.RESPONSE
    assert last.at - first.at > timedelta(seconds=0.3)


@pytest.fixture
def small_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Sealed pieces go to a disk of one megabyte."""
    here = replace(settings.FRANCJEU, data_dir=tmp_path)
    monkeypatch.setattr(settings, "FRANCJEU", here)
    with disks.small(tmp_path / "pieces", size=1024 * 1024) as pieces:
        yield pieces


@pytest.mark.usefixtures("browser")
def test_a_full_disk_keeps_what_was_sealed_and_says_so(small_disk: Path, site: Site) -> None:
    row = run(ask(site.at("/thread")))
    assert (row.state, row.reason) == ("partial", "store full")
    assert [it.role for it in told(row).parts] == [Role.RESPONSE, Role.VIEW]
    assert [it.gap for it in told(row).lacks] == [Gap.STORE_FULL]
    assert len(list(small_disk.glob("??/??/*.age"))) == 2


@pytest.mark.usefixtures("browser")
def test_a_worker_that_died_is_followed_by_another_and_it_is_told(site: Site) -> None:
    """Killed for good in test_capturing_killed.py; here, what it leaves in the table."""
    row = ask(site.at("/nulle-part"))
    Capture.objects.filter(pk=row.pk).update(state="running", tries=1, begun_at=NOON)
    row = run(row)
    assert (row.tries, row.verdict) == (2, PageState.GONE_HTTP)
    assert [it.gap for it in told(row).lacks] == [Gap.INTERRUPTED]


def test_one_that_dies_each_time_is_given_up() -> None:
    row = ask()
    Capture.objects.filter(pk=row.pk).update(state="running", tries=capturing.MOST_TRIES)
    assert (run(row).state, row.reason) == ("failed", "interrupted")


def test_one_left_open_for_long_does_not_stand_in_the_way() -> None:
    row = ask()
    later = NOON + timedelta(hours=1)
    again = ask(vault=row.publication.vault, at=later)
    row.refresh_from_db()
    assert again.pk != row.pk
    assert (row.state, row.reason) == ("failed", "abandoned")


Program = Callable[[str], None]


@pytest.fixture
def chromium(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Program:
    """Puts a script in the place of Chromium."""

    def put(script: str) -> None:
        pytest.importorskip("playwright", reason="the tools are not installed: ./fj tools")
        program = tmp_path / "chromium"
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    return put


@pytest.fixture
def no_chromium(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine on which no Chromium is installed."""
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("no_chromium")
def test_without_chromium_nothing_is_said_of_the_page(site: Site) -> None:
    row = run(ask(site.at("/post")))
    assert (row.state, row.reason, row.verdict) == ("failed", "missing", PageState.UNKNOWN)
    assert site.seen == []


def test_a_browser_that_dies_at_once_is_started_once_more_and_is_no_verdict(
    site: Site, chromium: Program, tmp_path: Path
) -> None:
    chromium(f"echo started >> {tmp_path}/starts; exit 1")
    row = run(ask(site.at("/post")))
    assert (row.state, row.reason, row.verdict) == ("failed", "browser ended", PageState.UNKNOWN)
    assert [it.gap for it in told(row).lacks] == [Gap.BROKE_OFF]
    assert not told(row).record["why"]
    starts = (tmp_path / "starts").read_text(encoding="utf-8").split()
    assert len(starts) == 2 * (1 if os.geteuid() == 0 else 2)  # with its sandbox, then without


@pytest.mark.usefixtures("browser")
def test_one_that_takes_too_much_memory_as_it_starts_is_told_so_and_is_no_verdict(
    site: Site,
) -> None:
    row = run(ask(site.at("/post")), bounds={**capturing.BOUNDS, "memory": 1})
    assert (row.state, row.reason, row.verdict) == ("failed", "out of memory", PageState.UNKNOWN)
    assert [(it.gap, it.detail) for it in told(row).lacks] == [(Gap.BROKE_OFF, "memory")]
    assert not told(row).record["why"]


TOOL_OF = "$(ps -o ppid= -p $PPID)"
"""The tool is the parent of what drives the browser."""


@needs("ps")
@pytest.mark.parametrize("signal", ["TERM", "KILL"])
def test_a_tool_that_is_killed_is_no_verdict_on_the_page(
    site: Site, chromium: Program, signal: str
) -> None:
    chromium(f"kill -{signal} {TOOL_OF}")
    row = run(ask(site.at("/post")))
    assert (row.state, row.reason, row.verdict) == ("failed", "stopped", PageState.UNKNOWN)


def test_a_browser_that_never_answers_is_ended(site: Site, chromium: Program) -> None:
    chromium("exec sleep 600")
    row = run(ask(site.at("/post")), limits=replace(capturing.LIMITS, seconds=3))
    assert (row.state, row.reason, row.verdict) == ("failed", "timed out", PageState.UNKNOWN)


@pytest.mark.usefixtures("no_chromium")
def test_what_came_of_a_capture_is_not_told_otherwise() -> None:
    row = run(ask())
    for change in ({"verdict": "matched"}, {"state": "kept"}, {"score": 100}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Capture.objects.filter(pk=row.pk).update(**change)


@pytest.mark.usefixtures("no_chromium")
def test_a_destroyed_vault_forgets_the_address_and_what_was_told_of_it() -> None:
    row = run(ask())
    assert row.record
    vaults.destroy(vault=row.publication.vault, reason="due", actor=SOFTWARE, at=NOON)
    row.refresh_from_db()
    publication = Publication.objects.get()
    assert (row.record, publication.address, publication.author) == ("", "", "")


@pytest.mark.usefixtures("browser")
def test_one_piece_isolated_isolates_the_whole_page_and_it_is_opened_no_more(site: Site) -> None:
    row = run(ask(site.at("/post")))
    isolating.isolate(item=row.parts.filter(role=Role.VIEW).get().item, actor=MANAGER, at=NOON)
    assert set(row.parts.values_list("item__state", flat=True)) == {"isolated"}
    seen = list(site.seen)
    with pytest.raises(publications.GateClosed):
        ask(site.at("/post"), vault=row.publication.vault)
    assert site.seen == seen


def test_a_capture_of_another_file_is_not_found() -> None:
    row = ask()
    with pytest.raises(queries.CaptureNotFound):
        queries.one(public_id=row.public_id, vaults=[given.a_vault(at=NOON, subject="case:D-1")])
