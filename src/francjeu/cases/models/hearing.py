"""What the person concerned answered and said."""

from django.db import models
from django.db.models import Q

from francjeu.cases.models.case import Case, Party
from francjeu.people.models import User
from francjeu.plumbing.fields import EncryptedText


class Response(models.Model):
    """What the person concerned, or who speaks for them, wished to say; a late one is marked."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="responses")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    version = EncryptedText(blank=True, default="")
    context = EncryptedText(blank=True, default="")
    witnesses = EncryptedText(blank=True, default="")
    wish = models.CharField(max_length=20, blank=True, default="")
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    is_late = models.BooleanField(default=False)


class ResponseDraft(models.Model):
    """What a party typed and has not sent yet: kept until the deadline, read by nobody else."""

    party = models.OneToOneField(Party, on_delete=models.PROTECT, related_name="+")
    answers = EncryptedText(blank=True, default="")
    saved_at = models.DateTimeField()


class Hearing(models.Model):
    """One hearing: how, when, who is `expected`; then who was there and the minutes."""

    WAYS = ("written", "phone", "video", "in_person")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="hearings")
    way = models.CharField(max_length=20)
    starts_at = models.DateTimeField(null=True)
    joining = EncryptedText(blank=True, default="")
    expected = EncryptedText(blank=True, default="")
    present = EncryptedText(blank=True, default="")
    minutes = EncryptedText(blank=True, default="")
    called_at = models.DateTimeField()
    held_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(way__in=("written", "phone", "video", "in_person")),
                name="hearing_way_known",
            )
        ]
