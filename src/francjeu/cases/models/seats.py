"""Who sits on a case, and the ties each declared."""

from django.db import models

from francjeu.cases.models.case import Case
from francjeu.people.models import User
from francjeu.plumbing.fields import EncryptedText


class Seat(models.Model):
    """A place at the table: who may decide, or read for counsel; left at once on recusal."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="seats")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="seats")
    seated_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="seat_one_per_person")]


class Declaration(models.Model):
    """What a person with access declared about ties with the case; the last one counts."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="declarations")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    linked = models.BooleanField()
    note = EncryptedText(blank=True, default="")
    declared_at = models.DateTimeField()
