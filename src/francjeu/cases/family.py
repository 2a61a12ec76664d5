"""The cases of one matter: the first, and those parted from it, each about one person."""

from django.db.models import Q, QuerySet

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


def parties_beside(party: models.Party) -> QuerySet[models.Party]:
    """The others of this party’s case, and the persons concerned in the cases of its matter."""
    here = Q(case=party.case_id)
    parted = models.Parted.objects.filter(case=party.case_id).values("first")
    matter = (
        Q(pk__in=parted) | Q(parted_from__first__in=parted) | Q(parted_from__first=party.case_id)
    )
    beside = Q(role="respondent", case__in=models.Case.objects.filter(matter).values("pk"))
    rows = models.Party.objects.filter(here | beside).exclude(pk=party.pk)
    return rows.select_related("person")
