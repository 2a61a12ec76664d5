"""How letters travelled: each try and the server's answer, what came back, to which addresses."""

from django.db import models
from django.db.models import Q

from francjeu.notices.models.letters import Letter
from francjeu.plumbing.fields import EncryptedText

OUTCOMES = ("accepted", "deferred", "refused", "unreachable")
ENDED_BECAUSE = ("bounced", "refused", "not_me", "replaced", "withdrawn")


class Attempt(models.Model):
    """One try to give a letter's e-mail to the server, and its answer: the proof of sending.

    `message_id` names the e-mail and nobody; `status` is the server's (5.1.1), `answer` its words
    without the address.
    """

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="attempts")
    message_id = models.CharField(max_length=200, unique=True)
    at = models.DateTimeField()
    outcome = models.CharField(max_length=20)
    code = models.PositiveSmallIntegerField(null=True)
    status = models.CharField(max_length=12, blank=True, default="")
    answer = EncryptedText(blank=True, default="")
    next_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=OUTCOMES), name="attempt_outcome_known"),
        ]
        indexes = [models.Index(fields=["letter", "at"], name="attempt_of_letter")]


class Comeback(models.Model):
    """A delivery report that came back about one try; the same report counts once."""

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="comebacks")
    digest = models.CharField(max_length=64, unique=True)
    action = models.CharField(max_length=12)
    status = models.CharField(max_length=12, blank=True, default="")
    words = EncryptedText(blank=True, default="")
    at = models.DateTimeField()


class Again(models.Model):
    """A letter written again to a corrected address: both are kept."""

    earlier = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="written_again")
    later = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="written_after")


class Address(models.Model):
    """One address of one person: whose, since when, noted by whom, checked by whom and how.

    `holder` is the key under which letters know the person. An ended address gets no letter;
    `shared` says that someone of the same household reads there too, and that a person checked.
    """

    holder = models.CharField(max_length=60)
    address = EncryptedText(blank=True, default="")
    since = models.DateTimeField()
    noted_by = models.CharField(max_length=60)
    noted_by_name = EncryptedText(blank=True, default="")
    shared = models.BooleanField(default=False)
    checked_at = models.DateTimeField(null=True)
    checked_by = models.CharField(max_length=60, blank=True, default="")
    checked_by_name = EncryptedText(blank=True, default="")
    checked_how = EncryptedText(blank=True, default="")
    ended_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_because__in=("", *ENDED_BECAUSE)), name="address_ending_known"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | ~Q(ended_because=""),
                name="address_ended_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True) | ~Q(checked_by=""),
                name="address_checked_by_someone",
            ),
            models.UniqueConstraint(
                fields=["holder"], condition=Q(ended_at__isnull=True), name="address_one_in_use"
            ),
        ]


class Watch(models.Model):
    """When the mailbox of returned e-mails was last read, or could not be. One row, id 1."""

    read_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="watch_is_one")]
