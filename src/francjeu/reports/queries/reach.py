"""Whom a report reaches: what an account may not know about is neither listed nor counted."""

from django.db.models import QuerySet

from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.report import About, Reach
from francjeu.reports import models
from francjeu.reports.access import Facts


class NotFound(Exception):
    """No such report, or not for this person: the page says the same in both cases."""


def reaches() -> dict[About, Reach]:
    """Who receives, for each kind of report."""
    named: dict[str, set[str]] = {}
    for about, account in models.Standin.objects.filter(ended_at__isnull=True).values_list(
        "about", "account"
    ):
        named.setdefault(about, set()).add(account)
    return {about: Reach(about, frozenset(named.get(about, ()))) for about in About}


def admitted(actor: Actor) -> list[str]:
    """The kinds of reports this account may know about."""
    return [about.value for about, reach in reaches().items() if reach.admits(actor)]


def visible(actor: Actor) -> QuerySet[models.Report]:
    """The reports this account may know about."""
    return models.Report.objects.filter(about__in=admitted(actor))


def row_for(*, actor: Actor, ref: str) -> models.Report:
    """The stored row, for operations. Raises NotFound."""
    found = visible(actor).filter(ref=ref).first()
    if found is None:
        raise NotFound(ref)
    return found


def facts_of(report: models.Report) -> Facts:
    """What the access table needs to know about a report."""
    return Facts(reach=reaches()[About(report.about)], ref=report.ref)
