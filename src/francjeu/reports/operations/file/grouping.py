"""Reports on the same content: one line to read, each reporter with their own thread."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import F

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake.content import Link
from francjeu.plumbing import ids, rows
from francjeu.reports import access, models
from francjeu.reports.queries import reach


class NotTogether(Exception):
    """These reports cannot be one group: fewer than two, or they reach different persons."""


def account_of(link: Link | None) -> str | None:
    """The hash under which reports about one account are found together."""
    return ids.token_hash(f"account {link.account}") if link and link.account else None


def seat(report: rows.New, entry: rows.New, *, link: Link | None, at: datetime) -> int:
    """Write a new report and its first entry; returns its key. Call inside a transaction.

    The first report on a content stands alone and opens it; the second makes their group, later
    ones join it (X-13). Those that come at once take turns: one opens, one leads, and no more.
    """
    if link is None:
        return rows.insert(report, entry)[0]
    content = ids.token_hash(f"content {report.values['about']} {link.spelling}")
    report.give(content=content, opens=True)
    while (key := rows.insert_unless_taken(report, entry, by="content", where="opens")) is None:
        group_id = _group_of(content, at=at)  # none: the one that opened it was let go meanwhile
        if group_id is not None:
            return _join(report, entry, group_id=group_id)
    return key


def _join(report: rows.New, entry: rows.New, *, group_id: int) -> int:
    leads = not _is_led(group_id)
    if not leads:
        _raise_rank(group_id, report.values["rank"])
    report.give(opens=False, group_id=group_id, leads=leads)
    return rows.insert(report, entry)[0]


def _group_of(content: str, *, at: datetime) -> int | None:
    """The group of the report that opens this content, made if need be; locked until the end."""
    opener = models.Report.objects.filter(content=content, opens=True)
    found = opener.values_list("group_id", flat=True).first()
    if found is None:
        made = models.Group.objects.create(made="link", made_at=at)
        if opener.filter(group=None).update(group=made):
            return made.pk
        made.delete()  # another made it at the same moment, or nobody opens this any more
        found = opener.values_list("group_id", flat=True).first()
    if found is not None:
        _lock({found})
    return found


def _lock(groups: Collection[int]) -> None:
    """Until the transaction ends nobody enters these groups nor changes who leads them."""
    if groups:
        list(models.Group.objects.select_for_update().filter(pk__in=groups).order_by("pk"))


def _is_led(group_id: int) -> bool:
    """True while a report of the group waits to be read: that one is the line."""
    received = models.Report.objects.filter(group=group_id, state="received", leads=True)
    return received.exists()


def _raise_rank(group_id: int, rank: int) -> None:
    """The line of a group is read as early as its most pressing report."""
    models.Report.objects.filter(
        group=group_id, state="received", leads=True, rank__gt=rank
    ).update(rank=rank)


def hold(report: models.Report) -> None:
    """Call before a change to a report that may be in a group; groups are locked before reports."""
    _lock(_groups_now(report))


def settle(report: models.Report) -> None:
    """The lines of the group this report is in by now; none when it stands alone.

    Call after the row was changed, in the same transaction: its group may have been made since the
    row was read, and cannot change any more.
    """
    for group_id in _groups_now(report):
        _settle(group_id)


def _groups_now(*reports: models.Report) -> set[int]:
    found = models.Report.objects.filter(pk__in=[r.pk for r in reports], group__isnull=False)
    return {it for it in found.values_list("group_id", flat=True) if it is not None}


def _settle(group_id: int) -> None:
    """One line per state in a group: its oldest report, at the rank of its most pressing one."""
    _lock({group_id})
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
        groups = _groups_now(*reports)
        _lock(groups)
        kept = models.Group.objects.filter(pk__in=groups).order_by("pk").first()
        made = kept or models.Group.objects.create(made="hand", made_at=at)
        moved = models.Report.objects.filter(pk__in=[r.pk for r in reports])
        moved.update(leads=False, group=made)
        for group_id in groups | {made.pk}:
            _settle(group_id)
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
    """The report stands alone again; those that stay are led again. In a transaction.

    It opens no content any more: another one of its group on the same content does, if any.
    """
    hold(report)
    row = models.Report.objects.filter(pk=report.pk)
    held = row.select_for_update().values_list("group_id", "content", "opens")
    left, content, opened = held.get()
    row.update(group=None, leads=True, rank=F("priority"), content=None, opens=False)
    if left is None:
        return
    heir = models.Report.objects.filter(group=left, content=content).order_by("id").first()
    if heir is not None and opened:
        models.Report.objects.filter(pk=heir.pk).update(opens=True)
    _settle(left)


def _record(event: str, reports: list[models.Report], *, actor: Actor, at: datetime) -> None:
    refs = [r.ref for r in reports]
    for report in reports:
        journal.record(
            event=event, subject=f"report:{report.ref}", actor=actor, at=at,
            facts={"with": ", ".join(r for r in refs if r != report.ref)},
        )  # fmt: skip
