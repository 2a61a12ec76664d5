"""What a person hands in says how its content was seen; a reporter and a copy may not."""

from django.db import migrations, models

from francjeu.plumbing.triggers import Keeping

SKIP = [
    "attached", "conversion", "message", "prepared", "redaction", "transcript", "upload",
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("evidence", "0014_attached_and_transcripts")]

    operations = [
        Keeping(
            migrations.AddConstraint(
                model_name="item",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("how_obtained", ""), _negated=True),
                        models.Q(("level__in", ["N1", "N2"]), _negated=True),
                        ("method__in", SKIP),
                        _connector="OR",
                    ),
                    name="item_handed_in_says_how_it_was_seen",
                ),
            )
        ),
    ]
