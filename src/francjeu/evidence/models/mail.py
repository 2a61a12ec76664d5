"""What the check of a sealed e-mail found; once it is valid, it never changes."""

from django.db import models
from django.db.models import Q

from francjeu.evidence.models.sealed import Item
from francjeu.kernel.evidence.origin.mail import Signed


class MailCheck(models.Model):
    """The worth of a mail's signatures when it was received, beside the piece it is about.

    The row is deleted with the piece, and only then.

    `keys` are the public ids of the sealed records it was checked with, so that anyone can check it
    again years later. `tries` counts the times the key was asked for.
    """

    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="mail_check")
    verdict = models.CharField(max_length=20)
    domain = models.CharField(max_length=255, blank=True, default="")
    selector = models.CharField(max_length=255, blank=True, default="")
    arc = models.CharField(max_length=10, blank=True, default="")
    keys = models.JSONField(default=list)
    tries = models.PositiveIntegerField(default=0)
    checked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=[it.value for it in Signed]), name="mail_verdict_known"
            )
        ]
        indexes = [models.Index(fields=["verdict", "tries"], name="mail_by_verdict")]
