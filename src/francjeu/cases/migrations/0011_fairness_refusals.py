"""The database keeps the new moves, the panels apart, and what was answered as it was answered."""

from django.db import migrations

from francjeu.plumbing.triggers import Refuse, append_only, moves_changed, moves_only

BEFORE = (
    ("admissible", "notified"),
    ("admissible", "referred"),
    ("announced", "appealed"),
    ("announced", "closed"),
    ("answered", "heard"),
    ("answered", "hearing_called"),
    ("appealed", "announced"),
    ("decided", "announced"),
    ("heard", "decided"),
    ("hearing_called", "heard"),
    ("notified", "answered"),
    ("opened", "admissible"),
    ("opened", "dismissed"),
    ("opened", "referred"),
)
AFTER = (*BEFORE, ("appealed", "answered"))
APPEAL = (
    ("asked", "open"),
    ("asked", "refused"),
    ("asked", "withdrawn"),
    ("open", "overturned"),
    ("open", "sent_back"),
    ("open", "upheld"),
    ("open", "varied"),
    ("open", "withdrawn"),
)
INTERIM = (
    ("contested", "ended"),
    ("contested", "lifted"),
    ("contested", "ordered"),
    ("ordered", "contested"),
    ("ordered", "ended"),
    ("ordered", "lifted"),
)
CHALLENGE = (("asked", "granted"), ("asked", "refused"), ("asked", "withdrawn"))


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_appeals_placed")]

    operations = [
        *moves_changed(table="cases_case", before=BEFORE, after=AFTER),
        moves_only(table="cases_appeal", moves=APPEAL),
        moves_only(table="cases_interim", moves=INTERIM),
        moves_only(table="cases_challenge", moves=CHALLENGE),
        Refuse(
            name="cases_seat_instance_fixed", table="cases_seat", event="UPDATE OF instance",
            when="OLD.instance <> NEW.instance",
            message="cases_seat: who sat the first time does not sit on the appeal",
        ),
        *append_only(
            table="cases_sanctionstay", columns=("appeal_id", "granted", "decided_by_id", "decided_at")
        ),
        *append_only(
            table="cases_interimstep", columns=("interim_id", "verb", "ends_at", "by_id", "at")
        ),
    ]  # fmt: skip
