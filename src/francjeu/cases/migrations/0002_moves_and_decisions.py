"""The database refuses moves outside the machine, and any change to a decision or a declaration."""

from django.db import migrations

from francjeu.plumbing.triggers import append_only, moves_only

MOVES = (
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


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_first")]

    operations = [
        moves_only(table="cases_case", moves=MOVES),
        *append_only(
            table="cases_decision",
            columns=(
                "case_id", "number", "outcome", "reasons", "frozen", "digest", "rung", "measure",
                "severity", "deviation", "decided_by_id", "decided_at", "replaces_id",
            ),
        ),
        *append_only(
            table="cases_declaration",
            columns=("case_id", "user_id", "linked", "declared_at"),
        ),
    ]  # fmt: skip
