"""The database refuses to change how a copy was made, and what the police said."""

from django.db import migrations

from francjeu.plumbing.triggers import Refuse, append_only, erasable


class Migration(migrations.Migration):
    dependencies = [("evidence", "0007_copies_and_isolation")]

    operations = [
        *append_only(
            table="evidence_derivation",
            columns=(
                "item_id", "parent_id", "original_id", "kind", "tool", "commitment", "made_by",
                "made_at",
            ),
        ),
        erasable(
            table="evidence_derivation",
            columns=("parent_sha256", "original_sha256", "salt", "parameters", "reason"),
        ),
        *append_only(
            table="evidence_isolation", columns=("item_id", "isolated_at", "isolated_by")
        ),
        Refuse(
            name="evidence_isolation_away_for_good", table="evidence_isolation",
            event="UPDATE OF put_away_at, sha256, recipient",
            when="OLD.put_away_at IS NOT NULL AND (NEW.put_away_at IS DISTINCT FROM "
            "OLD.put_away_at OR NEW.sha256 <> OLD.sha256 OR NEW.recipient <> OLD.recipient)",
            message="evidence_isolation: what is put away is not put away twice",
        ),
        *append_only(
            table="evidence_told",
            columns=(
                "isolation_id", "instruction", "body", "spoke_with", "file_number", "told_at",
                "recorded_by", "recorded_at",
            ),
        ),
        *append_only(
            table="evidence_keeper", columns=("account", "named_by", "named_at"),
        ),
    ]  # fmt: skip
