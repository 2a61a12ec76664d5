"""The gate is answered before a report joins a case or is refused; typed answers are kept."""

import django.db.models.deletion
import francjeu.plumbing.fields
from django.db import migrations, models

from francjeu.plumbing.triggers import RefuseSeeing


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0005_told_by_letters'),
    ]

    operations = [
        migrations.CreateModel(
            name='GateDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('box', francjeu.plumbing.fields.EncryptedText()),
                ('saved_at', models.DateTimeField()),
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='gate_draft', to='reports.report')),
            ],
        ),
        RefuseSeeing(
            name="reports_report_gate_first", table="reports_report", event="UPDATE OF state",
            when="OLD.state = 'urgency_checked' AND NEW.state IN ('in_case', 'not_admissible')"
            " AND NOT EXISTS (SELECT 1 FROM reports_routing r WHERE r.report_id = NEW.id)",
            message="reports_report: a person answers the gate before a case or a refusal",
        ),
    ]  # fmt: skip
