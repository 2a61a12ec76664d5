"""How an act is described and dated before anyone qualifies it, and what school law would say."""

from django.db import models
from django.db.models import F, Q

from francjeu.cases.models.case import Case, Party
from francjeu.cases.models.deciding import Finding
from francjeu.kernel.procedure.decision import bullying, qualifying
from francjeu.kernel.procedure.decision.elements import Result
from francjeu.people.models import Institution, Team, User
from francjeu.plumbing.fields import EncryptedText


class Conduct(models.Model):
    """The act in plain marks, as a named person describes it; nothing here is found."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="conduct")
    channels = models.JSONField(default=list)
    target = models.CharField(max_length=30, blank=True, default="")
    tone = models.CharField(max_length=30, blank=True, default="")
    tags = models.JSONField(default=list)
    other_words = EncryptedText(blank=True, default="")
    joke = models.BooleanField(default=False)
    disclaimer = models.BooleanField(default=False)
    deleted_on = models.DateField(null=True)
    denounces = models.BooleanField(default=False)
    described_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    described_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(target__in=["", *(t.value for t in qualifying.Target)]),
                name="conduct_target_known",
            ),
            models.CheckConstraint(
                condition=Q(tone__in=["", *(t.value for t in qualifying.Tone)]),
                name="conduct_tone_known",
            ),
        ]


class Occurrence(models.Model):
    """One dated item of a series: what, when, on which piece."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="occurrences")
    on = models.DateField()
    words = EncryptedText()
    exhibit = models.PositiveIntegerField(null=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "on"], name="occurrence_by_day")]


class Involvement(models.Model):
    """What a respondent did with the content; who only followed is there for a reason (C-C-4)."""

    party = models.OneToOneField(Party, on_delete=models.PROTECT, related_name="involvement")
    part = models.CharField(max_length=20)
    reason = EncryptedText(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(part__in=[p.value for p in qualifying.Part]), name="involvement_known"
            )
        ]


class Collective(models.Model):
    """A party that is a team or an institution: someone else answers for it."""

    party = models.OneToOneField(Party, on_delete=models.PROTECT, related_name="collective")
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(
        Institution, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(team__isnull=False, institution__isnull=True)
                | Q(team__isnull=True, institution__isnull=False),
                name="collective_is_one_thing",
            )
        ]


class EmployerTrack(models.Model):
    """What goes to the employer’s own path: a respondent who is there as an employee (C-ID-4).

    Whom it was handed to and in which words is read by who manages cases, not by the committee.
    """

    party = models.OneToOneField(Party, on_delete=models.PROTECT, related_name="employer_track")
    opened_at = models.DateTimeField()
    handed_to = EncryptedText(blank=True, default="")
    words = EncryptedText(blank=True, default="")
    handed_at = models.DateTimeField(null=True)
    handed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(handed_at__isnull=True) | Q(handed_by__isnull=False),
                name="employer_track_handed_by_someone",
            )
        ]


class Sample(models.Model):
    """What was looked at to say that a page is devoted to something: a count, never a threshold."""

    finding = models.OneToOneField(Finding, on_delete=models.PROTECT, related_name="sample")
    first_on = models.DateField()
    last_on = models.DateField()
    seen = models.PositiveIntegerField()
    hostile = models.PositiveIntegerField()
    share = models.CharField(max_length=10)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="sample_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(seen__gte=1, hostile__lte=F("seen")), name="sample_counts_hold"
            ),
            models.CheckConstraint(
                condition=Q(share__in=[s.value for s in qualifying.Share]),
                name="sample_share_known",
            ),
        ]


class SchoolFinding(models.Model):
    """One mark of bullying in the sense of school law, apart from the policy’s findings."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="school_findings")
    mark = models.CharField(max_length=30)
    result = models.CharField(max_length=20)
    reasons = EncryptedText()
    found_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "mark"], name="school_finding_one_each"),
            models.CheckConstraint(
                condition=Q(mark__in=[m.value for m in bullying.Mark]), name="school_mark_known"
            ),
            models.CheckConstraint(
                condition=Q(result__in=[r.value for r in Result]), name="school_result_known"
            ),
        ]
