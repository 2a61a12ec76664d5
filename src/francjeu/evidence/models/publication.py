"""A post, page or account out there: one row, whatever is captured of it and however often."""

import uuid

from django.db import models

from francjeu.evidence.models.sealed import Vault
from francjeu.plumbing.fields import EncryptedText


class Publication(models.Model):
    """What a file is about, at its public address.

    `address` is where it was told to be, `spelling` the keyed hash of its one spelling
    (kernel.procedure.intake.content), `author` and `fragment` what a true capture of it must
    show. A row exists only where the question on intimate images of a minor was answered no
    (mission 2.8).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    vault = models.ForeignKey(Vault, on_delete=models.PROTECT, related_name="publications")
    address = EncryptedText()
    spelling = models.CharField(max_length=64)
    place = models.CharField(max_length=20)
    author = EncryptedText(blank=True, default="")
    fragment = EncryptedText(blank=True, default="")
    added_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vault", "spelling"], name="publication_once_a_vault")
        ]
        indexes = [models.Index(fields=["spelling"], name="publication_by_spelling")]
