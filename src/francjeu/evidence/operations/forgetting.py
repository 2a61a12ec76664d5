"""What was drawn from a piece goes with it: its fingerprint, and every pair it was in.

Called in the transaction that withdraws, isolates or erases the piece.
"""

from collections.abc import Collection

from django.db.models import Q

from francjeu.evidence.models import Candidate, Fingerprint


def forget(*, items: Collection[int]) -> None:
    """Nothing of these pieces (by key) can be compared any more, nor is known to resemble."""
    keys = list(items)
    Candidate.objects.filter(Q(earlier__in=keys) | Q(later__in=keys)).delete()
    Fingerprint.objects.filter(item__in=keys).delete()
