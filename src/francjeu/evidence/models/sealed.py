"""Vaults and the pieces sealed in them; the bytes are in the store, the keys in the keyring."""

import uuid

from django.db import models
from django.db.models import Q

from francjeu.kernel.evidence.origin.provenance import MAY_SKIP, NEEDS_ACCESS, Access, Level
from francjeu.kernel.evidence.pieces.keeping import Scan, State
from francjeu.plumbing.fields import EncryptedText


class Vault(models.Model):
    """One key for one report, draft or case: destroying the key erases every piece in it.

    `subject` is the chain of the journal in which acts on its pieces are written.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    subject = models.CharField(max_length=60)
    recipient = models.CharField(max_length=80)
    opened_at = models.DateTimeField()
    held_at = models.DateTimeField(null=True)
    hold_reason = EncryptedText(blank=True, default="")
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(destroyed_at__isnull=True) | Q(held_at__isnull=True),
                name="vault_held_is_not_destroyed",
            )
        ]
        indexes = [models.Index(fields=["subject"], name="vault_by_subject")]

    @property
    def is_draft(self) -> bool:
        """Of a report still being written: its author may take every piece back."""
        return self.subject.startswith("draft:")


class Item(models.Model):
    """A file kept exactly as received. What is fixed at sealing never changes.

    `sha256` and `size` are of the bytes as received. On erasure `sha256` and the name are emptied:
    a digest of a known picture would still tell that it was here.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    vault = models.ForeignKey(Vault, on_delete=models.PROTECT, related_name="items")
    state = models.CharField(max_length=20, default=State.SEALED.value)
    declared_name = EncryptedText(blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.BigIntegerField()
    blob = models.CharField(max_length=80)
    media_type = models.CharField(max_length=100)
    remarks = models.CharField(max_length=200, blank=True, default="")
    tool = models.CharField(max_length=100, blank=True, default="")
    method = models.CharField(max_length=30)
    level = models.CharField(max_length=2)
    how_obtained = models.CharField(max_length=20, blank=True, default="")
    received_at = models.DateTimeField()
    scan = models.CharField(max_length=20, default=Scan.NOT_SCANNED.value)
    malware = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[it.value for it in State]), name="item_state_known"
            ),
            models.CheckConstraint(
                condition=Q(scan__in=[it.value for it in Scan]), name="item_scan_known"
            ),
            models.CheckConstraint(
                condition=Q(level__in=[it.value for it in Level]), name="item_level_known"
            ),
            models.CheckConstraint(
                condition=Q(how_obtained__in=["", *(it.value for it in Access)]),
                name="item_how_obtained_known",
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="item_is_not_empty"),
            models.CheckConstraint(
                condition=~Q(how_obtained="")
                | ~Q(level__in=[it.value for it in NEEDS_ACCESS])
                | Q(method__in=sorted(way for ways in MAY_SKIP.values() for way in ways)),
                name="item_handed_in_says_how_it_was_seen",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["withdrawn", "erased"]) | ~Q(sha256=""),
                name="item_kept_has_a_digest",
            ),
        ]
        indexes = [models.Index(fields=["scan", "state"], name="item_by_scan")]
