"""A question on a false report moves only along its table."""

from django.db import migrations

from francjeu.kernel.procedure.decision.badfaith import FALSE_REPORT
from francjeu.plumbing.triggers import append_only, moves_only


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_false_reports")]

    operations = [
        moves_only(table="cases_falsereport", moves=FALSE_REPORT.arrows),
        *append_only(
            table="cases_falsereport", columns=("first_id", "asked_by_id", "asked_at")
        ),
    ]
