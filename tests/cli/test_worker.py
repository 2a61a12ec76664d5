"""Background jobs survive a worker that is killed, and wait longer after each failure."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from tests.cli import slow
from tests.conftest import NOON

from francjeu.plumbing import jobs, models

ROOT = Path(__file__).resolve().parents[2]


class House:
    """An installation of its own, on disk, driven as an operator would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("FRANCJEU_")},
            "FRANCJEU_DATA": str(folder),
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }
        self.started: list[subprocess.Popen[bytes]] = []

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "francjeu", *arguments]
        child = subprocess.Popen(
            command, env=self.environment, cwd=ROOT,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.started.append(child)
        return child

    def run(self, *arguments: str) -> None:
        assert self.start(*arguments).wait(timeout=180) == 0

    def python(self, code: str) -> str:
        command = [sys.executable, "-m", "francjeu", "manage", "shell", "-v", "0", "-c", code]
        return subprocess.run(
            command, env=self.environment, cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path / "data")
    house.run("manage", "migrate", "-v", "0")
    yield house
    for child in house.started:
        if child.poll() is None:
            child.kill()
            child.wait()


def until(true: Callable[[], bool], *, seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.05)


def test_a_job_whose_worker_was_killed_is_run_again(house: House, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    house.python(f"from tests.cli import slow; slow.write_twice.enqueue({str(trace)!r})")
    worker = house.start("worker")
    until(trace.exists)
    worker.kill()
    worker.wait()
    assert trace.read_text() == "begun\n"
    house.run("worker", "--batch")
    assert trace.read_text() == "begun\nbegun\ndone\n"


@pytest.mark.django_db
class TestAfterAFailure:
    def test_waits_longer_each_time_then_stays_stuck_for_a_person(self) -> None:
        slow.fail.enqueue("/nowhere")
        for wait in jobs.WAITS:
            self.fail_once()
            assert jobs.postpone(job_id=self.row().id, at=NOON)
            assert self.row().status == jobs.READY
            assert self.row().run_after == NOON + wait
        self.fail_once()
        assert not jobs.postpone(job_id=self.row().id, at=NOON)
        (stuck,) = jobs.stuck()
        assert (stuck.attempts, stuck.error) == (jobs.ATTEMPTS, "builtins.ConnectionError")

    def test_a_stuck_job_is_run_again_when_a_person_asks(self) -> None:
        slow.fail.enqueue("/nowhere")
        for _ in range(jobs.ATTEMPTS):
            self.fail_once()
        jobs.retry(job_id=str(self.row().id))
        assert jobs.stuck() == []
        assert self.row().worker_ids == []

    def test_refuses_to_retry_a_job_that_is_not_stuck(self) -> None:
        slow.fail.enqueue("/nowhere")
        with pytest.raises(jobs.NotStuck):
            jobs.retry(job_id=str(self.row().id))

    def fail_once(self) -> None:
        row = self.row()
        row.claim("elsewhere/1/a")
        row.set_failed(ConnectionError("away"))

    def row(self) -> DBTaskResult:
        return DBTaskResult.objects.get()


@pytest.mark.django_db
class TestRecovery:
    def test_leaves_the_job_of_a_living_worker_alone(self) -> None:
        self.running_on("elsewhere/1/a")
        jobs.beat(worker_id="elsewhere/1/a", at=NOON)
        assert jobs.recover(at=NOON + jobs.PULSE) == 0

    def test_takes_the_job_back_when_the_pulse_is_older_than_the_lease(self) -> None:
        self.running_on("elsewhere/1/a")
        jobs.beat(worker_id="elsewhere/1/a", at=NOON)
        assert jobs.recover(at=NOON + jobs.LEASE + timedelta(seconds=1)) == 1
        assert not models.Pulse.objects.exists()

    def test_does_not_wait_for_a_process_of_this_machine_that_is_gone(self) -> None:
        gone = subprocess.Popen([sys.executable, "-c", ""])
        gone.wait()
        name = jobs.new_worker_id().replace(f"/{os.getpid()}/", f"/{gone.pid}/")
        self.running_on(name)
        jobs.beat(worker_id=name, at=NOON)
        assert jobs.recover(at=NOON) == 1

    def test_a_job_that_kills_its_workers_ends_among_the_stuck(self) -> None:
        self.running_on(*["elsewhere/1/a"] * jobs.ATTEMPTS)
        assert jobs.recover(at=NOON) == 0
        assert [job.error for job in jobs.stuck()] == ["WorkerDied"]

    def running_on(self, *workers: str) -> None:
        slow.fail.enqueue("/nowhere")
        for worker in workers:
            DBTaskResult.objects.get().claim(worker)


@pytest.mark.django_db
def test_a_job_is_forgotten_with_the_act_that_asked_for_it() -> None:
    class Refused(Exception):
        pass

    def act() -> None:
        with transaction.atomic():
            slow.fail.enqueue("/nowhere")
            raise Refused

    with pytest.raises(Refused):
        act()
    assert not DBTaskResult.objects.exists()
