"""Appeals kept before they had a machine of their own are placed in it."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

STATES = {"": "open", "uphold": "upheld", "vary": "varied", "overturn": "overturned"}


def place(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Appeals kept before they had a machine stand where their result says."""
    for appeal in apps.get_model("cases", "Appeal").objects.select_related("decision"):
        appeal.state = STATES[appeal.result]
        appeal.against_id = appeal.decision.decided_by_id
        appeal.save(update_fields=["state", "against_id"])


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_fairness")]

    operations = [migrations.RunPython(place, migrations.RunPython.noop)]
