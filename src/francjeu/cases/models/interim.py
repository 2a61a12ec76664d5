"""Interim measures: ordered, contested, reviewed, ended; never a finding."""

from django.db import models
from django.db.models import F, Q

from francjeu.cases.models.case import Case, Party
from francjeu.kernel.procedure.measures.interim import INTERIM
from francjeu.people.models import User
from francjeu.plumbing.fields import EncryptedText


class Interim(models.Model):
    """One measure on one person while the case runs. `lesser` says why each milder one is not
    enough (JSON, by key); `kind` is a key of the profile the case was opened under.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="interims")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    reasons = EncryptedText()
    lesser = EncryptedText(blank=True, default="")
    state = models.CharField(max_length=20, default=INTERIM.initial)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ordered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    contest = EncryptedText(blank=True, default="")
    contested_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=INTERIM.states), name="interim_state_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="interim_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("ordered", "contested")) | Q(ended_at__isnull=False),
                name="interim_over_has_a_time",
            ),
            models.UniqueConstraint(
                fields=["party", "kind"],
                condition=Q(state__in=("ordered", "contested")),
                name="interim_one_runs_per_person_and_kind",
            ),
        ]


class InterimStep(models.Model):
    """What was said of a measure after it was ordered: contested, kept, lightened, ended, and why.

    `party` is who contests; `kind` the measure as it was before it was lightened.
    """

    interim = models.ForeignKey(Interim, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=20)
    reasons = EncryptedText(blank=True, default="")
    ends_at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(verb__in=INTERIM.verbs), name="interim_step_known")
        ]
