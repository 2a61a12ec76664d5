"""Pieces that must not be seen: put away for the police, and what they said to do (ADR 0020)."""

from django.db import models
from django.db.models import Q

from francjeu.evidence.models.sealed import Item
from francjeu.kernel.evidence.pieces.isolating import Instruction
from francjeu.plumbing.fields import EncryptedText


class Isolation(models.Model):
    """One isolated piece. `put_away_at`: its bytes are encrypted to the offline key only.

    `recipient` is that key’s public half, `sha256` of the encrypted file in the folder apart;
    both are empty while the piece is shut by its state alone. `gone_at`: destroyed as told.
    """

    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="isolation")
    isolated_at = models.DateTimeField()
    isolated_by = models.CharField(max_length=60, blank=True)
    recipient = models.CharField(max_length=80, blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    put_away_at = models.DateTimeField(null=True)
    gone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(put_away_at__isnull=True) | ~Q(sha256=""),
                name="isolation_put_away_has_a_digest",
            )
        ]
        indexes = [models.Index(fields=["put_away_at"], name="isolation_waiting")]


class Told(models.Model):
    """What the police said about one isolated piece; the last one holds, the others are kept."""

    isolation = models.ForeignKey(Isolation, on_delete=models.PROTECT, related_name="told")
    instruction = models.CharField(max_length=20)
    body = EncryptedText()
    spoke_with = EncryptedText()
    file_number = EncryptedText()
    told_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=60)
    recorded_by_name = EncryptedText(blank=True, default="")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(instruction__in=[it.value for it in Instruction]),
                name="told_instruction_known",
            )
        ]
        indexes = [models.Index(fields=["isolation", "recorded_at"], name="told_by_isolation")]


class Keeper(models.Model):
    """Who alone tends isolated pieces, as named by someone; the last one holds."""

    account = models.CharField(max_length=60)
    account_name = EncryptedText()
    named_by = models.CharField(max_length=60)
    named_at = models.DateTimeField()
