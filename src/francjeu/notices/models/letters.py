"""Links that open once, and the letters that carry them; everything that names a person is sealed.

A letter is a row first and an e-mail later; its words are frozen with the digest the journal keeps.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from francjeu.kernel.procedure.letters.letter import LETTER
from francjeu.plumbing.fields import EncryptedText

QUESTIONS = ("birth_year", "code", "none")
PURPOSES = ("file",)
CLOSED_BECAUSE = ("renewed", "not_me", "tries", "withdrawn")


class Link(models.Model):
    """The right to open one file, once. The token itself is nowhere: only its keyed hash.

    The hash is empty until the letter leaves: the token is drawn at that moment. `answer_hash` is
    the keyed hash of what only the person knows; `tries` counts wrong answers over its whole life.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    token_hash = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001
    purpose = models.CharField(max_length=20)
    subject = models.CharField(max_length=60)
    reference = models.CharField(max_length=40, blank=True, default="")
    party = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    question = models.CharField(max_length=20)
    answer_hash = models.CharField(max_length=64, blank=True, default="")
    tries = models.PositiveSmallIntegerField(default=0)
    days = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_because = models.CharField(max_length=20, blank=True, default="")
    replaced_by = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="replaces"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(purpose__in=PURPOSES), name="link_purpose_known"),
            models.CheckConstraint(condition=Q(question__in=QUESTIONS), name="link_question_known"),
            models.CheckConstraint(
                condition=Q(closed_because__in=("", *CLOSED_BECAUSE)), name="link_closing_known"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(closed_because=""),
                name="link_closed_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="link_expires_after_it_is_made"
            ),
            models.CheckConstraint(
                condition=Q(question="none") | ~Q(answer_hash=""), name="link_question_has_answer"
            ),
        ]
        indexes = [models.Index(fields=["subject", "party"], name="link_by_subject_and_party")]


class Letter(models.Model):
    """One letter to one person. `body` is the document as blocks, `text` the same as plain text.

    `mail` names the content-free e-mail that carries it; without address it goes by hand.
    `door_code` is what staff tell the person apart, where nothing else can tell it is them.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.CharField(max_length=40)
    mail = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=60)
    reference = models.CharField(max_length=40, blank=True, default="")
    party = models.CharField(max_length=60)
    to_name = EncryptedText(blank=True, default="")
    to_address = EncryptedText(blank=True, default="")
    mail_facts = EncryptedText(blank=True, default="")
    title = EncryptedText(blank=True, default="")
    body = EncryptedText(blank=True, default="")
    text = EncryptedText(blank=True, default="")
    digest = models.CharField(max_length=64, blank=True, default="")
    link = models.OneToOneField(Link, null=True, on_delete=models.PROTECT, related_name="letter")
    state = models.CharField(max_length=20, default=LETTER.initial)
    tries = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=60, blank=True, default="")
    door_code = EncryptedText(blank=True, default="")
    handed_how = models.CharField(max_length=200, blank=True, default="")
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=LETTER.states), name="letter_state_known"),
            models.CheckConstraint(
                condition=Q(language__in=("fr", "en")), name="letter_language_known"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("sent", "opened")) | Q(sent_at__isnull=False),
                name="letter_sent_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="opened") | Q(opened_at__isnull=False),
                name="letter_opened_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | (Q(failed_at__isnull=False) & ~Q(failure="")),
                name="letter_failed_has_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["subject", "party"], name="letter_by_subject_and_party"),
            models.Index(fields=["state", "written_at"], name="letter_by_state"),
        ]
