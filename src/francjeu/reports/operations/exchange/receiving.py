"""E-mails to who receives reports: one has come, its urgency check is late. Never what it says."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake.report import RECEIVERS, Reach
from francjeu.kernel.procedure.settings.profile import Clock
from francjeu.notices import queries as notices
from francjeu.notices.contents.letter import Mail
from francjeu.notices.operations import letters
from francjeu.people import queries as people
from francjeu.people.models import User
from francjeu.policy import queries as policy
from francjeu.reports import models
from francjeu.reports.queries import reach, tasks

OLDEST = timedelta(days=7)
MOST = 50


def tell_receivers(*, actor: Actor, at: datetime) -> int:
    """One e-mail to each person who receives, for each content reported; one more when it is late.

    Sixty reports on one video are one content: the line that leads its group is told.
    Returns how many left.
    """
    waiting = models.Report.objects.filter(
        state="received", leads=True, received_at__gt=at - OLDEST
    ).order_by("rank", "received_at")[:MOST]
    rows = list(waiting)
    if not rows:
        return 0
    persons = list(_receivers(at))
    return sum(_tell(report, reach.reach_of(report), persons, actor, at) for report in rows)


def _tell(
    report: models.Report, known: Reach, persons: list[tuple[User, Actor]], actor: Actor,
    at: datetime,
) -> int:  # fmt: skip
    admitted = [user for user, hand in persons if known.admits(hand)]
    due = _due(report, at)
    event = "urgency_overdue" if at > due else "report_received"
    subject = f"report:{report.ref}"
    if not admitted or notices.was_written(subject=subject, event=event):
        return 0
    with transaction.atomic():
        for user in admitted:
            letters.notify(
                mail=Mail(
                    mail=event, organisation=people.organisation().name,
                    time=report.received_at, due=due,
                ),
                to=letters.Recipient(
                    party=str(user.public_id), name=user.name, address=user.email,
                    language=user.language,
                ),
                subject=subject, actor=actor, at=at,
            )  # fmt: skip
    return len(admitted)


def _due(report: models.Report, at: datetime) -> datetime:
    profile = policy.profile(on=timezone.localdate(at))
    stated = tasks.due_for(clock=Clock.URGENCY_CHECK, since=report.received_at, profile=profile)
    return stated or report.received_at + tasks.URGENCY_AIM


def _receivers(at: datetime) -> Iterator[tuple[User, Actor]]:
    roles = [role.value for role in RECEIVERS]
    users = User.objects.filter(is_active=True, grants__role__in=roles, grants__ends_on=None)
    for user in users.distinct().order_by("pk"):
        yield user, people.actor_for(user=user, on=timezone.localdate(at))
