"""Which reports serve a case: joined to it, or to the case it was parted from."""

from django.db.models import Q

from francjeu.reports import models


def of_case(case_ref: str, *, through: str = "") -> Q:
    """The reports of this case; `through` is the way to them from another table (`report__`)."""
    also = models.AlsoIn.objects.filter(case_ref=case_ref).values("report")
    return Q(**{f"{through}case_ref": case_ref}) | Q(**{f"{through}pk__in": also})
