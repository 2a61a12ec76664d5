"""Small tables that belong to no domain: counted references, counted attempts, workers’ pulses."""

from django.db import models


class Counter(models.Model):
    """References of a letter and year, in lanes: `upcoming` is what a lane gives next.

    A lane then skips the numbers of the others. Who takes a number locks one lane until the end of
    the transaction, and leaves the others to those who come meanwhile (ids.next_ref).
    """

    name = models.CharField(max_length=20)
    lane = models.PositiveSmallIntegerField()
    upcoming = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "lane"], name="counter_one_per_lane")
        ]


class Attempt(models.Model):
    """How often a door was tried from a place since `started_at`; `place` is a keyed hash."""

    door = models.CharField(max_length=30)
    place = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["door", "place"], name="attempt_one_per_place")
        ]


class Pulse(models.Model):
    """When a job worker last said that it lives; its jobs are run again once it stops saying so."""

    worker_id = models.CharField(max_length=64, unique=True)
    seen_at = models.DateTimeField()


class Round(models.Model):
    """A job that comes back by itself, and when it is next due."""

    task = models.CharField(max_length=200, unique=True)
    due_at = models.DateTimeField()
