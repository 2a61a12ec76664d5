"""The database keeps letters to their moves; a letter's words never change, they may be erased."""

from django.db import migrations

from francjeu.kernel.procedure.letters.letter import LETTER
from francjeu.plumbing.triggers import Refuse, append_only, moves_only

_WORDS = ("to_name", "to_address", "title", "body", "text")


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_first")]

    operations = [
        moves_only(table="notices_letter", moves=LETTER.arrows),
        *append_only(
            table="notices_letter",
            columns=("event", "language", "subject", "reference", "party", "digest", "written_at"),
        ),
        Refuse(
            name="notices_letter_words", table="notices_letter", event="UPDATE",
            when=" OR ".join(f"(NEW.{c} <> '' AND OLD.{c} <> NEW.{c})" for c in _WORDS),
            message="notices_letter: words are frozen; they may only be erased",
        ),
    ]  # fmt: skip
