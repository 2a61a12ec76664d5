"""The database refuses to change a published version, or any version of the settings."""

from django.db import migrations

from francjeu.plumbing.triggers import Refuse, append_only


class Migration(migrations.Migration):
    dependencies = [("policy", "0001_first")]

    operations = [
        Refuse(
            name="policy_version_fixed",
            table="policy_version",
            event="UPDATE",
            when="OLD.state = 'published'",
            message="policy_version: a published version never changes",
        ),
        Refuse(
            name="policy_version_kept",
            table="policy_version",
            event="DELETE",
            when="OLD.state = 'published'",
            message="policy_version: a published version is never deleted",
        ),
        *append_only(
            table="policy_setting",
            columns=("kind", "number", "values", "valid_from", "added_at"),
        ),
    ]
