"""The database refuses to change what was sealed, to delete it, and to bring back what is gone."""

from django.db import migrations

from francjeu.plumbing.triggers import Refuse, append_only, moves_only

# As they were when this migration was written: a released migration is never edited.
MOVES = (
    ("sealed", "isolated"),
    ("sealed", "withdrawn"),
    ("sealed", "erased"),
    ("isolated", "erased"),
)


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_first")]

    operations = [
        *append_only(table="evidence_vault", columns=("public_id", "recipient", "opened_at")),
        Refuse(
            name="evidence_vault_gone_for_good", table="evidence_vault",
            event="UPDATE OF destroyed_at",
            when="OLD.destroyed_at IS NOT NULL AND NEW.destroyed_at IS DISTINCT FROM "
            "OLD.destroyed_at",
            message="evidence_vault: a destroyed vault stays destroyed",
        ),
        *append_only(
            table="evidence_item",
            columns=(
                "public_id", "vault_id", "size", "blob", "media_type", "remarks", "tool",
                "method", "level", "how_obtained", "received_at",
            ),
        ),
        Refuse(
            name="evidence_item_sha256_sealed", table="evidence_item", event="UPDATE OF sha256",
            when="OLD.sha256 <> NEW.sha256 AND NEW.sha256 <> ''",
            message="evidence_item: a digest is erased or kept, never changed",
        ),
        moves_only(table="evidence_item", moves=MOVES),
    ]  # fmt: skip
