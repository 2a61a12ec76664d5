"""Reports on the same content: one line to read, each reporter with their own thread."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from francjeu.journal import operations as journal
from francjeu.journal.models import Entry
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.content import Link
from francjeu.plumbing import ids, rows
from francjeu.reports import access, models
from francjeu.reports.queries import reach


class NotTogether(Exception):
    """These reports cannot be one group: fewer than two, or they reach different persons."""


def account_of(link: Link | None) -> str | None:
    """The hash under which reports about one account are found together."""
    return ids.token_hash(f"account {link.account}") if link and link.account else None


def seat(report: models.Report, entry: Entry, *, link: Link | None, at: datetime) -> None:
    """Write a new report and its first entry, in the group of its link, made if need be (X-13).

    The group's row is locked until the transaction ends, so that one report leads and no more:
    two first reports on one post, sent at once, take turns. Call inside a transaction.
    """
    if link is None:
        rows.insert(report, entry)
        return
    key = ids.token_hash(f"content {report.about} {link.spelling}")
    counting = rows.counting(
        models.Group, by="key", counter="joined",
        values={"key": key, "made": "link", "made_at": at},
    )  # fmt: skip
    group_id, written = rows.insert_if_first(counting, report, entry, to="group_id")
    if not written:
        report.group_id, report.leads = group_id, not _is_led(group_id)
        rows.insert(report, entry)
        _raise_rank(report)


def _is_led(group_id: int) -> bool:
    """True while a report of the group waits to be read: that one is the line."""
    received = models.Report.objects.filter(group=group_id, state="received", leads=True)
    return received.exists()


def _raise_rank(report: models.Report) -> None:
    """The line of a group is read as early as its most pressing report."""
    if not report.leads:
        models.Report.objects.filter(
            group=report.group_id, state=report.state, leads=True, rank__gt=report.rank
        ).update(rank=report.rank)


def settle(group_id: int | None) -> None:
    """One line per state in a group: its oldest report, at the rank of its most pressing one."""
    if group_id is None:
        return
    rows = models.Report.objects.filter(group=group_id).order_by("id")
    rows.update(leads=False, rank=F("priority"))
    first: dict[str, tuple[int, int]] = {}
    for pk, state, priority in rows.values_list("pk", "state", "priority"):
        lead, rank = first.get(state, (pk, priority))
        first[state] = (lead, min(rank, priority))
    for pk, rank in first.values():
        models.Report.objects.filter(pk=pk).update(leads=True, rank=rank)


def group(*, refs: tuple[str, ...], actor: Actor, at: datetime) -> models.Group:
    """A person says that these reports are about the same content.

    Raises NotFound, NotTogether, Refused.
    """
    reports = [reach.row_for(actor=actor, ref=ref) for ref in dict.fromkeys(refs)]
    if len(reports) < 2 or len({r.about for r in reports}) > 1:
        raise NotTogether
    access.RULES.require(actor, access.Act.GROUP, reach.facts_of(reports[0]))
    with transaction.atomic():
        kept = next((r.group for r in reports if r.group is not None), None)
        made = kept or models.Group.objects.create(made="hand", made_at=at)
        left = {r.group_id for r in reports} - {made.pk, None}
        moved = models.Report.objects.filter(pk__in=[r.pk for r in reports])
        moved.update(leads=False, group=made)
        for group_id in (made.pk, *left):
            settle(group_id)
        _record("report.grouped", reports, actor=actor, at=at)
    return made


def ungroup(*, ref: str, actor: Actor, at: datetime) -> None:
    """A person says that this report is about something else. Raises NotFound, Refused."""
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.GROUP, reach.facts_of(report))
    with transaction.atomic():
        leave(report)
        _record("report.ungrouped", [report], actor=actor, at=at)


def leave(report: models.Report) -> None:
    """The report stands alone again; those that stay are led again. In a transaction."""
    left = report.group_id
    models.Report.objects.filter(pk=report.pk).update(group=None, leads=True, rank=F("priority"))
    settle(left)


def _record(event: str, reports: list[models.Report], *, actor: Actor, at: datetime) -> None:
    refs = [r.ref for r in reports]
    for report in reports:
        journal.record(
            event=event, subject=f"report:{report.ref}", actor=actor, at=at,
            facts={"with": ", ".join(r for r in refs if r != report.ref)},
        )  # fmt: skip
