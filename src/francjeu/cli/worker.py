"""`fj worker`: runs background jobs, and again those whose worker died."""

import argparse
import threading
from typing import Any

from django.db import connections
from django.utils import timezone
from django_tasks_db.management.commands import db_worker

from francjeu.cli.language import say
from francjeu.plumbing import clockwork, jobs


def register(subparsers: Any) -> None:
    """Add `worker`."""
    words = say("exécuter les tâches de fond", "run background jobs")
    parser = subparsers.add_parser("worker", help=words, description=words)
    parser.add_argument(
        "--batch", action="store_true",
        help=say("s’arrêter quand il ne reste rien à faire", "stop when nothing is left to do"),
    )  # fmt: skip
    parser.add_argument(
        "--queue", action="append", choices=("default", "tools"),
        help=say("seulement cette file (sinon toutes)", "only this queue (else all)"),
    )  # fmt: skip
    parser.add_argument("--interval", type=float, default=0.5, help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run jobs until told to stop; 0 when stopped in good order."""
    worker = Worker(
        queues=arguments.queue or ["*"], interval=arguments.interval, batch=arguments.batch
    )
    worker.configure_signals()
    pulse = Pulse(worker.worker_id)
    pulse.start()
    try:
        worker.run()
    finally:
        pulse.stop()
    return 0


class Worker(db_worker.Worker):
    """The queue's own worker, with a second chance for jobs that failed."""

    def __init__(self, *, queues: list[str], interval: float, batch: bool) -> None:
        super().__init__(
            queue_names=queues,
            interval=interval,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=jobs.new_worker_id(),
            excluded_queue_names=[],
        )

    def run_task(self, db_task_result: Any) -> None:
        """Run one job; after a failure it waits for its next try."""
        super().run_task(db_task_result)
        jobs.postpone(job_id=db_task_result.id, at=timezone.now())


class Pulse(threading.Thread):
    """Says every few seconds that this worker lives; brings back lost jobs and those now due."""

    def __init__(self, worker_id: str) -> None:
        super().__init__(name="pulse", daemon=True)
        self._worker_id = worker_id
        self._stopped = threading.Event()
        self._once()

    def run(self) -> None:
        """Beat until stopped."""
        try:
            while not self._stopped.wait(jobs.PULSE.total_seconds()):
                self._once()
        finally:
            connections.close_all()

    def stop(self) -> None:
        """Take the pulse away: the worker leaves in good order."""
        self._stopped.set()
        self.join(timeout=10)
        jobs.leave(worker_id=self._worker_id)

    def _once(self) -> None:
        now = timezone.now()
        jobs.beat(worker_id=self._worker_id, at=now)
        jobs.recover(at=now)
        clockwork.wind(at=now)
