"""A measure once it is imposed: who applies it, what was served, what proves it; and take-downs."""

import uuid

from django.db import models
from django.db.models import F, Q

from francjeu.cases.models.case import Case, Party
from francjeu.cases.models.deciding import Decision
from francjeu.kernel.procedure.measures.measure import MEASURE, Count
from francjeu.kernel.procedure.pieces.takedown import TAKEDOWN, Basis
from francjeu.people.models import User
from francjeu.plumbing.fields import EncryptedText


class Weighing(models.Model):
    """What a decision was weighed on: the offence counted, the shapes breached, the factors."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="weighing")
    offence = models.PositiveSmallIntegerField()
    shapes = models.JSONField(default=list)
    factors = models.JSONField(default=list)
    reprisal = EncryptedText(blank=True, default="")
    weighed_at = models.DateTimeField()


class Measure(models.Model):
    """One measure on one party. `turn` counts its changes: two people never write the same one."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="measures")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="measures")
    kind = models.CharField(max_length=30)
    state = models.CharField(max_length=20, default=MEASURE.initial)
    turn = models.PositiveIntegerField(default=0)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    count = models.CharField(max_length=10, blank=True, default="")
    matches = models.PositiveSmallIntegerField(null=True)
    probation_until = models.DateField(null=True)
    ordered_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = EncryptedText(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=MEASURE.states), name="measure_state_known"
            ),
            models.CheckConstraint(
                condition=Q(count__in=["", *(c.value for c in Count)]), name="measure_count_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="measure_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(count=Count.MATCHES.value) | Q(matches__gte=1),
                name="measure_in_matches_says_how_many",
            ),
            models.UniqueConstraint(fields=["decision", "party"], name="measure_one_per_party"),
        ]
        indexes = [models.Index(fields=["state", "ends_on"], name="measure_by_state")]


class Served(models.Model):
    """One match served, written down by a named person."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="served")
    number = models.PositiveSmallIntegerField()
    on = models.DateField()
    words = EncryptedText(blank=True, default="")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "number"], name="served_numbered_once"),
            models.UniqueConstraint(fields=["measure", "on"], name="served_once_a_day"),
        ]


class Proof(models.Model):
    """That something of the measure was carried out: who saw it, when, how."""

    WAYS = ("met", "paper_received", "role_suspended", "training_done", "payment", "other")

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="proofs")
    on = models.DateField()
    way = models.CharField(max_length=20)
    words = EncryptedText()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    way__in=(
                        "met", "paper_received", "role_suspended", "training_done", "payment",
                        "other",
                    )
                ),
                name="proof_way_known",
            )
        ]  # fmt: skip


class Applier(models.Model):
    """Someone who must apply a measure: told who, what and when, and nothing of the facts."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="appliers")
    name = EncryptedText()
    email = EncryptedText(blank=True, default="")
    quality = EncryptedText()
    language = models.CharField(max_length=2, default="fr")
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_how = EncryptedText(blank=True, default="")
    confirmed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")


class Takedown(models.Model):
    """A request to a platform about one content. The address is sealed: repeating it spreads it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="takedowns")
    network = models.CharField(max_length=60)
    address = EncryptedText()
    basis = models.CharField(max_length=40)
    exhibit = models.PositiveIntegerField(null=True)
    ticket = models.CharField(max_length=120, blank=True, default="")
    state = models.CharField(max_length=20, default=TAKEDOWN.initial)
    turn = models.PositiveIntegerField(default=0)
    asked_on = models.DateField()
    look_again_on = models.DateField(null=True)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=TAKEDOWN.states), name="takedown_state_known"
            ),
            models.CheckConstraint(
                condition=Q(basis__in=[b.value for b in Basis]), name="takedown_basis_known"
            ),
        ]
        indexes = [models.Index(fields=["state", "look_again_on"], name="takedown_by_state")]


class TakedownStep(models.Model):
    """What became of a request: one row per answer or look, with who wrote it down."""

    takedown = models.ForeignKey(Takedown, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=20)
    words = EncryptedText(blank=True, default="")
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
