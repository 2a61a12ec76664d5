"""Erasing the letters about a file whose time is over: their words and addresses."""

from django.db import transaction

from francjeu.notices.models import Address, Letter
from francjeu.plumbing import erasing


def erase(*, subject: str) -> int:
    """Empty every text of the letters about `subject`; returns how many rows had any.

    The act itself is written in the journal by the room that destroys the file.
    """
    with transaction.atomic():
        rows = list(Letter.objects.filter(subject=subject))
        holders = {row.party for row in rows}
        book = Address.objects.filter(holder__in=holders)
        return sum(erasing.blank(row) for row in (*rows, *book))
