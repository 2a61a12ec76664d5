"""The gate before a case is admitted; new time to answer a piece shown late."""

import django.db.models.deletion
import francjeu.plumbing.fields
from django.conf import settings
from django.db import migrations, models

from francjeu.plumbing.triggers import Keeping, Refuse, append_only, erasable


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0017_panels_vote'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Keeping(migrations.AddField(
            model_name='case',
            name='gated_at',
            field=models.DateTimeField(null=True),
        )),
        Keeping(migrations.AddField(
            model_name='disclosure',
            name='answer_by',
            field=models.DateTimeField(null=True),
        )),
        Keeping(migrations.AddField(
            model_name='disclosure',
            name='summary',
            field=francjeu.plumbing.fields.EncryptedText(blank=True, default=''),
        )),
        migrations.CreateModel(
            name='Gate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answers', models.JSONField()),
                ('inside', models.BooleanField()),
                ('ways', models.JSONField(default=list)),
                ('words', francjeu.plumbing.fields.EncryptedText(blank=True, default='')),
                ('answered_at', models.DateTimeField()),
                ('answered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gates', to='cases.case')),
            ],
        ),
        migrations.CreateModel(
            name='GateDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('box', francjeu.plumbing.fields.EncryptedText()),
                ('saved_at', models.DateTimeField()),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='gate_draft', to='cases.case')),
            ],
        ),
        Refuse(
            name="cases_case_gate_first", table="cases_case", event="UPDATE OF state",
            when="OLD.state = 'opened' AND NEW.state IN ('admissible', 'dismissed')"
            " AND NEW.gated_at IS NULL",
            message="cases_case: a person answers the gate before a case is admitted or dismissed",
        ),
        *append_only(
            table="cases_gate", columns=("case_id", "inside", "answered_by_id", "answered_at")
        ),
        erasable(table="cases_gate", columns=("words",)),
    ]  # fmt: skip
