"""A hold that stops destruction, the certificate of what is gone; words may be erased for good."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import francjeu.plumbing.fields
from francjeu.plumbing.triggers import Lift, Refuse, append_only, erasable

WERE_FIXED = (
    "case_id", "number", "outcome", "reasons", "frozen", "digest", "rung", "measure",
    "severity", "deviation", "decided_by_id", "decided_at", "replaces_id",
)  # fmt: skip
WORDS = ("reasons", "frozen", "deviation", "summary", "conditions")


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0005_outcomes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Destruction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('closed_on', models.DateField()),
                ('months', models.PositiveIntegerField()),
                ('source', models.CharField(max_length=300)),
                ('reports', models.PositiveIntegerField()),
                ('pieces', models.PositiveIntegerField()),
                ('octets', models.PositiveBigIntegerField()),
                ('texts', models.PositiveIntegerField()),
                ('entries', models.PositiveIntegerField()),
                ('done_at', models.DateTimeField()),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='destruction', to='cases.case')),
            ],
        ),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', francjeu.plumbing.fields.EncryptedText()),
                ('held_at', models.DateTimeField()),
                ('lifted_at', models.DateTimeField(null=True)),
                ('lift_reason', francjeu.plumbing.fields.EncryptedText(blank=True, default='')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holds', to='cases.case')),
                ('held_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lifted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('lifted_at__isnull', True)), fields=('case',), name='hold_one_at_a_time')],
            },
        ),
        # What was decided never changes; its words may be erased when the file’s time is over.
        Lift(
            name="cases_decision_fixed", table="cases_decision", event="UPDATE",
            when=" OR ".join(f'OLD."{c}" IS DISTINCT FROM NEW."{c}"' for c in WERE_FIXED),
            message="cases_decision: rows never change",
        ),
        Refuse(
            name="cases_decision_fixed", table="cases_decision", event="UPDATE",
            when=" OR ".join(
                f'OLD."{c}" IS DISTINCT FROM NEW."{c}"' for c in WERE_FIXED if c not in WORDS
            ),
            message="cases_decision: rows never change",
        ),
        erasable(table="cases_decision", columns=WORDS),
        *append_only(
            table="cases_destruction",
            columns=(
                "case_id", "closed_on", "months", "source", "reports", "pieces", "octets", "texts",
                "entries", "done_at",
            ),
        ),
        *append_only(table="cases_hold", columns=("case_id", "held_by_id", "held_at")),
    ]
