"""The minutes that a person may read back: those of the last hearing held with them."""

from francjeu.cases import models


def of(case: models.Case) -> models.Hearing | None:
    """The last hearing whose minutes were kept; a written answer has none."""
    held = case.hearings.filter(held_at__isnull=False).exclude(way="written")
    return held.order_by("-held_at").first()
