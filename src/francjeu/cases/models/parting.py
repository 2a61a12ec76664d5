"""Cases of one matter: each about one person, parted from a first one."""

from django.db import models
from django.db.models import F, Q

from francjeu.cases.models.case import Case
from francjeu.people.models import User


class Parted(models.Model):
    """`case` was opened beside `first`, for another person concerned in the same matter."""

    first = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parted")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="parted_from")
    parted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    parted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(first=F("case")), name="parted_from_another")
        ]
