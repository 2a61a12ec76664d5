"""The deletion watch: one row a look, a word and a statement; control pages of each platform."""

import uuid

from django.db import models
from django.db.models import F, Q

from francjeu.evidence.models.publication import Publication
from francjeu.evidence.models.sealed import Item
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.evidence.watch.watching import Answer, Standing, State
from francjeu.plumbing.fields import EncryptedText

STATES = [it.value for it in State]


class ControlPage(models.Model):
    """A page of a platform known to be public: while it shows, the platform answers us.

    `expected` are words a true showing holds; `source` says how it is known to be public. One at a
    time for a site; those that served stay, the checks refer to them.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    site = models.CharField(max_length=100)
    address = models.CharField(max_length=500)
    expected = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    checked_on = models.DateField()
    added_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site"],
                condition=Q(retired_at__isnull=True),
                name="control_page_one_a_site",
            ),
            models.CheckConstraint(
                condition=~Q(expected="") & ~Q(source=""), name="control_page_has_a_source"
            ),
        ]  # fmt: skip


class Watch(models.Model):
    """Looking at one publication again and again, until someone stops or its file closes.

    `standing` repeats what its checks prove (kernel.evidence.watching), for lists; `news_at` is
    when it last changed and nobody has read it yet; `why` who asked: a person, or a take-down.
    """

    WHY = ("person", "takedown")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="watches")
    why = models.CharField(max_length=20, default="person")
    started_at = models.DateTimeField()
    next_at = models.DateTimeField()
    standing = models.CharField(max_length=20, default=Standing.UNSEEN.value)
    news_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    stop_reason = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication"], condition=Q(stopped_at__isnull=True),
                name="watch_one_a_publication",
            ),
            models.CheckConstraint(
                condition=Q(standing__in=[it.value for it in Standing]), name="watch_standing_known"
            ),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True, stop_reason="")
                | Q(stopped_at__isnull=False) & ~Q(stop_reason=""),
                name="watch_stopped_says_why",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["next_at"], condition=Q(stopped_at__isnull=True), name="watch_due")
        ]


class Check(models.Model):
    """One look, sealed as a piece of its own (`item`), whatever it found. Never changed.

    `screen` is its picture, sealed too, when a browser looked. `control_state` is empty when no
    control page was named. `offset` is in seconds, the platform's clock minus ours.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    watch = models.ForeignKey(Watch, on_delete=models.PROTECT, related_name="checks")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    screen = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=20)
    reason = models.CharField(max_length=80, blank=True, default="")
    vantage = models.CharField(max_length=60)
    control = models.ForeignKey(ControlPage, on_delete=models.PROTECT, null=True, related_name="+")
    control_state = models.CharField(max_length=20, blank=True, default="")
    control_at = models.DateTimeField(null=True)
    embed_state = models.CharField(max_length=20, blank=True, default="")
    offset = models.IntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="check_state_known"),
            models.CheckConstraint(
                condition=Q(control_state__in=["", *STATES]), name="check_control_known"
            ),
            models.CheckConstraint(
                condition=Q(embed_state__in=["", *STATES]), name="check_embed_known"
            ),
            models.CheckConstraint(
                condition=Q(control_state="") | Q(control_at__isnull=False),
                name="check_control_has_a_moment",
            ),
        ]
        indexes = [models.Index(fields=["watch", "at"], name="check_by_watch")]


class Word(models.Model):
    """What a person who may see the content said of it. `access`: how, when staff said it."""

    BY = ("reporter", "staff")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    watch = models.ForeignKey(Watch, on_delete=models.PROTECT, related_name="words")
    by = models.CharField(max_length=20)
    answer = models.CharField(max_length=10)
    access = models.CharField(max_length=20, blank=True, default="")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer__in=[it.value for it in Answer]), name="word_answer_known"
            ),
            models.CheckConstraint(
                condition=Q(access__in=["", *(it.value for it in Access)]), name="word_access_known"
            ),
            models.CheckConstraint(
                condition=Q(by="reporter") | ~Q(access=""), name="word_of_staff_says_how"
            ),
        ]


class Statement(models.Model):
    """What the author of the content said of its absence: it fills the cause, as their word."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    watch = models.ForeignKey(Watch, on_delete=models.PROTECT, related_name="statements")
    words = EncryptedText()
    stated_at = models.DateTimeField()
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stated_at__lte=F("noted_at")), name="statement_is_not_ahead"
            )
        ]
