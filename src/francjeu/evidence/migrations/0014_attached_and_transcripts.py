"""A message attached to a mail and a transcript say what they are of; a check goes with its mail."""

from django.db import migrations, models

from francjeu.plumbing.triggers import Keeping, Lift, RefuseSeeing

KINDS = ["redaction", "conversion", "prepared", "transcript", "attached"]


class Migration(migrations.Migration):
    dependencies = [("evidence", "0013_pictured")]

    operations = [
        Keeping(
            migrations.RemoveConstraint(model_name="derivation", name="derivation_kind_known")
        ),
        Keeping(
            migrations.AddConstraint(
                model_name="derivation",
                constraint=models.CheckConstraint(
                    condition=models.Q(("kind__in", KINDS)), name="derivation_kind_known"
                ),
            )
        ),
        Lift(
            name="evidence_mailcheck_kept", table="evidence_mailcheck", event="DELETE",
            when="OLD.id IS NOT NULL", message="evidence_mailcheck: rows are never deleted",
        ),
        RefuseSeeing(
            name="evidence_mailcheck_kept", table="evidence_mailcheck", event="DELETE",
            when="EXISTS (SELECT 1 FROM evidence_item i WHERE i.id = OLD.item_id "
            "AND i.state = 'sealed')",
            message="evidence_mailcheck: a check goes only with the piece it is about",
        ),
    ]  # fmt: skip
