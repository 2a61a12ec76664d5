"""Where a report goes: the gate’s answers, halves, hand-overs, the support given anyway."""

import uuid

from django.db import models
from django.db.models import Q

from francjeu.kernel.procedure.intake.handover import HANDOVER
from francjeu.kernel.procedure.intake.routing import Footing, Way
from francjeu.plumbing.fields import EncryptedText
from francjeu.reports.models.report import Report, known


class Routing(models.Model):
    """The gate as a person answered it, and the ways it proposed; the last one counts."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="routings")
    answers = models.JSONField()
    inside = models.BooleanField()
    ways = models.JSONField(default=list)
    words = EncryptedText(blank=True, default="")
    signed_by = models.CharField(max_length=60)
    signed_by_name = EncryptedText(blank=True, default="")
    at = models.DateTimeField()


class GateDraft(models.Model):
    """What is being typed at the gate: whoever resumes finds it."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="gate_draft")
    box = EncryptedText()
    saved_at = models.DateTimeField()


class Half(models.Model):
    """A report split in two: `half` tells one part of what `whole` told. The code opens both."""

    whole = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="halves")
    half = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="half_of")
    why = EncryptedText()
    split_by = models.CharField(max_length=60)
    split_by_name = EncryptedText(blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(whole=models.F("half")), name="half_of_another")
        ]


class Support(models.Model):
    """What was done for the person it happened to, whatever becomes of the report (C-APP-2)."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="supports")
    what = EncryptedText()
    given_by = models.CharField(max_length=60)
    given_by_name = EncryptedText(blank=True, default="")
    at = models.DateTimeField()


class HandOver(models.Model):
    """What leaves for another body, on what basis, who decided and when; then what came of it.

    `parts` names what leaves; the words themselves are not copied. `turn` counts the moves.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="handovers")
    state = models.CharField(max_length=20, default=HANDOVER.initial)
    turn = models.PositiveIntegerField(default=0)
    way = models.CharField(max_length=20)
    body = models.CharField(max_length=200)
    footing = models.CharField(max_length=20)
    parts = models.JSONField()
    words = EncryptedText()
    decided_by = models.CharField(max_length=60)
    decided_by_name = EncryptedText(blank=True, default="")
    decided_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    sent_how = EncryptedText(blank=True, default="")
    their_ref = EncryptedText(blank=True, default="")
    taken_at = models.DateTimeField(null=True)
    answer = EncryptedText(blank=True, default="")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=known("state", HANDOVER.states), name="handover_state_known"
            ),
            models.CheckConstraint(
                condition=known("way", Way) & ~Q(way="inside"), name="handover_way_known"
            ),
            models.CheckConstraint(
                condition=known("footing", Footing), name="handover_footing_known"
            ),
            models.CheckConstraint(condition=~Q(body=""), name="handover_to_somebody"),
            models.CheckConstraint(
                condition=~Q(state__in=("sent", "taken", "given_back", "finished"))
                | Q(sent_at__isnull=False),
                name="handover_left_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(footing="agreed")
                | Q(sent_at__isnull=True)
                | Q(agreed_at__isnull=False),
                name="handover_leaves_only_agreed",
            ),
        ]
        indexes = [models.Index(fields=["state", "decided_at"], name="handover_by_state")]
