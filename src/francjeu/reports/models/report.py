"""Reports, who wrote them, where an image is, and the thread: each a table apart.

A receipt is found again by its code only.
"""

import uuid

from django.db import models
from django.db.models import Q

from francjeu.evidence.models import Vault
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.procedure.intake import report as kernel
from francjeu.plumbing.fields import EncryptedText

GROUP_MADE = ("link", "hand")
NOTES = ("question", "answer", "addition", "reprisal", "news")


def known(column: str, values: type | tuple[str, ...], *, blank: bool = False) -> Q:
    """The column holds one of the closed list."""
    listed = [str(v) for v in values]  # type: ignore[union-attr]
    return Q(**{f"{column}__in": [*listed, ""] if blank else listed})


class Group(models.Model):
    """Reports on the same content: made by the second report of one link, or by hand."""

    made = models.CharField(max_length=10)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=known("made", GROUP_MADE), name="group_made_known"),
        ]


class Report(models.Model):
    """What someone told, whom it reaches, and where it stands. Words are encrypted.

    The reporter comes back by 16 digits, kept as the slow hash `code_hash`; one visit at a time.
    `leads` marks the one line of the inbox that stands for its group; `rank` is the order of
    reading of that line. `account` is a keyed hash, to propose likely neighbours; `content` one of
    the content and of whom it concerns, so that no group mixes what one account may see with what
    it may not. The report that `opens` a content is the one that the next ones on it join.
    """

    ref = models.CharField(max_length=20)
    state = models.CharField(max_length=20, default=kernel.REPORT.initial)
    channel = models.CharField(max_length=10)
    language = models.CharField(max_length=2)
    received_at = models.DateTimeField()
    about = models.CharField(max_length=10)
    rank = models.PositiveSmallIntegerField()
    priority = models.PositiveSmallIntegerField()
    group = models.ForeignKey(
        Group, null=True, on_delete=models.PROTECT, related_name="reports", db_index=False
    )
    leads = models.BooleanField(default=True)
    account = models.CharField(max_length=64, null=True)  # noqa: DJ001  absent from its index
    content = models.CharField(max_length=64, null=True)  # noqa: DJ001  absent from its index
    opens = models.BooleanField(default=False)

    danger = models.CharField(max_length=10)
    gate = models.CharField(max_length=10)
    impacted = models.CharField(max_length=10, blank=True, default="")
    place = models.CharField(max_length=20, blank=True, default="")
    tags = models.JSONField(default=list)
    band = models.CharField(max_length=10)
    obtained = models.CharField(max_length=20, blank=True, default="")
    happened_on = models.DateField(null=True)
    what = EncryptedText()
    place_words = EncryptedText(blank=True, default="")
    link = EncryptedText(blank=True, default="")
    where = EncryptedText(blank=True, default="")
    who = EncryptedText(blank=True, default="")

    vault = models.ForeignKey(
        Vault, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    code_hash = models.CharField(max_length=64)
    code_until = models.DateTimeField(null=True)
    came_back_at = models.DateTimeField(null=True)
    visit = models.CharField(max_length=64, null=True)  # noqa: DJ001  absent from its index
    visit_until = models.DateTimeField(null=True)
    taken_by = models.CharField(max_length=60, blank=True, default="")
    adult_needed = models.BooleanField(default=False)
    adult_found_at = models.DateTimeField(null=True)
    unread = models.PositiveSmallIntegerField(default=0)
    case_ref = models.CharField(max_length=20, null=True)  # noqa: DJ001  absent from its index
    stage = models.CharField(max_length=20, blank=True, default="")
    breach_found = models.BooleanField(null=True)
    next_by = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ref"], name="report_ref_given_once"),
            models.UniqueConstraint(fields=["code_hash"], name="report_one_per_code"),
            models.UniqueConstraint(
                fields=["visit"], condition=Q(visit__isnull=False), name="report_one_visit"
            ),
            models.UniqueConstraint(
                fields=["content"], condition=Q(opens=True), name="report_one_opens_a_content"
            ),
            models.CheckConstraint(
                condition=Q(opens=False) | Q(content__isnull=False),
                name="report_opens_some_content",
            ),
            models.CheckConstraint(
                condition=known("state", kernel.REPORT.states), name="report_state_known"
            ),
            models.CheckConstraint(
                condition=known("about", kernel.About), name="report_about_known"
            ),
            models.CheckConstraint(
                condition=known("danger", kernel.Answer), name="report_danger_known"
            ),
            models.CheckConstraint(
                condition=known("gate", kernel.Answer), name="report_gate_known"
            ),
            models.CheckConstraint(condition=known("band", kernel.Band), name="report_band_known"),
            models.CheckConstraint(
                condition=known("place", kernel.Place, blank=True), name="report_place_known"
            ),
            models.CheckConstraint(
                condition=known("obtained", Access, blank=True), name="report_obtained_known"
            ),
            models.CheckConstraint(
                condition=Q(gate="no") | Q(link="", where=""),
                name="report_says_where_in_the_open_only_after_a_no",
            ),
            models.CheckConstraint(
                condition=~Q(state="in_case") | Q(case_ref__isnull=False),
                name="report_in_case_names_it",
            ),
            models.UniqueConstraint(
                fields=["group", "state"],
                condition=Q(leads=True, group__isnull=False),
                name="report_one_leads_its_group_in_a_state",
            ),
        ]
        indexes = [
            models.Index(
                fields=["about", "leads", "state", "rank", "received_at"], name="report_inbox"
            ),
            models.Index(
                fields=["about", "received_at"],
                condition=Q(unread__gt=0),
                name="report_with_news",
            ),
            models.Index(
                fields=["about", "received_at"],
                condition=Q(adult_needed=True, adult_found_at__isnull=True),
                name="report_needs_an_adult",
            ),
            models.Index(
                fields=["account"],
                condition=Q(account__isnull=False),
                name="report_by_account",
            ),
            models.Index(
                fields=["case_ref"], condition=Q(case_ref__isnull=False), name="report_by_case"
            ),
            models.Index(
                fields=["group"], condition=Q(group__isnull=False), name="report_by_group"
            ),
        ]


class Identity(models.Model):
    """Who wrote, kept apart: reading it is an act with a reason, which the journal remembers."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="identity")
    name = EncryptedText(blank=True, default="")
    email = EncryptedText(blank=True, default="")
    phone = EncryptedText(blank=True, default="")
    adult = EncryptedText(blank=True, default="")


class Location(models.Model):
    """Where an image behind the gate is, in words: read by a named person, with a reason."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="location")
    words = EncryptedText()


class Message(models.Model):
    """One line of the thread between a reporter and the team. The reporter is never named;

    a reporter reads « the team », never who wrote.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=10)
    from_reporter = models.BooleanField()
    text = EncryptedText()
    author = models.CharField(max_length=60, blank=True, default="")
    author_name = EncryptedText(blank=True, default="")
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=known("kind", NOTES), name="message_kind_known"),
            models.CheckConstraint(
                condition=Q(from_reporter=False) | Q(author="", author_name=""),
                name="message_never_names_the_reporter",
            ),
        ]
        indexes = [models.Index(fields=["report", "at"], name="message_in_thread")]
