"""Gathering an incident: one campaign, n posts, n accounts; each account answers for itself."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake import content
from francjeu.plumbing import ids
from francjeu.reports import access, models
from francjeu.reports.operations.file.grouping import NotTogether
from francjeu.reports.queries import incidents as queries
from francjeu.reports.queries import reach


class NoTitle(Exception):
    """An incident has a neutral title: never a name."""


class AlreadyThere(Exception):
    """The post is in the incident already, or the account answers elsewhere."""


def gather(*, refs: tuple[str, ...], title: str, actor: Actor, at: datetime) -> models.Incident:
    """These reports are one campaign. Each keeps its thread; a reporter counts once.

    Raises NotFound, Refused, NoTitle, NotTogether (fewer than one, or other readers).
    """
    reports = [reach.row_for(actor=actor, ref=ref) for ref in dict.fromkeys(refs)]
    if not reports or len({r.about for r in reports}) > 1:
        raise NotTogether
    access.RULES.require(actor, access.Act.GATHER, reach.facts_of(reports[0]))
    if not title.strip():
        raise NoTitle
    with transaction.atomic():
        row = models.Incident(
            ref=ids.next_ref(letter="I", year=at.year), title=title.strip()[:120],
            about=reports[0].about, gathered_by=actor.ref, gathered_by_name=actor.name, at=at,
        )  # fmt: skip
        row.save(force_insert=True)
        journal.begin(event="incident.gathered", subject=f"incident:{row.ref}", actor=actor, at=at)
        for report in reports:
            _add(row, report, actor, at)
    return row


def add_report(*, incident: str, ref: str, actor: Actor, at: datetime) -> None:
    """One report more. Raises NotFound, Refused, NotTogether, AlreadyThere."""
    row = queries.row_for(actor=actor, ref=incident)
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.GATHER, reach.facts_of(report))
    if report.about != row.about:
        raise NotTogether
    with transaction.atomic():
        _add(row, report, actor, at)


def _add(row: models.Incident, report: models.Report, actor: Actor, at: datetime) -> None:
    _, is_new = models.Gathered.objects.get_or_create(
        report=report, defaults={"incident": row, "reporter": queries.reporter_of(report), "at": at}
    )
    if not is_new:
        raise AlreadyThere
    journal.record(
        event="report.gathered", subject=f"report:{report.ref}", actor=actor, at=at,
        facts={"incident": row.ref},
    )  # fmt: skip


def add_author(*, incident: str, handle: str, actor: Actor, at: datetime) -> models.Author:
    """An account of the campaign, shown as a letter; nobody guesses whose. Raises NotFound."""
    row = queries.row_for(actor=actor, ref=incident)
    with transaction.atomic():
        count = row.authors.count()
        author = models.Author(
            incident=row, label=f"C{count + 1}", handle=handle.strip()[:200], at=at
        )
        author.save(force_insert=True)
    return author


def add_post(
    *, incident: str, author: str, link: str = "", words: str = "", posted_on: date | None = None,
    actor: Actor, at: datetime,
) -> models.Post:  # fmt: skip
    """One post of one account; the same link twice is one post. Raises NotFound, AlreadyThere."""
    row = queries.row_for(actor=actor, ref=incident)
    by = row.authors.filter(label=author).first()
    if by is None:
        raise reach.NotFound(author)
    read = content.read(link) if link.strip() else None
    key = ids.token_hash(f"post {read.spelling}") if read else ""
    with transaction.atomic():
        if key and row.posts.filter(key=key).exists():
            raise AlreadyThere
        number = (row.posts.aggregate(n=Max("number"))["n"] or 0) + 1
        post = models.Post(
            incident=row, number=number, author=by, key=key, link=link.strip(),
            words=words.strip(), posted_on=posted_on, at=at,
        )  # fmt: skip
        post.save(force_insert=True)
        _record("incident.post_added", row, actor, at, number=str(number), author=author)
    return post


def answer_for(
    *, incident: str, author: str, case_ref: str, party: str = "", actor: Actor, at: datetime
) -> models.Author:
    """Where this account's own posts are examined. One account, one place.

    Raises NotFound, AlreadyThere.
    """
    row = queries.row_for(actor=actor, ref=incident)
    by = row.authors.filter(label=author).first()
    if by is None or not reach.visible(actor).filter(case_ref=case_ref).exists():
        raise reach.NotFound(author)
    with transaction.atomic():
        free = models.Author.objects.filter(pk=by.pk, case_ref="")
        if not free.update(case_ref=case_ref, party=party):
            raise AlreadyThere
        _record("incident.answerable", row, actor, at, author=author, case=case_ref)
    by.refresh_from_db()
    return by


def _record(event: str, row: models.Incident, actor: Actor, at: datetime, **facts: str) -> None:
    journal.record(event=event, subject=f"incident:{row.ref}", actor=actor, at=at, facts=facts)
