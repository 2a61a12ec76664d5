"""Telling the room of reports who is tied to a case, so that its reports vanish with it."""

from datetime import datetime

from francjeu.cases import ties
from francjeu.cases.models import Case
from francjeu.kernel.actors import Actor
from francjeu.reports.operations.file import tied

OVER = ("closed", "dismissed", "referred")


def shield(*, case: Case, actor: Actor, at: datetime) -> int:
    """The reports of this case stop existing for everyone tied to it. Returns how many are new."""
    return tied.keep_away(case_ref=case.ref, accounts=ties.linked(case), actor=actor, at=at)


def shield_all(*, actor: Actor, at: datetime) -> int:
    """Ties declared or noted in the register since: the clock’s round over open cases."""
    return sum(
        shield(case=case, actor=actor, at=at) for case in Case.objects.exclude(state__in=OVER)
    )
