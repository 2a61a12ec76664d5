"""Stored versions of the policy, and of the settings that complete it."""

from django.db import models
from django.db.models import Q

from francjeu.people.models import User


class Version(models.Model):
    """One version of the organisation's policy: its text, and its structure as reviewed.

    `structure` is the kernel's proposal as corrected by a person. Published versions never change.
    """

    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=2)
    text = models.TextField()
    structure = models.JSONField()
    digest = models.CharField(max_length=64)
    source_name = models.CharField(max_length=255, blank=True, default="")
    state = models.CharField(max_length=20, default="draft")
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    in_force_on = models.DateField(null=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", in_force_on__isnull=True, published_at__isnull=True)
                | Q(state="published", in_force_on__isnull=False, published_at__isnull=False),
                name="version_published_with_a_date_of_effect",
            ),
            models.UniqueConstraint(
                fields=["in_force_on"],
                condition=Q(state="published"),
                name="version_one_takes_effect_a_day",
            ),
        ]


class Setting(models.Model):
    """One version of a set of settings, each value with its source: profile or doors.

    Added, never changed: a case keeps the one it was opened under.
    """

    KINDS = ("profile", "doors")

    kind = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    values = models.JSONField()
    note = models.CharField(max_length=300, blank=True, default="")
    valid_from = models.DateField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=("profile", "doors")), name="setting_kind_known"
            ),
            models.UniqueConstraint(fields=["kind", "number"], name="setting_counted_by_kind"),
        ]


class Wording(models.Model):
    """One wording of a letter, by language, with its source: added, never changed.

    No text in a language means the one that comes with the software.
    """

    event = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    texts = models.JSONField()
    source = models.CharField(max_length=300)
    note = models.CharField(max_length=300, blank=True, default="")
    valid_from = models.DateField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="wording_counted_by_letter"),
        ]
