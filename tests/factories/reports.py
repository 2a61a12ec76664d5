"""Reports for tests, through the form's own operations."""

from dataclasses import replace
from datetime import datetime

from francjeu.kernel.actors import VISITOR, Actor, Kind, Role
from francjeu.kernel.procedure.intake.report import Answer, Outcome, Place, Question, Tag
from francjeu.kernel.procedure.intake.routing import Asked
from francjeu.kernel.procedure.intake.telling import Telling
from francjeu.plumbing import ids
from francjeu.reports import models
from francjeu.reports.operations.exchange import thread
from francjeu.reports.operations.form import drafts, submitting
from francjeu.reports.operations.leaving import routing
from francjeu.reports.operations.triage import checking
from tests.conftest import NOON

LINK = "https://www.instagram.com/p/ABC123/"
TOLD = Telling(
    danger=Answer.NO,
    place=Place.INSTAGRAM,
    gate=Answer.NO,
    what="Trois messages blessants dans la story de l’équipe.",
    tags=(Tag.INSULTS,),
)


def someone(*roles: Role, ref: str = "compte-1", name: str = "Camille Gagnon") -> Actor:
    """A member of staff with these roles."""
    return Actor(kind=Kind.STAFF, ref=ref, name=name, roles=frozenset(roles))


MANAGER = someone(Role.CASE_MANAGER)
CHAIR = someone(Role.CHAIR, ref="compte-2", name="Alex Roy")


def a_draft(*, at: datetime = NOON, **told: object) -> str:
    """A finished draft; returns its token."""
    return drafts.begin(telling=replace(TOLD, **told), place="192.0.2.1", at=at)  # type: ignore[arg-type]


def a_sent_report(*, at: datetime = NOON, **told: object) -> tuple[models.Report, str]:
    """A report as received, and the reporter's code."""
    sent = submitting.submit(token=a_draft(at=at, **told), actor=VISITOR, at=at)
    return models.Report.objects.get(code_hash=ids.code_hash(sent.code)), sent.code


def a_report(*, at: datetime = NOON, **told: object) -> models.Report:
    """A report as received."""
    return a_sent_report(at=at, **told)[0]


def a_sheet(**changed: Answer) -> dict[Question, Answer]:
    """Eight answers, all *no* but those given."""
    return {q: changed.get(q.value, Answer.NO) for q in Question}


def answer_gate(
    ref: str, *, actor: Actor = MANAGER, at: datetime = NOON, **changed: Answer
) -> None:
    """Nine answers that lead inside, but for those given."""
    plain = dict.fromkeys(Asked, Answer.NO)
    plain |= {Asked.BOUND: Answer.YES, Asked.COVERED: Answer.YES}
    answers = plain | {Asked(key): answer for key, answer in changed.items()}
    routing.answer_gate(ref=ref, answers=answers, words="", actor=actor, at=at)


def a_checked_report(
    *, actor: Actor = MANAGER, at: datetime = NOON, is_gated: bool = True, **told: object
) -> models.Report:
    """A report whose urgency was checked, and whose gate was answered."""
    report = a_report(at=at, **told)
    checking.check_urgency(
        ref=report.ref, answers=a_sheet(), outcome=Outcome.NO_DANGER, done="", actor=actor, at=at
    )
    if is_gated:
        answer_gate(report.ref, actor=actor, at=at)
    report.refresh_from_db()
    return report


def a_visit(code: str, *, at: datetime = NOON) -> str:
    """The reporter came back with the code; returns the visit's token."""
    return thread.come_back(typed=code, place="192.0.2.1", at=at)
