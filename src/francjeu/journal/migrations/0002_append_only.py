"""The database refuses to change or delete a journal entry; facts and salt may be erased."""

from django.db import migrations

from francjeu.plumbing.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_first")]

    operations = append_only(
        table="journal_entry",
        columns=(
            "subject", "number", "event", "actor", "at", "digest", "previous", "seal",
        ),
    )  # fmt: skip
