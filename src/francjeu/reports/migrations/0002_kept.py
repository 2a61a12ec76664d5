"""The database refuses a move outside the machine, and any change of what was signed."""

from django.db import migrations

from francjeu.kernel.procedure.intake.report import REPORT
from francjeu.plumbing.triggers import append_only, moves_only


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_first")]

    operations = [
        moves_only(table="reports_report", moves=REPORT.arrows),
        *append_only(
            table="reports_urgencycheck",
            columns=("report_id", "answers", "outcome", "signed_by", "at"),
        ),
        *append_only(
            table="reports_disposition",
            columns=("report_id", "kind", "reason", "basis", "body", "doors", "signed_by", "at"),
        ),
    ]
