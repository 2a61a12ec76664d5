"""A draft: opened by its browser only."""

from django.db import models

from francjeu.evidence.models import Vault


class Draft(models.Model):
    """Answers not sent yet, in a box only the browser's cookie opens; kept seven days.

    Sending takes the row away. `code_hash` is the slow hash of the code it will be found under.
    """

    door = models.CharField(max_length=64)
    code_hash = models.CharField(max_length=64)
    box = models.TextField()
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    vault = models.ForeignKey(
        Vault, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["door"], name="draft_one_per_door")]
