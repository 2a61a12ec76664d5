"""A report someone knew to be false: asked after the case, shown by other eyes, then a case."""

from datetime import date, datetime

from django.db import transaction

from francjeu.cases import access
from francjeu.cases.models import Case, FalseReport
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.intake import opening
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.decision import badfaith as kernel
from francjeu.kernel.procedure.decision.badfaith import NotThisWay, Shown, Why
from francjeu.kernel.procedure.decision.ruling import Outcome


def ask(*, first: Case, words: str, actor: Actor, at: datetime) -> FalseReport:
    """Ask the question, in words, once the first case is over. It opens nothing by itself.

    Raises kernel.access.Refused, NotThisWay.
    """
    moving.require_access(case=first, actor=actor, act=access.Act.VIEW)
    kernel.check_asking(facts=_facts(first), actor=actor, words=words)
    with transaction.atomic():
        row, is_new = FalseReport.objects.get_or_create(
            first=first, state__in=("asked", "shown"),
            defaults={
                "state": "asked", "asked_words": words.strip(),
                "asked_by": moving.account(actor), "asked_at": at,
            },
        )  # fmt: skip
        if not is_new:
            raise NotThisWay(Why.STATE)
        moving.record(event="case.false_report_asked", case=first, actor=actor, at=at)
    return row


def show(
    *, row: FalseReport, how: Shown, words: str, pieces: tuple[int, ...], actor: Actor,
    at: datetime,
) -> FalseReport:  # fmt: skip
    """Someone who had no hand in the first case finds that the person knew: how, by which pieces.

    That the report was not upheld shows nothing. Raises Refused, NotThisWay.
    """
    moving.require_access(case=row.first, actor=actor, act=access.Act.VIEW)
    known = set(row.first.exhibits.values_list("number", flat=True))
    _move(row, "show_knowledge", actor, words, tuple(n for n in pieces if n in known))
    return _judged(
        row, "shown", actor, at, shown=how.value, pieces=list(pieces), judged_words=words.strip()
    )


def set_aside(*, row: FalseReport, words: str, actor: Actor, at: datetime) -> FalseReport:
    """Nothing shows that the person knew: the question is over. Raises Refused, NotThisWay."""
    moving.require_access(case=row.first, actor=actor, act=access.Act.VIEW)
    _move(row, "set_aside", actor, words)
    return _judged(row, "set_aside", actor, at, judged_words=words.strip())


def open_file(
    *, row: FalseReport, title: str, first_act_on: date, words: str, actor: Actor, at: datetime
) -> Case:
    """A case of its own, with every right a case gives, by a third pair of hands.

    Raises Refused, NotThisWay, opening.NoPolicy.
    """
    _move(row, "open_file", actor, words)
    with transaction.atomic():
        case = opening.open_case(
            title=title, description=words.strip(), first_act_on=first_act_on,
            about=row.first.about, actor=actor, at=at,
        )  # fmt: skip
        taken = FalseReport.objects.filter(pk=row.pk, state="shown")
        if not taken.update(state="opened", second=case):
            raise NotThisWay(Why.STATE)
        moving.record(
            event="case.false_report_opened", case=row.first, actor=actor, at=at,
            told={"case": case.ref},
        )  # fmt: skip
    return case


def _judged(
    row: FalseReport, state: str, actor: Actor, at: datetime, **columns: object
) -> FalseReport:
    with transaction.atomic():
        same = FalseReport.objects.filter(pk=row.pk, state="asked")
        if not same.update(state=state, judged_by=moving.account(actor), judged_at=at, **columns):
            raise NotThisWay(Why.STATE)
        row.refresh_from_db()
        moving.record(event=f"case.false_report_{state}", case=row.first, actor=actor, at=at)
    return row


def _move(
    row: FalseReport, verb: str, actor: Actor, words: str, pieces: tuple[int, ...] = ()
) -> None:
    kernel.check_move(
        verb=verb, facts=_facts(row.first, row), actor=actor, words=words, pieces=pieces
    )


def _facts(first: Case, row: FalseReport | None = None) -> kernel.Facts:
    """The first case, and everyone who had a hand in it or in the step before."""
    decision = first.decisions.filter(replaced_by__isnull=True).first()
    hands = {first.opened_by, first.manager, first.admitted_by}
    hands |= {d.decided_by for d in first.decisions.select_related("decided_by")}
    earlier = {row.asked_by, row.judged_by} if row else set()
    return kernel.Facts(
        first_state=first.state,
        first_outcome=Outcome(decision.outcome) if decision else None,
        first_hands=frozenset(str(u.public_id) for u in hands if u),
        state=row.state if row else "",
        earlier_hands=frozenset(str(u.public_id) for u in earlier if u),
    )
