"""Whom a report reaches: what an account may not know about is neither listed nor counted."""

from dataclasses import replace

from django.db.models import Exists, OuterRef, QuerySet

from francjeu.kernel.actors import Actor, Role
from francjeu.kernel.procedure.intake.report import About, Reach
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
    """The kinds of reports this account may know about, whoever is kept from one of them."""
    return [about.value for about, reach in reaches().items() if reach.admits(actor)]


def visible(actor: Actor) -> QuerySet[models.Report]:
    """The reports this account may know about: kernel Reach, as a question to the database."""
    away = models.KeptAway.objects.filter(report=OuterRef("pk"))
    seen = models.Report.objects.filter(about__in=admitted(actor))
    if actor.has(Role.CHAIR):  # the chair takes over where a case manager is kept away
        seen |= models.Report.objects.filter(Exists(away), about=About.NOBODY.value)
    return seen.exclude(Exists(away.filter(account=actor.ref)))


def row_for(*, actor: Actor, ref: str) -> models.Report:
    """The stored row, for operations. Raises NotFound."""
    found = visible(actor).filter(ref=ref).first()
    if found is None:
        raise NotFound(ref)
    return found


def reach_of(report: models.Report) -> Reach:
    """Whom this one report reaches."""
    away = models.KeptAway.objects.filter(report=report).values_list("account", flat=True)
    return replace(reaches()[About(report.about)], away=frozenset(away))


def facts_of(report: models.Report) -> Facts:
    """What the access table needs to know about a report."""
    return Facts(reach=reach_of(report), ref=report.ref)
