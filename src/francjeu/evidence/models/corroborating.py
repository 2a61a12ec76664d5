"""What a named person adds to a sealed piece beside its grade. Added, never changed."""

from django.db import models
from django.db.models import Q

from francjeu.evidence.models.sealed import Item
from francjeu.kernel.evidence.origin.corroboration import Kind
from francjeu.plumbing.fields import EncryptedText


class Corroboration(models.Model):
    """An independent source that agrees with a piece, added by someone, with a reason."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="corroborations")
    kind = models.CharField(max_length=20)
    reason = EncryptedText()
    added_by = EncryptedText()
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[it.value for it in Kind]), name="corroboration_kind_known"
            ),
            models.UniqueConstraint(fields=["item", "kind"], name="corroboration_once_a_kind"),
        ]


class Instrumented(models.Model):
    """A capture made by a trained member of the staff (N2): with which tool, when, by what right.

    `address` is what was opened, `right` how the person lawfully sees it, in their own words.
    """

    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="instrumented")
    tool = models.CharField(max_length=100)
    address = EncryptedText(blank=True, default="")
    right = EncryptedText()
    taken_at = models.DateTimeField()
    taken_by = EncryptedText()
    added_at = models.DateTimeField()
