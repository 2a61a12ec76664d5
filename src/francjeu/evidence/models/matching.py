"""What pieces are compared by, and the pairs put before a person."""

import uuid

from django.db import models
from django.db.models import F, Q

from francjeu.evidence.models.sealed import Item
from francjeu.kernel.evidence.likeness.matching import Method, Strength, Verdict
from francjeu.plumbing.fields import EncryptedText


class Fingerprint(models.Model):
    """What a piece is compared by, encrypted to its vault: it dies with the vault's key.

    `marks` holds hashes and the words read in it, `corners` where its corners are. `outcome` is
    `done`, or why it could not be looked into. The row is deleted with the piece.
    """

    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="fingerprint")
    outcome = models.CharField(max_length=20)
    marks = models.BinaryField(default=b"")
    corners = models.BinaryField(default=b"")
    made_at = models.DateTimeField()


class Candidate(models.Model):
    """Two pieces that may show the same thing: a question, until a person answers with a reason.

    `overlay` is a grey picture of what agrees, encrypted to both vaults, one in the other: it is
    gone with either. The row is deleted with either piece.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    earlier = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    later = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    method = models.CharField(max_length=10)
    strength = models.CharField(max_length=10)
    score = models.PositiveIntegerField()
    quality = models.PositiveSmallIntegerField()
    is_turned = models.BooleanField(default=False)
    overlay = models.BinaryField(default=b"")
    found_at = models.DateTimeField()
    verdict = models.CharField(max_length=10, default=Verdict.WAITING.value)
    reason = EncryptedText(blank=True, default="")
    answered_by = models.CharField(max_length=60, blank=True, default="")
    answered_by_name = EncryptedText(blank=True, default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="candidate_once_a_pair"),
            models.CheckConstraint(
                condition=~Q(earlier=F("later")), name="candidate_is_two_pieces"
            ),
            models.CheckConstraint(
                condition=Q(method__in=[it.value for it in Method]), name="candidate_method_known"
            ),
            models.CheckConstraint(
                condition=Q(strength__in=[it.value for it in Strength]),
                name="candidate_strength_known",
            ),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.WAITING.value, reason="")
                | Q(verdict__in=(Verdict.CONFIRMED.value, Verdict.REJECTED.value))
                & ~Q(reason="")
                & ~Q(answered_by=""),
                name="candidate_answered_by_someone_with_a_reason",
            ),
        ]
