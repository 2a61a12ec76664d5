"""What is true of a case now, as the rules need it: read in few queries, judged by the kernel."""

from datetime import datetime

from francjeu.cases import access, models, recidivism
from francjeu.kernel.actors import Role
from francjeu.kernel.procedure import case as kernel
from francjeu.kernel.procedure import elements
from francjeu.notices import queries as notices
from francjeu.people.models import RoleHeld, User
from francjeu.policy import queries as policy
from francjeu.reports.queries import routing

# Whom a case concerns, and the roles which then do not learn that it exists (C-SIGN-4).
EXCLUDED: dict[str, frozenset[Role]] = {
    "nobody": frozenset(),
    "director": frozenset({Role.ADMINISTRATOR, Role.CASE_MANAGER}),
    "chair": frozenset({Role.CHAIR}),
}


def declared(case: models.Case) -> dict[str, bool]:
    """Account ref → whether its last declaration tells of a tie."""
    rows = case.declarations.order_by("declared_at", "id").values_list("user__public_id", "linked")
    return {str(ref): linked for ref, linked in rows}


def computed_ties(case: models.Case) -> frozenset[str]:
    """Accounts whose person is a party, or shares a school or a team with one (X-06)."""
    parties = list(case.parties.values_list("person_id", "institution_id"))
    persons = {p for p, _ in parties if p}
    held = RoleHeld.objects.filter(person__in=persons).values_list("institution_id", "team_id")
    rows = list(held) if persons else []
    schools = {i for _, i in parties if i} | {i for i, _ in rows if i}
    teams = {t for _, t in rows if t}
    found = set(
        User.objects.filter(person__in=persons).values_list("public_id", flat=True)
        if persons
        else ()
    )
    if schools or teams:
        ties = User.objects.filter(person__roles__institution__in=schools) | User.objects.filter(
            person__roles__team__in=teams
        )
        found |= set(ties.values_list("public_id", flat=True))
    return frozenset(str(ref) for ref in found)


def access_facts(case: models.Case) -> access.Facts:
    """Seats, ties and exclusions of the case."""
    seated = case.seats.filter(left_at__isnull=True).values_list("user__public_id", flat=True)
    linked = {ref for ref, tie in declared(case).items() if tie}
    return access.Facts(
        seated=frozenset(str(ref) for ref in seated),
        linked=frozenset(linked) | computed_ties(case),
        excluded=EXCLUDED[case.about],
    )


def findings(case: models.Case) -> tuple[elements.Finding, ...]:
    """Every element found so far."""
    rows = models.Finding.objects.filter(allegation__case=case).values_list(
        "allegation__clause", "element", "result"
    )
    return tuple(
        elements.Finding(clause, elements.Element(e), elements.Result(r)) for clause, e, r in rows
    )


def missing_findings(case: models.Case) -> int:
    """How many elements of the clauses invoked nobody has found on yet."""
    found = findings(case)
    return sum(
        len(elements.missing(clause=clause, shape=shape, findings=found))
        for clause, shape in case.allegations.values_list("clause", "shape")
    )


def breached(case: models.Case) -> tuple[str, ...]:
    """The clauses whose every element is established."""
    found = findings(case)
    return tuple(
        clause
        for clause, shape in case.allegations.order_by("clause").values_list("clause", "shape")
        if elements.is_breached(clause=clause, shape=shape, findings=found)
    )


def case_facts(case: models.Case) -> kernel.Facts:
    """The facts on which the guards of every move are judged."""
    ties = declared(case)
    linked = frozenset(ref for ref, tie in ties.items() if tie) | computed_ties(case)
    profile = policy.profile_of(case.profile) if case.profile else None
    hands = {case.opened_by.public_id, case.manager.public_id}
    if case.admitted_by:
        hands.add(case.admitted_by.public_id)
    outside = routing.last_sent(case_ref=case.ref)
    return kernel.Facts(
        state=case.state,
        has_respondent=case.parties.filter(role="respondent").exists(),
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
        heard_at=case.heard_at,
        findings_missing=missing_findings(case) if case.state == "heard" else 0,
        appeal_due_at=case.appeal_due_at,
        paused=frozenset(
            models.ClockPause.objects.filter(
                clock__case=case, clock__met_at__isnull=True, resumed_at__isnull=True
            ).values_list("clock__key", flat=True)
        ),
        managers_hands=frozenset(str(h) for h in hands),
        linked=linked,
        cleared=frozenset(ref for ref, tie in ties.items() if not tie) - linked,
        first_panel=frozenset(
            str(ref) for ref in case.decisions.values_list("decided_by__public_id", flat=True)
        ),
        separate_decider=profile is None or profile.separate_decider is not None,
    )


def is_cleared(case: models.Case, outside: datetime | None) -> bool:
    """A person confirmed since the last time something was handed to another body (X-14)."""
    cleared = case.parallel_cleared_at
    return cleared is not None and (outside is None or cleared >= outside)


def offence(case: models.Case) -> int:
    """Which breach this would be: 1 plus the respondents’ earlier final ones in the window."""
    return recidivism.offence(case)


def nobody_answers(case: models.Case) -> bool:
    """True while a team or an institution is concerned and no person speaks for it."""
    alone = case.parties.filter(
        role="respondent", collective__isnull=False, representatives__isnull=True
    )
    return alone.exists()
