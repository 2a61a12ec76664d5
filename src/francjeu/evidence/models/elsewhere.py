"""What a capture made elsewhere says of itself, read once, apart from the piece it is about."""

from django.db import models
from django.db.models import Q

from francjeu.evidence.models.sealed import Item
from francjeu.kernel.evidence.capture.elsewhere import Form
from francjeu.plumbing.fields import EncryptedText


class Reading(models.Model):
    """One for each piece that a reader understands. `told` is JSON: facts, and what is wrong.

    `failure` is why the tool gave no answer; then nothing is known.
    """

    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="reading")
    form = models.CharField(max_length=20)
    told = EncryptedText(blank=True, default="")
    failure = models.CharField(max_length=20, blank=True, default="")
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(form__in=[it.value for it in Form]), name="reading_form_known"
            )
        ]
