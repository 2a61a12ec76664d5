"""Hand-overs and alarms move only along their tables; what was signed never changes."""

from django.db import migrations

from francjeu.kernel.procedure.intake.handover import HANDOVER
from francjeu.kernel.procedure.intake.urgent import ALARM
from francjeu.plumbing.triggers import append_only, moves_only


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_doors")]

    operations = [
        moves_only(table="reports_handover", moves=HANDOVER.arrows),
        moves_only(table="reports_alarm", moves=ALARM.arrows),
        *append_only(
            table="reports_handover",
            columns=(
                "report_id", "way", "body", "footing", "parts", "decided_by", "decided_at",
            ),
        ),
        *append_only(
            table="reports_routing",
            columns=("report_id", "answers", "inside", "ways", "signed_by", "at"),
        ),
        *append_only(table="reports_half", columns=("whole_id", "half_id", "split_by", "at")),
        *append_only(table="reports_support", columns=("report_id", "given_by", "at")),
        *append_only(
            table="reports_rota",
            columns=("valid_from", "chain", "minutes", "source", "set_by", "at"),
        ),
        *append_only(
            table="reports_sheetline",
            columns=("alarm_id", "step", "done", "body", "called_at", "noted_by", "at"),
        ),
        *append_only(table="reports_silence", columns=("report_id", "began_at")),
    ]
