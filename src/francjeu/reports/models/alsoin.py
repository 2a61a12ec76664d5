"""A report that serves more than one case: one matter, several persons concerned."""

from django.db import models

from francjeu.reports.models.report import Report


class AlsoIn(models.Model):
    """This report serves that case too; it is followed in its first (`Report.case_ref`)."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="also_in")
    case_ref = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "case_ref"], name="also_in_once")]
        indexes = [models.Index(fields=["case_ref"], name="also_in_by_case")]
