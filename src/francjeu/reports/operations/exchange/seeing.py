"""A reporter says whether what they reported is still visible: one tap, never a proof (C-SUPP)."""

from datetime import datetime
from uuid import UUID

from francjeu.evidence.access import Facts
from francjeu.evidence.operations.capture import watching
from francjeu.evidence.queries import watches
from francjeu.kernel.actors import Actor, Kind
from francjeu.kernel.evidence.watch.watching import Answer
from francjeu.reports.queries import thread


class NotAsked(Exception):
    """Nobody asks this reporter about that today: answered already, stopped, or not theirs."""


def say(*, token: str, watch: UUID, answer: Answer, at: datetime) -> None:
    """Keep the reporter's word about what is asked on their page. Raises VisitOver, NotAsked."""
    report = thread.visited(token=token, at=at)
    vaults = thread.vaults_of(thread.own(report))
    actor = Actor(kind=Kind.REPORTER, ref=report.ref)
    try:
        row = watches.asked_about(vaults=vaults, watch=watch, at=at)
        watching.note_word(
            watch=row, answer=answer, how=None, facts=Facts(is_involved=True), actor=actor, at=at
        )
    except (watches.WatchNotFound, watching.WatchOver) as missing:
        raise NotAsked from missing
