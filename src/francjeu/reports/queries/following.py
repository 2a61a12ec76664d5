"""Who follows a case, as its reporters read it; who is left to read a report; who takes revenge."""

from datetime import datetime
from enum import StrEnum

from django.utils import timezone

from francjeu.kernel.procedure.intake.report import RECEIVERS, About
from francjeu.people import queries as people
from francjeu.reports import models
from francjeu.reports.queries import reach


class By(StrEnum):
    """Who takes revenge, as the reporter can say without a name."""

    SOMEONE = "someone"
    FOLLOWER = "follower"
    DIRECTOR = "director"
    CHAIR = "chair"


class NothingWritten(Exception):
    """The message is empty."""


def about_of(by: By) -> About:
    """Whom the new report concerns."""
    return {By.DIRECTOR: About.DIRECTOR, By.CHAIR: About.CHAIR}.get(by, About.NOBODY)


def readers(*, report: models.Report, at: datetime) -> tuple[str, ...]:
    """The names of who may read this report."""
    day, reached = timezone.localdate(at), reach.reach_of(report)
    users = people.holders(roles=frozenset(RECEIVERS), on=day)
    return tuple(u.name for u in users if reached.admits(people.actor_for(user=u, on=day)))


def follower_of(*, case_ref: str) -> str:
    """The name of the one person who follows a case; empty before one does."""
    row = models.Responsible.objects.filter(case_ref=case_ref).first()
    return row.name if row else ""


def receivers(*, at: datetime) -> tuple[tuple[str, str], ...]:
    """Who may be kept from a report: the accounts that receive, by name."""
    found = people.holders(roles=frozenset(RECEIVERS), on=timezone.localdate(at))
    return tuple((str(user.public_id), user.name) for user in found)
