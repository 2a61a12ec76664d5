"""A masked copy that takes long to make: asked for, under way, or failed; gone once it is made."""

import uuid

from django.db import models
from django.db.models import Q

from francjeu.evidence.models.sealed import Item
from francjeu.plumbing.fields import EncryptedText


class Masking(models.Model):
    """What a person asked to be hidden in a film, a sound or a PDF, until the copy is sealed.

    `plan` is JSON, as kernel.evidence.masks writes it. `trouble` says why it failed: what was typed
    is still there. Erased with its piece. `tries` counts the times it was begun.
    """

    STATES = ("asked", "running", "failed")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="maskings")
    plan = EncryptedText()
    reason = EncryptedText()
    asked_by = models.CharField(max_length=60)
    asked_by_name = EncryptedText(blank=True, default="")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="asked")
    tries = models.PositiveSmallIntegerField(default=0)
    percent = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("asked", "running", "failed")), name="masking_state_known"
            ),
            models.UniqueConstraint(fields=["item"], name="masking_one_at_a_time"),
        ]
