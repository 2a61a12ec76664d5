"""The urgent lane: who is on call, what rings, the guided sheet, the silence that stands."""

from django.db import models
from django.db.models import F, Q

from francjeu.kernel.procedure.intake import urgent as kernel
from francjeu.plumbing.fields import EncryptedText
from francjeu.reports.models.report import Report, known


class Rota(models.Model):
    """Who is on call from a moment on, in order, until the next version; who set it, and why.

    `minutes` is how long one person may stay silent before the next is called.
    """

    valid_from = models.DateTimeField()
    chain = models.JSONField()
    minutes = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300)
    set_by = models.CharField(max_length=60)
    set_by_name = EncryptedText(blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__range=(1, 1440)), name="rota_minutes_plausible"
            )
        ]
        indexes = [models.Index(fields=["valid_from", "id"], name="rota_by_day")]


class Alarm(models.Model):
    """One report that cannot wait: why, who holds it, whether it still rings.

    `causes` only grows while it is open; `turn` counts the moves.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="alarms")
    state = models.CharField(max_length=20, default=kernel.ALARM.initial)
    turn = models.PositiveIntegerField(default=0)
    causes = models.JSONField()
    minutes = models.PositiveSmallIntegerField()
    raised_at = models.DateTimeField()
    held_by = models.CharField(max_length=60, blank=True, default="")
    held_by_name = EncryptedText(blank=True, default="")
    taken_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=known("state", kernel.ALARM.states), name="alarm_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="taken") | ~Q(held_by=""), name="alarm_taken_by_somebody"
            ),
            models.UniqueConstraint(
                fields=["report"], condition=~Q(state="closed"), name="alarm_one_open_a_report"
            ),
        ]
        indexes = [models.Index(fields=["state", "raised_at"], name="alarm_by_state")]


class Ring(models.Model):
    """One content-free message to one account; `away_at` when they said that they cannot."""

    alarm = models.ForeignKey(Alarm, on_delete=models.PROTECT, related_name="rings")
    account = models.CharField(max_length=60)
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    away_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alarm", "number"], name="ring_numbered_once")
        ]


class SheetLine(models.Model):
    """One line of the guided sheet: who was called, when, the file number they gave. Kept."""

    alarm = models.ForeignKey(Alarm, on_delete=models.PROTECT, related_name="lines")
    step = models.CharField(max_length=20)
    done = models.CharField(max_length=20)
    body = models.CharField(max_length=200, blank=True, default="")
    called_at = models.DateTimeField(null=True)
    spoke_with = EncryptedText(blank=True, default="")
    file_number = EncryptedText(blank=True, default="")
    words = EncryptedText(blank=True, default="")
    noted_by = models.CharField(max_length=60)
    noted_by_name = EncryptedText(blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=known("step", kernel.Step), name="line_step_known"),
            models.CheckConstraint(condition=known("done", kernel.Done), name="line_done_known"),
        ]


class SheetDraft(models.Model):
    """What is being typed on one line of a sheet: whoever resumes finds it."""

    alarm = models.ForeignKey(Alarm, on_delete=models.PROTECT, related_name="drafts")
    step = models.CharField(max_length=20)
    box = EncryptedText()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alarm", "step"], name="sheet_one_draft_a_line")
        ]


class Silence(models.Model):
    """While it stands, nothing about this report leaves for the person it concerns.

    Lifted by a named person, with the reason and, best, the words of the police.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="silences")
    because = models.JSONField()
    began_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=60, blank=True, default="")
    lifted_by_name = EncryptedText(blank=True, default="")
    reason = EncryptedText(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report"], condition=Q(lifted_at__isnull=True), name="silence_one_stands"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True) | Q(lifted_at__gte=F("began_at")),
                name="silence_lifted_after_it_began",
            ),
        ]
