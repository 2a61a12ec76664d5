"""The file prepared for counsel: asked, built by a job, fetched, then removed from the disk."""

import uuid

from django.db import models
from django.db.models import Q

from francjeu.cases.models.case import Case
from francjeu.people.models import User
from francjeu.plumbing.fields import EncryptedText

STATES = ("asked", "building", "ready", "failed", "removed")


class CounselFile(models.Model):
    """One copy for one named person. `step` of `steps` is how far the job is.

    `reason` is empty, or why who reported is named in this copy; `root` is the digest of the
    folder's own list of digests; `place` is the file's name on the disk while it waits.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    recipient = EncryptedText()
    language = models.CharField(max_length=2, default="fr")
    names_reporters = models.BooleanField(default=False)
    reason = EncryptedText(blank=True, default="")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=20, default="asked")
    step = models.PositiveSmallIntegerField(default=0)
    steps = models.PositiveSmallIntegerField(default=4)
    pages = models.PositiveIntegerField(null=True)
    root = models.CharField(max_length=64, blank=True, default="")
    withheld = models.JSONField(default=list)
    failure = models.CharField(max_length=60, blank=True, default="")
    ready_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="counsel_file_state_known"),
            models.CheckConstraint(
                condition=Q(language__in=("fr", "en")), name="counsel_file_language_known"
            ),
        ]
        indexes = [models.Index(fields=["case", "asked_at"], name="counsel_file_of_case")]
