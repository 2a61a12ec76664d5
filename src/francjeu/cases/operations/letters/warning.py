"""Writing to who must act before a deadline and when it is over: a reference and a date, no more.

The hours are those of the profile; a clock that stands still warns nobody.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from francjeu.cases import access, clocks, facts
from francjeu.cases.models import Clock, ClockPause, ClockWarning, Stay
from francjeu.kernel.actors import Actor, Role
from francjeu.kernel.procedure.settings.profile import WARN_HOURS
from francjeu.notices.contents.letter import Mail
from francjeu.notices.operations import letters
from francjeu.people import queries as people
from francjeu.people.models import Grant, User

FARTHEST = timedelta(days=60)
_DECIDES = (Role.DECIDER.value, Role.CHAIR.value)


def warn(*, actor: Actor, at: datetime) -> int:
    """One e-mail a person a moment, for the last moment reached; returns how many left."""
    return sum(
        _written(clock, user, hours, actor, at)
        for clock in _near(at)
        for hours in _reached(clock, at)
        for user in _hands(clock, at)
    )


def _near(at: datetime) -> QuerySet[Clock]:
    still = ClockPause.objects.filter(clock=OuterRef("pk"), resumed_at__isnull=True)
    stayed = Stay.objects.filter(case=OuterRef("case"), ended_at__isnull=True)
    running = Clock.objects.filter(
        ~Exists(still),
        ~Exists(stayed),
        met_at__isnull=True,
        key__in=clocks.TURN,
        due_at__lte=at + FARTHEST,
    )
    return running.select_related("case__manager", "case__profile").order_by("due_at", "id")


def _reached(clock: Clock, at: datetime) -> tuple[int, ...]:
    """The last of the profile’s moments that has come; a clock of others, only once it is over."""
    profile = clocks.profile_of(clock.case)
    hours = profile.warn_hours if profile else WARN_HOURS
    if clock.key in clocks.OTHERS:
        hours = tuple(h for h in hours if h == 0)
    come = [h for h in hours if at >= clock.due_at - timedelta(hours=h) >= clock.started_at]
    return (min(come),) if come else ()


def _hands(clock: Clock, at: datetime) -> Iterator[User]:
    """Whose turn it is: the case manager, or each person seated to decide; never with a tie."""
    _verb, role = clocks.TURN[clock.key]
    known = facts.access_facts(clock.case)
    hands = [clock.case.manager] if role is Role.CASE_MANAGER else _seated(clock, at)
    for user in hands:
        if user.is_active and access.RULES.allows(
            people.actor_for(user=user, on=at.date()), access.Act.VIEW, known
        ):
            yield user


def _seated(clock: Clock, at: datetime) -> list[User]:
    """Who decides and sits in the panel whose clock this is."""
    held = Grant.objects.filter(
        user=OuterRef("user"), role__in=_DECIDES, starts_on__lte=at.date()
    ).exclude(ends_on__lte=at.date())
    instance = "appeal" if clock.key == "appeal_decision" else "first"
    seats = clock.case.seats.filter(
        Exists(held), instance=instance, left_at__isnull=True
    ).select_related("user")
    return [seat.user for seat in seats.order_by("pk")]


def _written(clock: Clock, user: User, hours: int, actor: Actor, at: datetime) -> bool:
    known = ClockWarning.objects.filter(clock=clock, user=user, due_at=clock.due_at)
    if known.filter(hours__lte=hours).exists():
        return False
    with transaction.atomic():
        ClockWarning(clock=clock, user=user, hours=hours, due_at=clock.due_at, warned_at=at).save(
            force_insert=True
        )
        letters.notify(
            mail=Mail(
                mail="task_due" if hours else "task_late", reference=clock.case.ref,
                organisation=people.organisation().name, due=clocks.local(clock.due_at),
            ),
            to=letters.Recipient(
                party=str(user.public_id), name=user.name, address=user.email,
                language=user.language,
            ),
            subject=f"case:{clock.case.ref}", actor=actor, at=at,
        )  # fmt: skip
    return True
