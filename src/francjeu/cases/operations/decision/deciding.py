"""Finding element by element, and signing a decision that can no longer change."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from francjeu.cases import access, answerable, clocks, facts, freezing
from francjeu.cases.models import Allegation, Case, Decision, Draft, Finding, Sample
from francjeu.cases.operations.decision import imposing
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.measures import interim
from francjeu.cases.operations.panel import voiding
from francjeu.cases.proposing import Proposed as Proposed  # callers propose what they sign
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.decision import qualifying
from francjeu.kernel.procedure.decision.elements import SHAPES, Element, Result
from francjeu.kernel.procedure.decision.ruling import BadDecision, Ruling, check_ruling
from francjeu.kernel.procedure.measures import measure as measures
from francjeu.kernel.procedure.measures.measure import Terms
from francjeu.kernel.procedure.settings.profile import Rung
from francjeu.people.models import User


class NotAnElement(Exception):
    """The clause has no such element."""


class ReasonMissing(Exception):
    """A finding is reasoned: one sentence is enough."""


@dataclass(frozen=True, slots=True)
class Voted:
    """A draft its panel carried: who signs first, and the names of those who sat."""

    draft: Draft
    signer: User
    panel: tuple[str, ...]


def find(
    *, allegation: Allegation, element: Element, result: Result, reasons: str,
    exhibits: tuple[int, ...] = (), quote: str = "", sample: qualifying.Sample | None = None,
    why_enough: str = "", actor: Actor, at: datetime,
) -> Finding:  # fmt: skip
    """A named decider finds on one element: words quoted, pieces, reasons; revised until signed.

    `why_enough` says why the description or summary of a piece was enough to answer, where the
    person knows nothing else of it. A draft before the panel falls, with its votes.

    Raises NotAnElement, ReasonMissing, qualifying.BadBasis, NotYet (too early, tie, separation).
    """
    case = allegation.case
    moving.require_access(case=case, actor=actor, act=access.Act.FIND)
    guards.require_time(act="find", state=case.state)
    _require_unconflicted(case, actor, at)
    if element not in SHAPES[allegation.shape]:
        raise NotAnElement(element)
    if not reasons.strip():
        raise ReasonMissing
    in_part = answerable.known_in_part(case)
    qualifying.check_basis(
        element=element, result=result, pieces=exhibits, sample=sample, known_in_part=in_part,
        why_enough=why_enough,
        known=frozenset(case.exhibits.values_list("number", flat=True)),
        unheard=answerable.unheard_pieces(case, at=at),
    )  # fmt: skip
    relied = sorted(in_part & set(exhibits))
    with transaction.atomic():
        moving.hold(case)
        before = Finding.objects.filter(allegation=allegation, element=element.value).first()
        row, _ = Finding.objects.update_or_create(
            allegation=allegation, element=element.value,
            defaults={
                "result": result.value, "reasons": reasons, "exhibits": list(exhibits),
                "known_in_part": relied, "why_enough": why_enough.strip() if relied else "",
                "quote": quote, "found_by": moving.account(actor), "found_at": at,
            },
        )  # fmt: skip
        if sample is not None:
            Sample.objects.update_or_create(finding=row, defaults=asdict(sample))
        voiding.draft_changed(case=case, because="found", actor=actor, at=at)
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
    why = guards.refusal(verb="decide", facts=facts.case_facts(case), actor=actor, at=at)
    if why is not None and why not in guards.BEFORE_THE_VOTE:
        raise guards.NotYet(verb="find", why=why)


def decide(
    *, case: Case, proposed: Proposed, voted: Voted | None = None, actor: Actor, at: datetime
) -> Decision:
    """Sign a decision: reasons, findings on every element, a measure of the ladder or none.

    The texts, findings and digests it rests on are copied into it; interim measures end. After the
    case was sent back, it replaces the first one. Where several sit, only their vote comes here
    (`voted`). Raises NotYet, CaseMoved, kernel BadDecision.
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
        return sign(
            case=case, proposed=proposed, rung=rung, replaces=before, voted=voted, actor=actor,
            at=at,
        )  # fmt: skip


def sign(
    *, case: Case, proposed: Proposed, rung: Rung | None, replaces: Decision | None,
    voted: Voted | None, actor: Actor, at: datetime,
) -> Decision:  # fmt: skip
    """Write the decision and freeze what it rests on. Only `decide` and an appeal call it."""
    verb = "decide_appeal" if case.state == "announced" else "decide"
    panel = voted.panel if voted else facts.panel_names(case, verb)
    votes = freezing.votes(voted.draft) if voted else None
    frozen = freezing.frozen(case, panel=panel, votes=votes)
    decision = Decision(
        case=case, number=case.decisions.count() + 1, outcome=proposed.outcome.value,
        summary=proposed.summary, reasons=proposed.reasons, frozen=frozen,
        digest=freezing.digest(frozen, json.dumps(asdict(proposed), default=str, sort_keys=True)),
        rung=proposed.rung, measure=rung.labels.get("fr", "") if rung else "",
        basis=rung.source.text if rung else "", severity=proposed.severity,
        starts_on=proposed.starts_on, ends_on=proposed.ends_on, conditions=proposed.conditions,
        deviation=proposed.deviation, decided_at=at, replaces=replaces,
        decided_by=voted.signer if voted else moving.account(actor),
        draft=voted.draft if voted else None,
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
    check_ruling(
        Ruling(
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
        raise BadDecision(bad.reason) from bad
