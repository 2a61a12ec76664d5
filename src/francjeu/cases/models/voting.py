"""What a panel proposes to itself, and the vote each member signs on it."""

from django.db import models
from django.db.models import Q

from francjeu.cases.models.case import Case
from francjeu.kernel.procedure.panel.voting import DRAFT, VOID, Position
from francjeu.people.models import User
from francjeu.plumbing.fields import EncryptedText


class Draft(models.Model):
    """A decision as a member proposes it; its words never change: another draft replaces it.

    `rests_on` is the digest of the findings it was written on; `result` answers an appeal. Once
    settled, `sitting` says how many sat. At most one is open per case and panel.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="drafts")
    instance = models.CharField(max_length=10)
    number = models.PositiveIntegerField()
    result = models.CharField(max_length=20, blank=True, default="")
    body = EncryptedText()
    digest = models.CharField(max_length=64)
    rests_on = models.CharField(max_length=64)
    quorum = models.PositiveSmallIntegerField()
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=DRAFT.initial)
    sitting = models.PositiveSmallIntegerField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=DRAFT.states), name="draft_state_known"),
            models.CheckConstraint(
                condition=Q(instance__in=("first", "appeal")), name="draft_instance_known"
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(settled_at__isnull=False),
                name="draft_over_has_a_time",
            ),
            models.UniqueConstraint(fields=["case", "number"], name="draft_numbered_once"),
            models.UniqueConstraint(
                fields=["case", "instance"], condition=Q(state="open"), name="draft_one_open"
            ),
        ]


class Vote(models.Model):
    """One member’s signature on one draft: concurs, or dissents with reasons; never rewritten.

    `voided_because` says why it no longer counts; the row stays.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="votes")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    position = models.CharField(max_length=10)
    reasons = EncryptedText(blank=True, default="")
    voted_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)
    voided_because = models.CharField(max_length=10, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(position__in=[p.value for p in Position]), name="vote_position_known"
            ),
            models.CheckConstraint(
                condition=Q(voided_at__isnull=True, voided_because="")
                | Q(voided_at__isnull=False, voided_because__in=VOID),
                name="vote_void_says_why",
            ),
            models.UniqueConstraint(
                fields=["draft", "user"], condition=Q(voided_at__isnull=True),
                name="vote_one_each",
            ),
        ]  # fmt: skip
