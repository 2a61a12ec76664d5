"""What the person concerned sees of each piece: chosen by a named person, the whole kept sealed."""

from django.db import models
from django.db.models import Q

from francjeu.cases.models.case import Exhibit
from francjeu.evidence.models import Item
from francjeu.people.models import User
from francjeu.plumbing.fields import EncryptedText


class Disclosure(models.Model):
    """One choice about one piece; the last one holds, the others are kept.

    `words` are what is read, with its holes; `item` a prepared copy, sealed like any piece;
    `reason` why it is withheld, `summary` what it says in substance, as the person reads them.
    After the notice, `answer_by` is until when the person may speak about it.
    """

    KINDS = ("words", "copy", "withheld")

    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, related_name="disclosures")
    kind = models.CharField(max_length=10)
    words = EncryptedText(blank=True, default="")
    item = models.ForeignKey(Item, null=True, on_delete=models.PROTECT, related_name="+")
    reason = EncryptedText(blank=True, default="")
    summary = EncryptedText(blank=True, default="")
    answer_by = models.DateTimeField(null=True)
    chosen_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=("words", "copy", "withheld")), name="disclosure_kind_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind="copy") | Q(item__isnull=False), name="disclosure_copy_is_a_file"
            ),
        ]
        indexes = [models.Index(fields=["exhibit", "chosen_at"], name="disclosure_by_exhibit")]
