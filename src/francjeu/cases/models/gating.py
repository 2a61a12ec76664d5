"""The gate of a case that no report brought: nine answers by a person, and what is being typed."""

from django.db import models

from francjeu.cases.models.case import Case
from francjeu.people.models import User
from francjeu.plumbing.fields import EncryptedText


class Gate(models.Model):
    """The nine answers as a person signed them, and where they lead; the last one counts."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="gates")
    answers = models.JSONField()
    inside = models.BooleanField()
    ways = models.JSONField(default=list)
    words = EncryptedText(blank=True, default="")
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()


class GateDraft(models.Model):
    """What is being typed at the gate: whoever resumes finds it."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="gate_draft")
    box = EncryptedText()
    saved_at = models.DateTimeField()
