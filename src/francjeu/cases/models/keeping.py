"""A hold that stops destruction, and the certificate that stays once a file is gone."""

from django.db import models
from django.db.models import Q

from francjeu.cases.models.case import Case
from francjeu.people.models import User
from francjeu.plumbing.fields import EncryptedText


class Hold(models.Model):
    """A named person keeps the file, for a reason, until someone lifts it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="holds")
    reason = EncryptedText()
    held_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    held_at = models.DateTimeField()
    lifted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lift_reason = EncryptedText(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(lifted_at__isnull=True), name="hold_one_at_a_time"
            )
        ]


class Destruction(models.Model):
    """The certificate: what went, how much, under which rule. It names nobody."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="destruction")
    closed_on = models.DateField()
    months = models.PositiveIntegerField()
    source = models.CharField(max_length=300)
    reports = models.PositiveIntegerField()
    pieces = models.PositiveIntegerField()
    octets = models.PositiveBigIntegerField()
    texts = models.PositiveIntegerField()
    entries = models.PositiveIntegerField()
    done_at = models.DateTimeField()
