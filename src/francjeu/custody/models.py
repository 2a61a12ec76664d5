"""The leaves of the tree, its signed checkpoints and the stamps over them. None ever changes."""

from django.db import models
from django.db.models import Q

from francjeu.journal.models import Entry


class Leaf(models.Model):
    """A journal entry’s place in the tree. `digest` is its RFC 6962 leaf hash, 64 hex digits."""

    index = models.PositiveBigIntegerField(unique=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)


class Checkpoint(models.Model):
    """The tree at one moment. `note` is the signed text (C2SP tlog-checkpoint), kept as it is."""

    size = models.PositiveBigIntegerField(unique=True)
    root = models.CharField(max_length=64)
    note = models.TextField()
    made_at = models.DateTimeField()


class Stamp(models.Model):
    """A stamp wanted from one authority over one checkpoint; the whole answer once it came.

    `said_at` is the authority’s time, `got_at` ours: a late stamp is not hidden. `verdicts` is what
    each verifier said of it, by its name; `openssl` what that one said, before there were two.
    """

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="stamps")
    authority = models.CharField(max_length=200)
    wanted_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    failure = models.CharField(max_length=200, blank=True, default="")
    question = models.BinaryField(default=b"")
    answer = models.BinaryField(default=b"")
    certificate = models.BinaryField(default=b"")
    said_at = models.DateTimeField(null=True)
    got_at = models.DateTimeField(null=True)
    openssl = models.BooleanField(null=True)
    verdicts = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["checkpoint", "authority", "wanted_at"], name="stamp_wanted_once"
            ),
            models.CheckConstraint(
                condition=(
                    Q(said_at__isnull=True, got_at__isnull=True)
                    | Q(said_at__isnull=False, got_at__isnull=False)
                ),
                name="stamp_came_whole",
            ),
        ]
        indexes = [models.Index(fields=["got_at"], name="stamp_by_arrival")]
