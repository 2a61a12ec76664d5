"""What is true of a case now, as the rules need it: read in few queries, judged by the kernel."""

import json
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from francjeu.cases import access, answerable, freezing, models, recidivism, representing, ties
from francjeu.kernel.actors import Role
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.case.facts import Facts
from francjeu.kernel.procedure.decision import elements, review
from francjeu.kernel.procedure.intake.report import About
from francjeu.notices import queries as notices
from francjeu.policy import queries as policy
from francjeu.reports.queries import reach as reports
from francjeu.reports.queries import routing

# Whom a case concerns, and the roles which then do not learn that it exists (C-SIGN-4).
EXCLUDED: dict[About, frozenset[Role]] = {
    About.NOBODY: frozenset(),
    About.DIRECTOR: frozenset({Role.ADMINISTRATOR, Role.CASE_MANAGER}),
    About.CHAIR: frozenset({Role.CHAIR}),
}


def excluded(about: About, *, standins: frozenset[str]) -> frozenset[Role]:
    """The roles kept out; about the chair, case managers too once an outside substitute is named.

    A case manager works under the chair’s eyes: the substitute exists so that they need not.
    """
    out = EXCLUDED[about]
    return out | {Role.CASE_MANAGER} if about is About.CHAIR and standins else out


def apart(about: str) -> access.Facts:
    """Who is kept out of a case for what it is about, and who stands in; before any seat."""
    whom = About(about)
    named = reports.reaches()[whom].standins if whom is not About.NOBODY else frozenset()
    return access.Facts(excluded=excluded(whom, standins=named), standins=named)


def access_facts(case: models.Case) -> access.Facts:
    """Seats, ties and exclusions of the case."""
    seated = case.seats.filter(left_at__isnull=True).values_list("user__public_id", flat=True)
    return replace(
        apart(case.about), seated=frozenset(str(ref) for ref in seated), linked=ties.linked(case)
    )


def findings(case: models.Case) -> tuple[elements.Finding, ...]:
    """Every element found so far, but by someone who has a tie now: another finds it anew."""
    rows = models.Finding.objects.filter(allegation__case=case)
    tied = ties.linked(case)
    if tied:
        rows = rows.exclude(found_by__public_id__in=tied)
    return tuple(
        elements.Finding(clause, elements.Element(e), elements.Result(r))
        for clause, e, r in rows.values_list("allegation__clause", "element", "result")
    )


def missing_findings(case: models.Case) -> int:
    """How many elements of the clauses invoked nobody has found on yet."""
    found = findings(case)
    return sum(
        len(elements.missing(clause=clause, shape=shape, findings=found))
        for clause, shape in case.allegations.values_list("clause", "shape")
    )


def gate_inside(case: models.Case) -> bool:
    """False while the last answers at the gate say that this policy does not reach the matter."""
    last = case.gates.order_by("-pk").values_list("inside", flat=True).first()
    return last is None or last


def unheard(case: models.Case) -> int:
    """How many findings rest on a piece hidden since perhaps, or known in part and not reasoned."""
    hidden, in_part = answerable.hidden(case), answerable.known_in_part(case)
    rows = models.Finding.objects.filter(allegation__case=case)
    return sum(
        bool(hidden & set(exhibits)) or (not why and bool(in_part & set(exhibits)))
        for exhibits, why in rows.values_list("exhibits", "why_enough")
    )


def breached(case: models.Case) -> tuple[str, ...]:
    """The clauses whose every element is established."""
    found = findings(case)
    return tuple(
        clause
        for clause, shape in case.allegations.order_by("clause").values_list("clause", "shape")
        if elements.is_breached(clause=clause, shape=shape, findings=found)
    )


def case_facts(case: models.Case) -> Facts:
    """The facts on which the guards of every move are judged."""
    linked = ties.linked(case)
    profile = policy.profile_of(case.profile) if case.profile else None
    hands = {case.opened_by.public_id, case.manager.public_id}
    if case.admitted_by:
        hands.add(case.admitted_by.public_id)
    outside = routing.last_sent(case_ref=case.ref)
    request = appeal_of(case)
    concerned = case.parties.filter(role="respondent").count()
    return replace(
        _panels(case),
        state=case.state,
        gate_answered=case.gated_at is not None,
        gate_inside=gate_inside(case),
        has_respondent=concerned > 0,
        several=concerned > 1,
        nobody_answers=case.state == "admissible" and nobody_answers(case),
        has_allegation=case.allegations.exists(),
        reprisal_checked=bool(case.reprisal_check),
        parallel_open=bool(case.parallel_with) or outside is not None,
        parallel_cleared=is_cleared(case, outside),
        hushed=notices.is_hushed(subject=f"case:{case.ref}"),
        stayed=case.stays.filter(ended_at__isnull=True).exists(),
        notified_at=case.notified_at,
        response_due_at=case.response_due_at,
        responded=case.responded_at is not None,
        spoken_for=case.state == "answered" and representing.unheard_themselves(case) is not None,
        heard_at=case.heard_at,
        findings_missing=missing_findings(case) if case.state == "heard" else 0,
        unheard=unheard(case) if case.state == "heard" else 0,
        appeal_due_at=case.appeal_due_at,
        paused=frozenset(
            models.ClockPause.objects.filter(
                clock__case=case, clock__met_at__isnull=True, resumed_at__isnull=True
            ).values_list("clock__key", flat=True)
        ),
        manager=str(case.manager.public_id),
        managers_hands=frozenset(str(h) for h in hands),
        linked=linked,
        cleared=frozenset(ref for ref, tie in ties.declared(case).items() if not tie) - linked,
        separate_decider=profile is None or profile.separate_decider is not None,
        quorum=profile.quorum if profile else 1,
        appeal_quorum=profile.appeal_quorum if profile else 1,
        members=case.members,
        appeal_members=case.appeal_members,
        carried=carried(case) is not None,
        final=is_final(case),
        late=request is not None and request.state == "asked",
    )


