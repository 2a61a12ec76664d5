"""The gate at the door: its answers, a report split in two, support whatever comes of it."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake import routing as kernel
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.kernel.procedure.intake.routing import Asked, Route
from francjeu.kernel.procedure.machine import IllegalMove
from francjeu.plumbing import ids
from francjeu.reports import access, models
from francjeu.reports.operations.file import moving
from francjeu.reports.operations.file.moving import NoReason
from francjeu.reports.queries import reach

# The gate opens once a person checked the urgency, and while something may still be chosen.
LONGEST = 4000
ROUTED = frozenset({"urgency_checked", "in_case"})


class NotForHere(Exception):
    """The gate says that this policy does not reach the matter: no case opens (C-APP-2)."""


class GateUnanswered(Exception):
    """Nobody has answered the nine questions about this report; it names it."""

    def __init__(self, ref: str) -> None:
        super().__init__(ref)
        self.ref = ref


class NothingLeft(Exception):
    """A half with no words is no half."""


def answer_gate(
    *, ref: str, answers: Mapping[Asked, Answer], words: str, also: Iterable[str] = (),
    actor: Actor, at: datetime,
) -> Route:  # fmt: skip
    """A person answers nine plain questions; the table says where that leads. Kept; may be redone.

    `also` are other reports on the same content to which the same answers hold. Raises NotFound,
    Refused, IllegalMove before the urgency check, routing.NotAnswered.
    """
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.ROUTE, reach.facts_of(report))
    if report.state not in ROUTED:
        raise IllegalMove(machine="report", state=report.state, verb="route")
    found = kernel.route(answers)
    with transaction.atomic():
        for other in also:
            answer_gate(ref=other, answers=answers, words=words, actor=actor, at=at)
        models.GateDraft.objects.filter(report=report).delete()
        models.Routing(
            report=report, answers={q.value: a.value for q, a in answers.items()},
            inside=found.inside, ways=[p.way.value for p in found.outside], words=words.strip(),
            signed_by=actor.ref, signed_by_name=actor.name, at=at,
        ).save(force_insert=True)  # fmt: skip
        _record(
            "report.routed", report, actor, at,
            inside="yes" if found.inside else "no", ways=", ".join(p.way for p in found.outside),
        )  # fmt: skip
    return found


def save_typed(*, ref: str, typed: Mapping[str, str], actor: Actor, at: datetime) -> None:
    """Keep what is being typed at the gate, for who resumes. Raises NotFound, Refused."""
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.ROUTE, reach.facts_of(report))
    names = (*(q.value for q in Asked), "words")
    box = {name: typed[name][:LONGEST] for name in names if typed.get(name)}
    models.GateDraft.objects.update_or_create(
        report=report, defaults={"box": json.dumps(box, ensure_ascii=False), "saved_at": at}
    )


def require_answered(report: models.Report) -> models.Routing:
    """The last answers at the gate; nothing is admitted nor refused without. GateUnanswered."""
    last = models.Routing.objects.filter(report=report).order_by("-id").first()
    if last is None:
        raise GateUnanswered(report.ref)
    return last


def require_inside(report: models.Report) -> None:
    """Pass when the gate, once answered, leads inside. Raises GateUnanswered, NotForHere."""
    if not require_answered(report).inside:
        raise NotForHere(report.ref)


def give_support(*, ref: str, what: str, actor: Actor, at: datetime) -> models.Support:
    """What was done for the person it happened to, even where this policy cannot act (C-APP-2).

    Raises NotFound, Refused, NoReason.
    """
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.SUPPORT, reach.facts_of(report))
    if not what.strip():
        raise NoReason
    with transaction.atomic():
        given = models.Support(
            report=report, what=what.strip(), given_by=actor.ref, given_by_name=actor.name, at=at
        )
        given.save(force_insert=True)
        _record("report.supported", report, actor, at)
    return given


def split(*, ref: str, words: str, why: str, actor: Actor, at: datetime) -> models.Report:
    """A mixed report becomes two: the second tells, in words of the team, what belongs elsewhere.

    It was checked with the first, reaches the same persons, and is followed under the same code.
    Who wrote and where an image is stay with the first. Raises NotFound, Refused, IllegalMove,
    NoReason, NothingLeft.
    """
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.ROUTE, reach.facts_of(report))
    if report.state not in ROUTED:
        raise IllegalMove(machine="report", state=report.state, verb="split")
    if not words.strip():
        raise NothingLeft
    if not why.strip():
        raise NoReason
    whole = _whole_of(report)
    with transaction.atomic():
        half = _half(report, words.strip(), at)
        models.Half(
            whole=whole, half=half, why=why.strip(), split_by=actor.ref,
            split_by_name=actor.name, at=at,
        ).save(force_insert=True)  # fmt: skip
        _keep_reach(report, half)
        _sign_as(report, half, actor)
        _record("report.split", report, actor, at, half=half.ref)
        journal.begin(
            event="report.split_from", subject=f"report:{half.ref}", actor=actor, at=at,
            facts={"whole": whole.ref},
        )  # fmt: skip
    return half


def _whole_of(report: models.Report) -> models.Report:
    """The report someone sent: the half of a half belongs to it too."""
    link = models.Half.objects.select_related("whole").filter(half=report).first()
    return link.whole if link else report


def _half(report: models.Report, words: str, at: datetime) -> models.Report:
    """A row like the first, without its words, its place, its files nor its code."""
    half = models.Report(
        ref=ids.next_ref(letter="S", year=at.year), channel=report.channel,
        language=report.language, received_at=report.received_at, about=report.about,
        rank=report.priority, priority=report.priority, danger=report.danger, gate=report.gate,
        impacted=report.impacted, place=report.place, tags=report.tags, band=report.band,
        obtained=report.obtained, happened_on=report.happened_on, what=words,
        code_hash=ids.token_hash(ids.new_token()),
    )  # fmt: skip
    half.save(force_insert=True)
    return half


def _keep_reach(report: models.Report, half: models.Report) -> None:
    for row in models.KeptAway.objects.filter(report=report):
        models.KeptAway(
            report=half, account=row.account, because=row.because, named_by=row.named_by, at=row.at
        ).save(force_insert=True)


def _sign_as(report: models.Report, half: models.Report, actor: Actor) -> None:
    """The half was read with the whole: the same sheet holds for it."""
    moving.move(half, verb="check_urgency", actor=actor, taken_by=report.taken_by)
    sheet = models.UrgencyCheck.objects.filter(report=report).order_by("-id").first()
    if sheet is not None:
        sheet.pk, sheet.report = None, half
        sheet.save(force_insert=True)


def _record(event: str, report: models.Report, actor: Actor, at: datetime, **facts: str) -> None:
    journal.record(event=event, subject=f"report:{report.ref}", actor=actor, at=at, facts=facts)
