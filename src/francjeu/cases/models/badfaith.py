"""A report known to be false: a path of its own, apart from the case it follows."""

from django.db import models
from django.db.models import Q

from francjeu.cases.models.case import Case
from francjeu.kernel.procedure.decision.badfaith import FALSE_REPORT, Shown
from francjeu.people.models import User
from francjeu.plumbing.fields import EncryptedText


class FalseReport(models.Model):
    """A question asked after a case is over: did someone know that what they reported was false?"""

    first = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="false_reports")
    state = models.CharField(max_length=20, default=FALSE_REPORT.initial)
    asked_words = EncryptedText()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    shown = models.CharField(max_length=20, blank=True, default="")
    pieces = models.JSONField(default=list)
    judged_words = EncryptedText(blank=True, default="")
    judged_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    judged_at = models.DateTimeField(null=True)
    second = models.OneToOneField(Case, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=FALSE_REPORT.states), name="false_report_state_known"
            ),
            models.CheckConstraint(
                condition=Q(shown__in=["", *(s.value for s in Shown)]),
                name="false_report_shown_how",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("shown", "opened")) | ~Q(shown=""),
                name="false_report_opens_only_once_shown",
            ),
            models.CheckConstraint(
                condition=~Q(state="opened") | Q(second__isnull=False),
                name="false_report_opened_names_its_case",
            ),
            models.UniqueConstraint(
                fields=["first"],
                condition=Q(state__in=("asked", "shown")),
                name="false_report_one_open_a_case",
            ),
        ]
