"""Elements found, the signed decision (which never changes) and the request for review."""

from django.db import models
from django.db.models import F, Q

from francjeu.cases.models.case import Allegation, Case, Party
from francjeu.cases.models.voting import Draft
from francjeu.kernel.procedure.decision.elements import Element, Result
from francjeu.kernel.procedure.decision.review import APPEAL
from francjeu.kernel.procedure.decision.ruling import Outcome
from francjeu.people.models import User
from francjeu.plumbing.fields import EncryptedText


class Finding(models.Model):
    """One element, found by one named human, with the words quoted and the pieces relied on.

    The quotation stays in the file: letters describe and never repeat it. `known_in_part` are those
    pieces of which the person concerned knew a description or a summary alone, `why_enough` why
    that was enough to answer: the database asks for it.
    """

    allegation = models.ForeignKey(Allegation, on_delete=models.PROTECT, related_name="findings")
    element = models.CharField(max_length=50)
    result = models.CharField(max_length=20)
    reasons = EncryptedText()
    quote = EncryptedText(blank=True, default="")
    exhibits = models.JSONField(default=list)
    known_in_part = models.JSONField(default=list)
    why_enough = EncryptedText(blank=True, default="")
    found_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["allegation", "element"], name="finding_one_each"),
            models.CheckConstraint(
                condition=Q(element__in=[e.value for e in Element]), name="finding_element_known"
            ),
            models.CheckConstraint(
                condition=Q(result__in=[r.value for r in Result]), name="finding_result_known"
            ),
        ]


class Decision(models.Model):
    """A signed decision, frozen: outcome, reasons, measure, and the texts and digests it rests on.

    A revision is a new decision that points to the one it replaces. `draft` is what the panel voted
    on, where several sit.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=40)
    summary = EncryptedText(blank=True, default="")
    reasons = EncryptedText()
    frozen = EncryptedText()
    digest = models.CharField(max_length=64)
    rung = models.CharField(max_length=60, blank=True, default="")
    measure = models.CharField(max_length=200, blank=True, default="")
    basis = models.CharField(max_length=300, blank=True, default="")
    severity = models.PositiveSmallIntegerField(null=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    conditions = EncryptedText(blank=True, default="")
    deviation = EncryptedText(blank=True, default="")
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    draft = models.OneToOneField(
        Draft, null=True, on_delete=models.PROTECT, related_name="decision"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=[o.value for o in Outcome]), name="decision_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(rung="") | Q(outcome=Outcome.BREACH_WITH_SANCTION.value),
                name="decision_measure_only_after_a_breach",
            ),
            models.UniqueConstraint(fields=["case", "number"], name="decision_numbered_once"),
        ]


class Appeal(models.Model):
    """A request that other people look again, against one decision signed by `against`."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="appeal")
    against = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=40)
    text = EncryptedText(blank=True, default="")
    state = models.CharField(max_length=20, default=APPEAL.initial)
    is_late = models.BooleanField(default=False)
    late_reasons = EncryptedText(blank=True, default="")
    late_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    result = models.CharField(max_length=20, blank=True, default="")
    reasons = EncryptedText(blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    draft = models.OneToOneField(Draft, null=True, on_delete=models.PROTECT, related_name="appeal")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=APPEAL.states), name="appeal_state_known"),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True)
                | Q(against__isnull=True)
                | ~Q(decided_by=F("against")),
                name="appeal_decided_by_other_eyes",
            ),
        ]


class SanctionStay(models.Model):
    """Whether the sanction waits for the appeal, with reasons; the last one counts."""

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="stays")
    granted = models.BooleanField()
    reasons = EncryptedText()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
