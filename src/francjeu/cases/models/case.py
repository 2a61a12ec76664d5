"""A case, who it is about, what is alleged, what is shown and when things are due."""

import uuid

from django.db import models
from django.db.models import Q

from francjeu.evidence.models import Item
from francjeu.kernel.procedure.case.moves import CASE, Ground
from francjeu.kernel.procedure.decision.elements import SHAPES
from francjeu.people.models import Institution, Person, User
from francjeu.plumbing.fields import EncryptedText
from francjeu.policy.models import Setting, Version

# Nobody reaches these states without notice, then without having been heard.
AFTER_NOTICE = (
    "notified", "answered", "hearing_called", "heard", "decided", "announced", "appealed", "closed",
)  # fmt: skip
AFTER_HEARING = ("heard", "decided", "announced", "appealed", "closed")


class Case(models.Model):
    """One file. `title` and `description` are neutral words, never a name nor a quotation.

    `turn` counts the moves: two people cannot move the same turn. `profile` is the version of the
    procedure the case was opened under; it keeps it, and how many sit in each panel (`members`,
    `appeal_members`). `gated_at`: a person answered the gate. Reports name their case (`case_ref`).
    """

    ref = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=120)
    description = EncryptedText(blank=True, default="")
    state = models.CharField(max_length=20, default=CASE.initial)
    turn = models.PositiveIntegerField(default=0)
    first_act_on = models.DateField()
    last_act_on = models.DateField(null=True)
    policy = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    profile = models.ForeignKey(Setting, null=True, on_delete=models.PROTECT, related_name="+")
    manager = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    admitted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    admissibility_reasons = EncryptedText(blank=True, default="")
    ground = models.CharField(max_length=40, blank=True, default="")
    referred_to = models.CharField(max_length=60, blank=True, default="")
    reprisal_check = models.CharField(max_length=10, blank=True, default="")
    reprisal_note = EncryptedText(blank=True, default="")
    parallel_with = models.CharField(max_length=60, blank=True, default="")
    parallel_cleared_at = models.DateTimeField(null=True)
    notified_at = models.DateTimeField(null=True)
    response_due_at = models.DateTimeField(null=True)
    responded_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    announced_at = models.DateTimeField(null=True)
    appeal_due_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    about = models.CharField(max_length=20, default="nobody")
    gated_at = models.DateTimeField(null=True)
    members = models.PositiveSmallIntegerField(default=1)
    appeal_members = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CASE.states), name="case_state_known"),
            models.CheckConstraint(
                condition=~Q(state__in=AFTER_NOTICE) | Q(notified_at__isnull=False),
                name="case_goes_on_only_after_notice",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=AFTER_HEARING) | Q(heard_at__isnull=False),
                name="case_decided_only_after_a_chance_to_be_heard",
            ),
            models.CheckConstraint(
                condition=Q(ground__in=["", *(g.value for g in Ground)]),
                name="case_dismissed_on_a_listed_ground",
            ),
            models.CheckConstraint(
                condition=~Q(state="dismissed") | ~Q(ground=""), name="case_dismissed_has_a_ground"
            ),
            models.CheckConstraint(
                condition=Q(reprisal_check__in=("", "no", "possible")),
                name="case_reprisal_answer_known",
            ),
        ]
        indexes = [models.Index(fields=["state", "opened_at"], name="case_by_state")]


class Party(models.Model):
    """Someone in the case. Shown as a letter; the name is read by a journalled act."""

    ROLES = ("respondent", "impacted", "complainant", "witness", "representative", "support")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parties")
    role = models.CharField(max_length=20)
    letter = models.CharField(max_length=3)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    name = EncryptedText(blank=True, default="")
    email = EncryptedText(blank=True, default="")
    phone = EncryptedText(blank=True, default="")
    relation = EncryptedText(blank=True, default="")
    language = models.CharField(max_length=2, default="fr")
    birth_year = models.PositiveSmallIntegerField(null=True)
    institution = models.ForeignKey(
        Institution, null=True, on_delete=models.PROTECT, related_name="+"
    )
    speaks_for = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="representatives"
    )
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    role__in=(
                        "respondent",
                        "impacted",
                        "complainant",
                        "witness",
                        "representative",
                        "support",
                    )
                ),
                name="party_role_known",
            ),
            models.UniqueConstraint(fields=["case", "letter"], name="party_letter_once_a_case"),
        ]


class Allegation(models.Model):
    """A clause invoked, with its exact text in the version of the day of the act."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="allegations")
    clause = models.CharField(max_length=60)
    clause_text = models.TextField()
    shape = models.CharField(max_length=20)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "clause"], name="allegation_clause_once"),
            models.CheckConstraint(
                condition=Q(shape__in=sorted(SHAPES)), name="allegation_shape_known"
            ),
        ]


class Exhibit(models.Model):
    """A numbered piece of the case (P-1, P-2…): a sealed item, or a testimony in words."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="exhibits")
    number = models.PositiveIntegerField()
    item = models.ForeignKey(Item, null=True, on_delete=models.PROTECT, related_name="+")
    description = EncryptedText()
    testimony = EncryptedText(blank=True, default="")
    disclosed = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="exhibit_numbered_once"),
            models.UniqueConstraint(fields=["case", "item"], name="exhibit_item_once"),
        ]


class Clock(models.Model):
    """One deadline of the case, with the source that set it; met, or late."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clocks")
    key = models.CharField(max_length=30)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    source = models.CharField(max_length=300)
    extended_reason = EncryptedText(blank=True, default="")
    met_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "key"],
                condition=Q(met_at__isnull=True),
                name="clock_one_runs_per_key",
            )
        ]
        indexes = [models.Index(fields=["met_at", "due_at"], name="clock_by_due")]
