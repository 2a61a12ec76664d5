"""The database refuses to change or delete a leaf, a checkpoint, or a stamp that came."""

from django.db import migrations

from francjeu.plumbing.triggers import Refuse, append_only


class Migration(migrations.Migration):
    dependencies = [("custody", "0001_first")]

    operations = [
        *append_only(table="custody_leaf", columns=("index", "entry_id", "digest")),
        *append_only(table="custody_checkpoint", columns=("size", "root", "note", "made_at")),
        *append_only(table="custody_stamp", columns=("checkpoint_id", "authority", "wanted_at")),
        Refuse(
            name="custody_stamp_came", table="custody_stamp", event="UPDATE",
            when="OLD.got_at IS NOT NULL",
            message="custody_stamp: a stamp that came never changes",
        ),
    ]  # fmt: skip
