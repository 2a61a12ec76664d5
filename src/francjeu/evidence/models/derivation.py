"""How a piece was made from another, and what ties it to its sealed original (ADR 0023)."""

from django.db import models
from django.db.models import Q

from francjeu.evidence.models.sealed import Item
from francjeu.kernel.evidence.copies.copying import Kind
from francjeu.plumbing.fields import EncryptedText


class Derivation(models.Model):
    """One copy: `item`, made from `parent`, whose first ancestor is `original`.

    `original_sha256` and `salt` open `commitment`; they are erased with the vault. `parameters` is
    JSON: boxes, sheet, target; `reason` why a person made it.
    """

    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="made_from")
    parent = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="copies")
    original = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="descendants")
    kind = models.CharField(max_length=20)
    tool = models.CharField(max_length=200)
    parent_sha256 = models.CharField(max_length=64, blank=True)
    original_sha256 = models.CharField(max_length=64, blank=True)
    salt = EncryptedText(blank=True, default="")
    commitment = models.CharField(max_length=64)
    parameters = EncryptedText(blank=True, default="")
    reason = EncryptedText(blank=True, default="")
    made_by = models.CharField(max_length=60)
    made_by_name = EncryptedText(blank=True, default="")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[it.value for it in Kind]), name="derivation_kind_known"
            ),
            models.CheckConstraint(
                condition=~Q(item=models.F("original")), name="derivation_is_no_original"
            ),
        ]
        indexes = [models.Index(fields=["original", "made_at"], name="derivation_by_original")]


class Joined(models.Model):
    """A further screenshot that a joined picture was made from, beside its parent."""

    derivation = models.ForeignKey(Derivation, on_delete=models.PROTECT, related_name="joined")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="joined_into")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["derivation", "item"], name="joined_once_a_picture")
        ]
