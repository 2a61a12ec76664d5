"""What was done with a report: the urgency sheet, a refusal or a transfer, who stands in."""

from django.db import models
from django.db.models import Q

from francjeu.kernel.procedure.intake import report as kernel
from francjeu.plumbing.fields import EncryptedText
from francjeu.reports.models.report import Report, known

DISPOSITIONS = ("refusal", "reroute")


class UrgencyCheck(models.Model):
    """The sheet a person signed: eight answers, what was done, who and when."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="checks")
    answers = models.JSONField()
    outcome = models.CharField(max_length=20)
    done = EncryptedText(blank=True, default="")
    signed_by = models.CharField(max_length=60)
    signed_by_name = EncryptedText(blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=known("outcome", kernel.Outcome), name="urgency_outcome_known"
            )
        ]


class Disposition(models.Model):
    """Why we could not act, or to whom the message went; always with other doors."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="dispositions")
    kind = models.CharField(max_length=10)
    reason = models.CharField(max_length=30, blank=True, default="")
    basis = models.CharField(max_length=10, blank=True, default="")
    body = models.CharField(max_length=200, blank=True, default="")
    words = EncryptedText(blank=True, default="")
    doors = models.JSONField(default=list)
    signed_by = models.CharField(max_length=60)
    signed_by_name = EncryptedText(blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="refusal", basis="", body="") & known("reason", kernel.Refusal)
                | Q(kind="reroute", reason="") & known("basis", kernel.Basis) & ~Q(body=""),
                name="disposition_says_why",
            )
        ]


class Standin(models.Model):
    """The account, best an outside person's, that receives what concerns director or chair."""

    about = models.CharField(max_length=10)
    account = models.CharField(max_length=60)
    named_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(about__in=["director", "chair"]), name="standin_for_whom_known"
            ),
            models.UniqueConstraint(
                fields=["about", "account"],
                condition=Q(ended_at__isnull=True),
                name="standin_named_once",
            ),
        ]
