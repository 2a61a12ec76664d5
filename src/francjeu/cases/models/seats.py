"""Who sits on a case, and the ties each declared."""

from django.db import models
from django.db.models import Q

from francjeu.cases.models.case import Case, Party
from francjeu.kernel.procedure.panel.challenge import CHALLENGE
from francjeu.people.models import User
from francjeu.plumbing.fields import EncryptedText


class Seat(models.Model):
    """A place at the table: who may decide, or read for counsel; left at once on recusal.

    One seat per person and case, in one `instance` for ever: who sat the first time does not sit
    on the appeal (the database refuses it).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="seats")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="seats")
    instance = models.CharField(max_length=10, default="first")
    seated_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "user"], name="seat_one_per_person"),
            models.CheckConstraint(
                condition=Q(instance__in=("first", "appeal")), name="seat_instance_known"
            ),
        ]


class Declaration(models.Model):
    """What a person with access declared about ties with the case; the last one counts."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="declarations")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    linked = models.BooleanField()
    note = EncryptedText(blank=True, default="")
    declared_at = models.DateTimeField()


class Challenge(models.Model):
    """A request that a member be replaced; answered with reasons by someone else."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="challenges")
    member = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="+")
    reasons = EncryptedText()
    asked_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, default=CHALLENGE.initial)
    answer = EncryptedText(blank=True, default="")
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=CHALLENGE.states), name="challenge_state_known"
            ),
            models.UniqueConstraint(
                fields=["case", "member"],
                condition=Q(state="asked"),
                name="challenge_one_waits_per_member",
            ),
        ]
