"""One campaign: its posts, its accounts, each answerable for itself; reporters counted once."""

from django.db import models
from django.db.models import Q

from francjeu.plumbing.fields import EncryptedText
from francjeu.reports.models.report import Report


class Incident(models.Model):
    """Several posts by several accounts that belong together. `title` is neutral words.

    `about` is whom its reports concern: an incident never mixes what one account may see with what
    it may not.
    """

    ref = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=120)
    about = models.CharField(max_length=10)
    gathered_by = models.CharField(max_length=60)
    gathered_by_name = EncryptedText(blank=True, default="")
    at = models.DateTimeField()


class Gathered(models.Model):
    """A report of an incident. `reporter` is a keyed hash: one reporter counts once."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="gathered")
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="gathered")
    reporter = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["incident", "reporter"], name="gathered_by_reporter")]


class Author(models.Model):
    """One account of an incident, as a letter. It answers for its own posts and for no other's.

    `case_ref` and `party` say where that is examined, once it is.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="authors")
    label = models.CharField(max_length=6)
    handle = EncryptedText(blank=True, default="")
    case_ref = models.CharField(max_length=20, blank=True, default="")
    party = models.CharField(max_length=3, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incident", "label"], name="author_label_once"),
            models.CheckConstraint(
                condition=Q(party="") | ~Q(case_ref=""), name="author_party_of_a_case"
            ),
        ]


class Post(models.Model):
    """One post of an incident, in words and by its link; never the content."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="posts")
    number = models.PositiveSmallIntegerField()
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="posts")
    key = models.CharField(max_length=64, blank=True, default="")
    link = EncryptedText(blank=True, default="")
    words = EncryptedText(blank=True, default="")
    posted_on = models.DateField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incident", "number"], name="post_numbered_once"),
            models.UniqueConstraint(
                fields=["incident", "key"], condition=~Q(key=""), name="post_once_an_incident"
            ),
        ]
