"""Naming who receives what concerns the director or the chair."""

from datetime import datetime

from django.db import transaction

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake.report import About
from francjeu.reports import access, models


class NotForThis(Exception):
    """Only reports about the director or the chair have a stand-in; nobody names themselves."""


def name_standin(*, about: About, account: str, actor: Actor, at: datetime) -> None:
    """An account, best an outside person's, receives these reports. Raises Refused, NotForThis."""
    access.RULES.require(actor, access.Act.NAME_STANDIN, access.Facts())
    if about is About.NOBODY or (actor.ref and account == actor.ref):
        raise NotForThis
    with transaction.atomic():
        named = models.Standin.objects.filter(
            about=about.value, account=account, ended_at__isnull=True
        )
        if named.exists():
            return
        models.Standin(about=about.value, account=account, named_at=at).save(force_insert=True)
        _record("standin.named", about=about, account=account, actor=actor, at=at)


def end_standin(*, about: About, account: str, actor: Actor, at: datetime) -> None:
    """The account no longer receives them. Raises Refused."""
    access.RULES.require(actor, access.Act.NAME_STANDIN, access.Facts())
    with transaction.atomic():
        named = models.Standin.objects.filter(
            about=about.value, account=account, ended_at__isnull=True
        )
        if named.update(ended_at=at):
            _record("standin.ended", about=about, account=account, actor=actor, at=at)


def _record(event: str, *, about: About, account: str, actor: Actor, at: datetime) -> None:
    journal.record(
        event=event, subject=f"account:{account}", actor=actor, at=at, facts={"about": about.value}
    )
