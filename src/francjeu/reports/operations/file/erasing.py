"""Erasing the reports of a file whose time is over: words, names and codes; their count stays."""

from datetime import datetime

from django.db import transaction

from francjeu.plumbing import erasing
from francjeu.reports.models import Report


def erase(*, case_ref: str, at: datetime) -> int:
    """Empty every text of a case’s reports and shut their codes; returns how many rows had any.

    The act itself is written in the journal by the room that destroys the file.
    """
    with transaction.atomic():
        rows = Report.objects.filter(case_ref=case_ref)
        count = sum(erasing.blank(row) for row in rows)
        rows.update(code_until=at, visit=None, visit_until=None)
        rows.update(account=None, content=None, opens=False)
    return count
