"""References are given by several lanes, so that who asks does not wait for who asked before.

A lane goes on where the one counter of a letter and year stopped.
"""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

LANES = 16


def spread(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    counter = apps.get_model("plumbing", "Counter")
    for row in list(counter.objects.all()):
        given = row.upcoming
        row.upcoming = given + 1
        row.save()
        counter.objects.bulk_create(
            counter(name=row.name, lane=lane, upcoming=given + 1 + lane) for lane in range(1, LANES)
        )


def gather(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """One counter again, past every number given."""
    counter = apps.get_model("plumbing", "Counter")
    for row in list(counter.objects.filter(lane=0)):
        lanes = counter.objects.filter(name=row.name)
        row.upcoming = max(lanes.values_list("upcoming", flat=True)) - 1
        row.save()
        lanes.exclude(pk=row.pk).delete()


class Migration(migrations.Migration):

    dependencies = [("plumbing", "0003_rounds")]

    operations = [
        migrations.RenameField("counter", "value", "upcoming"),
        migrations.AlterField("counter", "upcoming", models.PositiveIntegerField()),
        migrations.AddField(
            "counter", "lane", models.PositiveSmallIntegerField(default=0), preserve_default=False
        ),
        migrations.AlterField("counter", "name", models.CharField(max_length=20)),
        migrations.RunPython(spread, gather),
        migrations.AddConstraint(
            "counter",
            models.UniqueConstraint(fields=["name", "lane"], name="counter_one_per_lane"),
        ),
    ]
