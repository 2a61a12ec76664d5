"""What was drawn from a piece goes with it: its fingerprint, every pair it was in, what was read.

Called in the transaction that withdraws, isolates or erases the piece, once its state says so: the
database lets the check of a mail go only then.
"""

from collections.abc import Collection

from django.db.models import Q

from francjeu.evidence.models import Candidate, Fingerprint, MailCheck, Masking, Reading


def forget(*, items: Collection[int]) -> None:
    """Nothing of these pieces (by key) can be compared any more, nor is known of what they say."""
    keys = list(items)
    Candidate.objects.filter(Q(earlier__in=keys) | Q(later__in=keys)).delete()
    Masking.objects.filter(item__in=keys).delete()
    Fingerprint.objects.filter(item__in=keys).delete()
    Reading.objects.filter(item__in=keys).update(told="")
    MailCheck.objects.filter(item__in=keys).delete()  # the domain of the sender, and its keys
