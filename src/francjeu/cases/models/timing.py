"""What befalls a clock: a pause with its reason, a warning that left."""

from django.db import models
from django.db.models import Q

from francjeu.cases.models.case import Clock
from francjeu.people.models import User
from francjeu.plumbing.fields import EncryptedText


class ClockPause(models.Model):
    """A clock that stands still, why, and since when; `due_before` is what it was going to be."""

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="pauses")
    reason = EncryptedText()
    due_before = models.DateTimeField()
    paused_at = models.DateTimeField()
    paused_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    resumed_at = models.DateTimeField(null=True)
    resumed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clock"], condition=Q(resumed_at__isnull=True), name="clock_paused_once"
            )
        ]


class ClockWarning(models.Model):
    """One e-mail about one clock to one person, so many hours before `due_at` (0: when over)."""

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="warnings")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    hours = models.PositiveSmallIntegerField()
    due_at = models.DateTimeField()
    warned_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clock", "user", "hours", "due_at"], name="clock_warned_once"
            )
        ]
