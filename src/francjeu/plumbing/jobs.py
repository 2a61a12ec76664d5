"""Background jobs: rows written in the act’s own transaction, run later by a worker (ADR 0008).

A job whose worker died runs again at once; one which failed runs again after a longer and longer
wait; after ATTEMPTS tries it stays on the list of stuck jobs. A job may therefore run twice, and
must be safe to repeat. No broker, no second store: the queue lives or dies with the data.
"""

import os
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ParamSpec, Protocol, TypeVar, cast

import django_tasks
from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult, get_date_max

from francjeu.plumbing import models

READY, RUNNING, FAILED = "READY", "RUNNING", "FAILED"
WAITS = (
    timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30),
)  # fmt: skip
ATTEMPTS = len(WAITS) + 1
PULSE = timedelta(seconds=5)
LEASE = timedelta(seconds=40)

P = ParamSpec("P")
T = TypeVar("T")


class Task(Protocol[P, T]):
    """A function that runs later: `enqueue` writes its row in the current transaction."""

    func: Callable[P, T]

    def enqueue(self, *args: P.args, **kwargs: P.kwargs) -> object:
        """Write the row; arguments must be plain JSON values (references, never objects)."""

    def call(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run it here and now."""

    def using(self, *, run_after: datetime | None = None, priority: int | None = None) -> Any:
        """The same task, not before a moment or with another rank."""


def task(function: Callable[P, T]) -> Task[P, T]:
    """Make a module-level function of a tasks.py a background job."""
    return cast("Task[P, T]", django_tasks.task(function))


def tool_task(function: Callable[P, T]) -> Task[P, T]:
    """A background job that runs a tool for seconds or minutes: on a queue of its own, so that

    no letter and no alarm ever waits behind it.
    """
    return cast("Task[P, T]", django_tasks.task(queue_name="tools")(function))


def enqueue(path: str, *, run_after: datetime | None = None, **arguments: Any) -> None:
    """Write one job's row in the current transaction, for an operation that may not import tasks.

    `path` names a task ("francjeu.notices.tasks.send_letter"); arguments are plain JSON values.
    """
    job: Task[..., object] = import_string(path)
    (job if run_after is None else job.using(run_after=run_after)).enqueue(**arguments)


@dataclass(frozen=True, slots=True)
class Stuck:
    """A job that failed too often: a person must look at it."""

    id: str
    name: str
    attempts: int
    asked_at: datetime
    failed_at: datetime | None
    error: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A job that has not run yet: what it was given; not before when it runs, None: at once."""

    arguments: dict[str, Any]
    run_after: datetime | None


class NotStuck(Exception):
    """The job runs, is done, or never was."""


def stuck() -> list[Stuck]:
    """Jobs that were tried ATTEMPTS times, newest first; the error's kind, never its words."""
    rows = DBTaskResult.objects.filter(status=FAILED).order_by("-finished_at")
    return [
        Stuck(
            id=str(row.id),
            name=row.task_path,
            attempts=len(row.worker_ids),
            asked_at=row.enqueued_at,
            failed_at=row.finished_at,
            error=row.exception_class_path,
        )
        for row in rows
    ]


def waiting(name: str) -> tuple[Waiting, ...]:
    """The jobs of one task that have not run yet, the first to run first."""
    rows = DBTaskResult.objects.filter(task_path=name, status=READY).order_by("run_after")
    at_once = get_date_max()
    return tuple(
        Waiting(row.args_kwargs["kwargs"], None if row.run_after == at_once else row.run_after)
        for row in rows
    )


def retry(*, job_id: str) -> str:
    """A stuck job is run again, with all its tries; returns its name. Raises NotStuck."""
    same = DBTaskResult.objects.filter(id=job_id, status=FAILED)
    name = same.values_list("task_path", flat=True).first()
    again = same.update(status=READY, run_after=get_date_max(), worker_ids=[], finished_at=None)
    if name is None or not again:
        raise NotStuck(job_id)
    return str(name)


def new_worker_id() -> str:
    """A name no other worker has, which tells the machine and the process."""
    return f"{socket.gethostname()[:30]}/{os.getpid()}/{secrets.token_hex(4)}"


def beat(*, worker_id: str, at: datetime) -> None:
    """A worker says that it lives."""
    models.Pulse.objects.update_or_create(worker_id=worker_id, defaults={"seen_at": at})


def leave(*, worker_id: str) -> None:
    """A worker that stops in good order takes its pulse away."""
    models.Pulse.objects.filter(worker_id=worker_id).delete()


def recover(*, at: datetime) -> int:
    """Jobs of workers that died are ready again; returns how many."""
    alive = _alive(at)
    running = DBTaskResult.objects.filter(status=RUNNING)
    lost = [row for row in running if not (row.worker_ids and row.worker_ids[-1] in alive)]
    return sum(_again(row, status=RUNNING, at=at) for row in lost)


def postpone(*, job_id: str, at: datetime) -> bool:
    """A job that just failed waits for its next try. False when it had its last."""
    row = DBTaskResult.objects.filter(id=job_id, status=FAILED).first()
    if row is None or len(row.worker_ids) >= ATTEMPTS:
        return False
    return _again(row, status=FAILED, at=at, wait=WAITS[len(row.worker_ids) - 1])


def _again(row: Any, *, status: str, at: datetime, wait: timedelta = timedelta(0)) -> bool:
    """One conditional update: of two workers that see the same lost job, one brings it back."""
    last = len(row.worker_ids) >= ATTEMPTS
    same = DBTaskResult.objects.filter(id=row.id, status=status, started_at=row.started_at)
    if last:
        same.update(status=FAILED, finished_at=at, exception_class_path="WorkerDied")
        return False
    return bool(same.update(status=READY, run_after=at + wait, finished_at=None))


def _alive(at: datetime) -> set[str]:
    with transaction.atomic():
        models.Pulse.objects.filter(seen_at__lt=at - LEASE).delete()
        known = models.Pulse.objects.values_list("worker_id", flat=True)
        return {worker_id for worker_id in known if not _seen_dead(worker_id)}


def _seen_dead(worker_id: str) -> bool:
    """True when the worker was a process of this machine that is no more: no lease to wait for."""
    host, _, rest = worker_id.partition("/")
    if host != socket.gethostname()[:30]:
        return False
    try:
        os.kill(int(rest.partition("/")[0]), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
