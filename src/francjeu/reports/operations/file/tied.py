"""Reports of a case do not exist for who is tied to it: the case’s ties are told here."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.reports import models
from francjeu.reports.queries import within


def keep_away(*, case_ref: str, accounts: Iterable[str], actor: Actor, at: datetime) -> int:
    """Every report of the case stops existing for these accounts; returns how many pairs are new.

    For the room of cases, in its own transaction: it knows who is tied.
    """
    refs = sorted(set(accounts))
    kept = 0
    with transaction.atomic():
        for report in models.Report.objects.filter(within.of_case(case_ref)) if refs else ():
            known = set(report.kept_away.values_list("account", flat=True))
            kept += sum(_keep(report, ref, actor, at) for ref in refs if ref not in known)
    return kept


def _keep(report: models.Report, account: str, actor: Actor, at: datetime) -> bool:
    _, is_new = models.KeptAway.objects.get_or_create(
        report=report, account=account, defaults={"because": "tie", "named_by": actor.ref, "at": at}
    )
    if is_new:
        journal.record(
            event="report.kept_away", subject=f"report:{report.ref}", actor=actor, at=at,
            facts={"reason": "tie", "account": account},
        )  # fmt: skip
    return is_new
