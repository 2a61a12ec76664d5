"""The journal's one table."""

from django.db import models

from francjeu.plumbing.fields import EncryptedText


class Entry(models.Model):
    """One act or one read. Added, never changed, never deleted; `facts` and `salt` can be erased.

    `facts` is canonical JSON, encrypted; empty once erased. `actor` is "kind:ref".
    """

    subject = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    event = models.CharField(max_length=60)
    actor = models.CharField(max_length=60)
    actor_name = EncryptedText(blank=True, default="")
    at = models.DateTimeField()
    facts = EncryptedText(blank=True, default="")
    salt = models.CharField(max_length=64, blank=True, default="")
    digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        constraints = [
            # Two writers who follow the same entry give the same number: one of them is refused.
            models.UniqueConstraint(fields=["subject", "number"], name="journal_entries_counted"),
        ]
