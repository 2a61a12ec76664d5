"""The wording of letters, by version; the database keeps each as it was added."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from francjeu.plumbing.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("policy", "0002_kept"),
    ]

    operations = [
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("event", models.CharField(max_length=40)),
                ("number", models.PositiveIntegerField()),
                ("texts", models.JSONField()),
                ("source", models.CharField(max_length=300)),
                ("note", models.CharField(blank=True, default="", max_length=300)),
                ("valid_from", models.DateField()),
                ("added_at", models.DateTimeField()),
                ("added_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("event", "number"), name="wording_counted_by_letter"),
                ],
            },
        ),
        *append_only(
            table="policy_wording",
            columns=("event", "number", "texts", "source", "valid_from", "added_at"),
        ),
    ]
