"""What the person concerned asks, brings, answers to a call and says of the minutes."""

from django.db import models
from django.db.models import Q

from francjeu.cases.models.case import Case, Exhibit, Party
from francjeu.cases.models.hearing import Hearing
from francjeu.cases.models.interim import InterimStep
from francjeu.people.models import User
from francjeu.plumbing.fields import EncryptedText


class TimeRequest(models.Model):
    """Someone asks for more time to answer; granted or refused, with reasons."""

    STATES = ("asked", "granted", "refused")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="time_requests")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    until = models.DateField()
    reason = EncryptedText()
    state = models.CharField(max_length=10, default="asked")
    asked_at = models.DateTimeField()
    answer = EncryptedText(blank=True, default="")
    due_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("asked", "granted", "refused")), name="time_state_known"
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(state="asked"), name="time_asked_once_at_a_time"
            ),
        ]


class Companion(models.Model):
    """The adult a person chose to be with: told by them, the last one counts."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="companions")
    name = EncryptedText(blank=True, default="")
    relation = EncryptedText(blank=True, default="")
    reach = EncryptedText(blank=True, default="")
    told_at = models.DateTimeField()


class Brought(models.Model):
    """A piece the person concerned brought: sealed and numbered like any other.

    `contest` when it came with words against an interim measure.
    """

    exhibit = models.OneToOneField(Exhibit, on_delete=models.PROTECT, related_name="brought")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="brought")
    brought_at = models.DateTimeField()
    contest = models.ForeignKey(
        InterimStep, null=True, on_delete=models.PROTECT, related_name="pieces"
    )


class HearingReply(models.Model):
    """What the person answered to a call: they come, ask another time, or give it up."""

    ANSWERS = ("comes", "other_time", "gives_up")

    hearing = models.ForeignKey(Hearing, on_delete=models.PROTECT, related_name="replies")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10)
    words = EncryptedText(blank=True, default="")
    replied_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer__in=("comes", "other_time", "gives_up")),
                name="hearing_reply_known",
            )
        ]


class MinutesReading(models.Model):
    """The person read the minutes: faithful, or with remarks kept beside them. Never changed."""

    hearing = models.ForeignKey(Hearing, on_delete=models.PROTECT, related_name="readings")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    is_faithful = models.BooleanField()
    remarks = EncryptedText(blank=True, default="")
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hearing", "party"], name="minutes_read_once")
        ]


class IdentityRuling(models.Model):
    """Whether the person concerned learns who reported, and why; the last ruling holds."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="identity_rulings")
    is_told = models.BooleanField()
    reasons = EncryptedText()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()


class OfAge(models.Model):
    """A person came of age during the case; `keeps` when they keep who spoke for them."""

    party = models.OneToOneField(Party, on_delete=models.PROTECT, related_name="of_age")
    keeps = models.BooleanField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
