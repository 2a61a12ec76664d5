"""Captures of a publication and the pieces each one gave; a capture is told, never corrected."""

import uuid

from django.db import models
from django.db.models import Q

from francjeu.evidence.models.publication import Publication
from francjeu.evidence.models.sealed import Item
from francjeu.kernel.evidence.capture.capturing import Role
from francjeu.kernel.evidence.capture.page_state import PageState
from francjeu.kernel.procedure.pieces.capturing import CAPTURE
from francjeu.plumbing.fields import EncryptedText


class Capture(models.Model):
    """One visit of our browser to a publication.

    `tries` counts the times it was begun: above one, a worker died in the middle. `reason` says
    why it failed, `verdict` what the address answered, `gaps` which kinds of things lack; the
    details, which may name addresses, are in `record` (JSON).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="captures")
    state = models.CharField(max_length=10, default=CAPTURE.initial)
    asked_by = models.CharField(max_length=60)
    asked_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=40, blank=True, default="")
    verdict = models.CharField(max_length=20, blank=True, default="")
    score = models.PositiveSmallIntegerField(null=True)
    gaps = models.JSONField(default=list)
    record = EncryptedText(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=CAPTURE.states), name="capture_state_known"
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=["", *(it.value for it in PageState)]),
                name="capture_verdict_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=CAPTURE.final) | Q(ended_at__isnull=False),
                name="capture_ended_has_a_moment",
            ),
        ]
        indexes = [models.Index(fields=["publication", "asked_at"], name="capture_by_moment")]


class CapturedPart(models.Model):
    """A sealed piece that a capture gave. `attempt` is the rank of the try that gave it."""

    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="parts")
    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="captured")
    role = models.CharField(max_length=10)
    attempt = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=[it.value for it in Role]), name="captured_role_known"
            )
        ]
