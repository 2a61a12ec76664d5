"""Finding element by element, and signing a decision that can no longer change."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from francjeu.cases import access, clocks, facts, freezing
from francjeu.cases.models import Allegation, Case, Decision, Finding, Sample
from francjeu.cases.operations import imposing, interim, moving
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure import case as kernel
from francjeu.kernel.procedure import measure as measures
from francjeu.kernel.procedure import qualifying
from francjeu.kernel.procedure.case import Outcome
from francjeu.kernel.procedure.elements import SHAPES, Element, Result
from francjeu.kernel.procedure.measure import Count, Factor, Terms
from francjeu.kernel.procedure.profile import Rung


class NotAnElement(Exception):
    """The clause has no such element."""


class ReasonMissing(Exception):
    """A finding is reasoned: one sentence is enough."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a decider is about to sign. `reprisal` says why it is none, where one was possible."""

    outcome: Outcome
    summary: str
    reasons: str
    rung: str = ""
    severity: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    conditions: str = ""
    deviation: str = ""
    count: Count | None = None
    matches: int | None = None
    probation_until: date | None = None
    factors: tuple[Factor, ...] = ()
    reprisal: str = ""

    def terms(self, kind: str) -> Terms:
        """How long a measure of this kind would last."""
        return Terms(
            kind=kind, starts_on=self.starts_on, ends_on=self.ends_on, count=self.count,
            matches=self.matches, probation_until=self.probation_until,
        )  # fmt: skip


def find(
    *, allegation: Allegation, element: Element, result: Result, reasons: str,
    exhibits: tuple[int, ...] = (), quote: str = "", sample: qualifying.Sample | None = None,
    actor: Actor, at: datetime,
) -> Finding:  # fmt: skip
    """A named decider finds on one element: words quoted, pieces, reasons; revised until signed.

    Raises NotAnElement, ReasonMissing, qualifying.BadBasis, NotYet (too early, tie, separation).
    """
    case = allegation.case
    moving.require_access(case=case, actor=actor, act=access.Act.FIND)
    kernel.require_time(act="find", state=case.state)
    _require_unconflicted(case, actor, at)
    if element not in SHAPES[allegation.shape]:
        raise NotAnElement(element)
    if not reasons.strip():
        raise ReasonMissing
    qualifying.check_basis(
        element=element, result=result, pieces=exhibits, sample=sample,
        known=frozenset(case.exhibits.values_list("number", flat=True)),
    )  # fmt: skip
    with transaction.atomic():
        before = Finding.objects.filter(allegation=allegation, element=element.value).first()
        row, _ = Finding.objects.update_or_create(
            allegation=allegation, element=element.value,
            defaults={
                "result": result.value, "reasons": reasons, "exhibits": list(exhibits),
                "quote": quote, "found_by": moving.account(actor), "found_at": at,
            },
        )  # fmt: skip
        if sample is not None:
            Sample.objects.update_or_create(finding=row, defaults=asdict(sample))
        moving.record(
            event="case.found", case=case, actor=actor, at=at,
            told={
                "clause": allegation.clause, "element": element.value, "result": result.value,
                "before": before.result if before else "",
            },
        )  # fmt: skip
    return row


def require_unread(*, allegation: Allegation, element: Element, seen: str) -> None:
    """Pass when nobody found on this element since `seen` (ISO time, "" for none), or CaseMoved."""
    row = Finding.objects.filter(allegation=allegation, element=element.value).first()
    if (row.found_at.isoformat() if row else "") != seen:
        raise moving.CaseMoved(state=allegation.case.state)


def _require_unconflicted(case: Case, actor: Actor, at: datetime) -> None:
    """The ties that forbid to decide also forbid to find; findings or members to come do not."""
    why = kernel.refusal(verb="decide", facts=facts.case_facts(case), actor=actor, at=at)
    if why not in {None, kernel.Why.FINDINGS_MISSING, kernel.Why.QUORUM}:
        raise kernel.NotYet(verb="find", why=why)


def decide(*, case: Case, proposed: Proposed, actor: Actor, at: datetime) -> Decision:
    """Sign a decision: reasons, findings on every element, a measure of the ladder or none.

    The texts, findings and digests it rests on are copied into it; interim measures end. After the
    case was sent back, it replaces the first one. Raises NotYet, CaseMoved, kernel BadDecision.
    """
    with transaction.atomic():
        moving.take(case)
        moving.ready(case=case, verb="decide", actor=actor, at=at)
        rung = _check(case, proposed)
        moving.move(
            case=case, verb="decide", actor=actor, at=at, decided_at=at,
            told={"outcome": proposed.outcome.value, "rung": proposed.rung},
        )  # fmt: skip
        interim.end_all(case=case, actor=actor, at=at)
        before = case.decisions.filter(replaced_by__isnull=True).first()
        return sign(case=case, proposed=proposed, rung=rung, replaces=before, actor=actor, at=at)


def sign(
    *, case: Case, proposed: Proposed, rung: Rung | None, replaces: Decision | None,
    actor: Actor, at: datetime,
) -> Decision:  # fmt: skip
    """Write the decision and freeze what it rests on. Only `decide` and an appeal call it."""
    verb = "decide_appeal" if case.state == "announced" else "decide"
    frozen = freezing.frozen(case, panel=facts.panel_names(case, verb))
    decision = Decision(
        case=case, number=case.decisions.count() + 1, outcome=proposed.outcome.value,
        summary=proposed.summary, reasons=proposed.reasons, frozen=frozen,
        digest=freezing.digest(frozen, json.dumps(asdict(proposed), default=str, sort_keys=True)),
        rung=proposed.rung, measure=rung.labels.get("fr", "") if rung else "",
        basis=rung.source.text if rung else "", severity=proposed.severity,
        starts_on=proposed.starts_on, ends_on=proposed.ends_on, conditions=proposed.conditions,
        deviation=proposed.deviation, decided_by=moving.account(actor), decided_at=at,
        replaces=replaces,
    )  # fmt: skip
    decision.save(force_insert=True)
    terms = proposed.terms(rung.kind) if rung else None
    imposing.impose(
        decision=decision, terms=terms, factors=proposed.factors, reprisal=proposed.reprisal, at=at
    )
    return decision


def _check(case: Case, proposed: Proposed) -> Rung | None:
    return weigh(case=case, proposed=proposed, breached=len(facts.breached(case)))


def weigh(*, case: Case, proposed: Proposed, breached: int) -> Rung | None:
    """The measure proposed, once the ruling holds together. Raises kernel BadDecision."""
    profile = clocks.profile_of(case)
    offered = (
        profile.offered(severity=proposed.severity, offence=facts.offence(case))
        if profile and proposed.severity
        else ()
    )
    kernel.check_ruling(
        kernel.Ruling(
            outcome=proposed.outcome, reasons=proposed.reasons, breached=breached,
            rung=proposed.rung, offered=frozenset(r.key for r in offered),
            ladder=frozenset(r.key for r in profile.ladder) if profile else frozenset(),
            deviation=proposed.deviation, possible_reprisal=case.reprisal_check == "possible",
            reprisal=proposed.reprisal, employer_decides=facts.employer_decides(case),
        )
    )  # fmt: skip
    rung = profile.rung(proposed.rung) if profile and proposed.rung else None
    if rung is not None:
        _check_terms(proposed.terms(rung.kind))
    return rung


def _check_terms(terms: Terms) -> None:
    try:
        measures.check_terms(terms)
    except measures.BadTerms as bad:
        raise kernel.BadDecision(bad.reason) from bad
