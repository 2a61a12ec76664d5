"""The appeal that waits: whether it came late, and whether the sanction waits for it."""

from francjeu.cases import facts, models


def waiting(case: models.Case) -> models.Appeal | None:
    """The request to answer, if any."""
    return facts.appeal_of(case)


def stay_of(case: models.Case) -> models.SanctionStay | None:
    """The last word on whether the sanction waits for the appeal; None when nothing was said."""
    request = facts.appeal_of(case)
    return request.stays.order_by("-decided_at", "-id").first() if request else None


def is_stayed(case: models.Case) -> bool:
    """True while an appeal waits and a stay was granted: the sanction is not applied."""
    last = stay_of(case)
    return last is not None and last.granted
