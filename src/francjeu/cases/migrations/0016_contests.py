"""A contest keeps who contests and what came with it; a lightened measure, what it was before."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from francjeu.plumbing.triggers import append_only, lifted

BEFORE = ("interim_id", "verb", "ends_at", "by_id", "at")
AFTER = (*BEFORE, "party_id", "kind")


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0015_false_reports_kept'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *lifted(append_only(table="cases_interimstep", columns=BEFORE)),
        migrations.RemoveConstraint(
            model_name='interimstep',
            name='interim_step_known',
        ),
        migrations.AddField(
            model_name='brought',
            name='contest',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pieces', to='cases.interimstep'),
        ),
        migrations.AddField(
            model_name='interimstep',
            name='kind',
            field=models.CharField(blank=True, default='', max_length=40),
        ),
        migrations.AddField(
            model_name='interimstep',
            name='party',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.party'),
        ),
        migrations.AddConstraint(
            model_name='interimstep',
            constraint=models.CheckConstraint(condition=models.Q(('verb__in', ('contest', 'keep', 'lighten', 'renew', 'lift', 'end'))), name='interim_step_known'),
        ),
        *append_only(table="cases_interimstep", columns=AFTER),
    ]  # fmt: skip
