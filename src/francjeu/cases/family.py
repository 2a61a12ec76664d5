"""The cases of one matter: the first, and those parted from it, each about one person."""

from django.db.models import Q

from francjeu.cases import models


def first_of(case: models.Case) -> models.Case:
    """The case this one was parted from, or itself."""
    link = models.Parted.objects.select_related("first").filter(case=case).first()
    return link.first if link else case


def others(case: models.Case) -> tuple[models.Case, ...]:
    """The other cases of the same matter, oldest first."""
    first = first_of(case)
    rows = models.Case.objects.filter(Q(pk=first.pk) | Q(parted_from__first=first))
    return tuple(rows.exclude(pk=case.pk).order_by("opened_at", "pk"))
