"""A hush on one file: its letters stay here until a named person says otherwise (mission 2.8)."""

from django.db import models
from django.db.models import F, Q

from francjeu.plumbing.fields import EncryptedText


class Hush(models.Model):
    """While it stands, no letter about this file is written or leaves; e-mails to staff do."""

    subject = models.CharField(max_length=60)
    began_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject"], condition=Q(lifted_at__isnull=True), name="hush_one_stands"
            )
        ]


class Pass(models.Model):
    """The letters of one act may leave all the same: who says so, why. Used once."""

    hush = models.ForeignKey(Hush, on_delete=models.PROTECT, related_name="passes")
    reason = EncryptedText()
    given_by = models.CharField(max_length=60)
    given_by_name = EncryptedText(blank=True, default="")
    given_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(used_at__gte=F("given_at")),
                name="pass_used_after_it_is_given",
            )
        ]
