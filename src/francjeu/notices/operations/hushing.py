"""Hushing a file: nothing leaves while it stands, but what a named person lets pass with a reason.

The guard stands at the bottom: whichever act writes a letter about the file, it meets it here.
"""

from datetime import datetime

from django.db import transaction

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor, Kind
from francjeu.notices import models
from francjeu.plumbing import jobs

SEND_JOB = "francjeu.notices.tasks.send_letter"


class Hushed(Exception):
    """A hush stands on this file: the letter is not written."""


class NotHushed(Exception):
    """No hush stands: there is nothing to let pass."""


class NoReason(Exception):
    """A named person says why, in words."""


def begin(*, subject: str, at: datetime) -> None:
    """From now on nothing leaves; one that stands goes on. In a transaction."""
    models.Hush.objects.get_or_create(subject=subject, lifted_at=None, defaults={"began_at": at})


def lift(*, subject: str, at: datetime) -> None:
    """What was kept leaves now. In a transaction."""
    if not models.Hush.objects.filter(subject=subject, lifted_at=None).update(lifted_at=at):
        return
    waiting = models.Letter.objects.filter(subject=subject, state="queued")
    for pk in waiting.values_list("pk", flat=True):
        jobs.enqueue(SEND_JOB, letter_id=pk)


def let_pass(*, subject: str, reason: str, actor: Actor, at: datetime) -> models.Pass:
    """A person says, in their name and with a reason, that the next act may write.

    Raises NotHushed, NoReason (also for whoever is not a person of the staff).
    """
    hush = _standing(subject)
    if hush is None:
        raise NotHushed
    if actor.kind is not Kind.STAFF or not reason.strip():
        raise NoReason
    with transaction.atomic():
        given = models.Pass(
            hush=hush, reason=reason.strip(), given_by=actor.ref, given_by_name=actor.name,
            given_at=at,
        )  # fmt: skip
        given.save(force_insert=True)
        journal.record(
            event="hush.passed", subject=subject, actor=actor, at=at,
            facts={"reason": reason.strip()},
        )  # fmt: skip
    return given


def require_pass(*, subject: str, at: datetime) -> None:
    """Pass when nothing stands, or when this act was let pass; one act uses one pass.

    The letters of one act share its moment. Raises Hushed.
    """
    hush = _standing(subject)
    if hush is None or hush.passes.filter(used_at=at).exists():
        return
    given = hush.passes.filter(used_at=None).order_by("id").first()
    if given is None:
        raise Hushed(subject)
    if not models.Pass.objects.filter(pk=given.pk, used_at=None).update(used_at=at):
        raise Hushed(subject)


def keeps(letter: models.Letter) -> bool:
    """True for a letter written before a hush that stands now: it waits in the queue."""
    hush = _standing(letter.subject)
    return hush is not None and bool(letter.body) and letter.written_at < hush.began_at


def _standing(subject: str) -> models.Hush | None:
    return models.Hush.objects.filter(subject=subject, lifted_at=None).first()
