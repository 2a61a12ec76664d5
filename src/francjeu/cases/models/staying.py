"""A case that waits for another body; protective measures go on meanwhile."""

from django.db import models
from django.db.models import F, Q

from francjeu.cases.models.case import Case
from francjeu.people.models import User
from francjeu.plumbing.fields import EncryptedText


class Stay(models.Model):
    """From when, for which body, why; looked at again on `review_on`; then taken up again."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="stays")
    body = models.CharField(max_length=200)
    reason = EncryptedText()
    review_on = models.DateField()
    began_at = models.DateTimeField()
    began_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    paused = models.JSONField(default=list)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    ended_reason = EncryptedText(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_at__isnull=True), name="stay_one_a_case"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("began_at")),
                name="stay_ends_after_it_begins",
            ),
        ]
