"""What a reporter is told and by whom, reprisals, and who is kept from one report."""

from django.db import models
from django.db.models import Q

from francjeu.plumbing.fields import EncryptedText
from francjeu.reports.models.report import Report


class Responsible(models.Model):
    """The one person who follows a case, as its reporters read it; the last one counts."""

    case_ref = models.CharField(max_length=20, unique=True)
    account = models.CharField(max_length=60)
    name = EncryptedText()
    since = models.DateTimeField()


class KeptAway(models.Model):
    """An account for which this report does not exist: it tells of them (mission 2.7)."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="kept_away")
    account = models.CharField(max_length=60)
    because = EncryptedText(blank=True, default="")
    named_by = models.CharField(max_length=60, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "account"], name="kept_away_once")]
        indexes = [models.Index(fields=["account"], name="kept_away_by_account")]


class Reprisal(models.Model):
    """A report that tells of payback for another report, or in a case: read before all others."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="reprisal")
    after = models.ForeignKey(Report, null=True, on_delete=models.PROTECT, related_name="reprisals")
    case_ref = models.CharField(max_length=20, blank=True, default="")
    linked_by = models.CharField(max_length=60, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(after__isnull=False) | ~Q(case_ref=""), name="reprisal_after_something"
            )
        ]
        indexes = [models.Index(fields=["case_ref"], name="reprisal_by_case")]