def is_cleared(case: models.Case, outside: datetime | None) -> bool:
    """A person confirmed since the last time something was handed to another body (X-14)."""
    cleared = case.parallel_cleared_at
    return cleared is not None and (outside is None or cleared >= outside)


def _panels(case: models.Case) -> Facts:
    """Who sits, who ever sat or signed, whom a party asked to replace."""
    seats = list(case.seats.values_list("instance", "user__public_id", "left_at"))
    challenged = case.challenges.filter(state="asked").values_list("member__public_id", flat=True)
    signed = {str(ref) for ref in who_signed(case)}
    now = {(instance, str(ref)) for instance, ref, left in seats if left is None}
    return Facts(
        state=case.state,
        challenged=frozenset(str(ref) for ref in challenged),
        first_seats=frozenset(ref for instance, ref in now if instance == "first"),
        appeal_seats=frozenset(ref for instance, ref in now if instance == "appeal"),
        first_panel=frozenset(str(ref) for instance, ref, _ in seats if instance == "first"),
        signed=frozenset(signed),
    )


def who_signed(case: models.Case) -> frozenset[UUID]:
    """Who ever signed a decision of the case, or voted on a draft that became one."""
    signed = set(case.decisions.values_list("decided_by__public_id", flat=True))
    made = Q(draft__decision__isnull=False) | Q(draft__appeal__isnull=False)
    votes = models.Vote.objects.filter(made, draft__case=case, voided_at__isnull=True)
    return frozenset(signed | set(votes.values_list("user__public_id", flat=True)))


def instance(case: models.Case) -> str:
    """The panel whose turn it is."""
    return "appeal" if case.state == "appealed" else "first"


def carried(case: models.Case) -> models.Draft | None:
    """The draft that a panel has just carried, until it is made a decision."""
    rows = case.drafts.filter(instance=instance(case), state="carried")
    return rows.filter(decision__isnull=True, appeal__isnull=True).first()


def rests_on(case: models.Case) -> str:
    """The digest of the findings a decision would rest on now."""
    return freezing.digest(freezing.clauses(case))


def panel_names(case: models.Case, verb: str) -> tuple[str, ...]:
    """The names of who sits for `verb`: seated there, untied, said so, in the order they came."""
    return tuple(name for _, name in panel_members(case, verb))


def panel_members(case: models.Case, verb: str) -> tuple[tuple[str, str], ...]:
    """The same, each with their account."""
    sit = guards.sitting(verb=verb, facts=case_facts(case))
    seats = case.seats.filter(left_at__isnull=True).select_related("user").order_by("seated_at")
    members = ((str(seat.user.public_id), seat.user.name) for seat in seats)
    return tuple((ref, name) for ref, name in members if ref in sit)


def lesser(measure: models.Interim) -> dict[str, str]:
    """Why each milder measure was not enough, by its key."""
    said: dict[str, str] = json.loads(measure.lesser) if measure.lesser else {}
    return said


def appeal_of(case: models.Case) -> models.Appeal | None:
    """The request that waits for an answer, if any."""
    waits = models.Appeal.objects.filter(decision__case=case, state__in=("asked", "open"))
    return waits.select_related("decision", "party", "against").first()


def is_final(case: models.Case) -> bool:
    """True when no other appeal is possible: one was answered, or made the decision in force."""
    if case.state not in {"announced", "closed"}:
        return False
    current = case.decisions.filter(replaced_by__isnull=True).select_related("replaces").first()
    if current is None:
        return False
    rows = models.Appeal.objects.filter(decision__case=case)
    return review.is_final(
        states=dict(rows.values_list("decision__number", "state")), current=current.number,
        replaces=current.replaces.number if current.replaces else None,
    )  # fmt: skip


def offence(case: models.Case) -> int:
    """Which breach this would be: 1 plus the respondents’ earlier final ones in the window."""
    return recidivism.offence(case)


def employer_decides(case: models.Case) -> bool:
    """True when every respondent is there as an employee: the ladder of members is not theirs."""
    parties = case.parties.filter(role="respondent")
    ours = parties.filter(employer_track__isnull=True)
    return parties.exists() and not ours.exists()


def nobody_answers(case: models.Case) -> bool:
    """True while a team or an institution is concerned and no person speaks for it."""
    alone = case.parties.filter(
        role="respondent", collective__isnull=False, representatives__isnull=True
    )
    return alone.exists()
