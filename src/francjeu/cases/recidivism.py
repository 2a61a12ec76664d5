"""The earlier decisions against the same subject, and what was given in comparable cases."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from francjeu.cases import models
from francjeu.kernel.procedure.decision import elements, recidivism
from francjeu.kernel.procedure.decision.ruling import BREACHES, Outcome
from francjeu.kernel.procedure.measures import parity
from francjeu.policy import queries as policy

_BREACHES = frozenset(o.value for o in BREACHES)


def shapes(case: models.Case) -> frozenset[str]:
    """The shapes of the clauses breached, or of those invoked while none is."""
    rows = list(case.allegations.values_list("clause", "shape"))
    found = tuple(
        elements.Finding(clause, elements.Element(e), elements.Result(r))
        for clause, e, r in models.Finding.objects.filter(allegation__case=case).values_list(
            "allegation__clause", "element", "result"
        )
    )
    breached = {
        shape
        for clause, shape in rows
        if elements.is_breached(clause=clause, shape=shape, findings=found)
    }
    return frozenset(breached or {shape for _, shape in rows})


def offence(case: models.Case) -> int:
    """Which breach this would be for the respondent with the most earlier ones."""
    profile = policy.profile_of(case.profile) if case.profile else None
    months = profile.recidivism_months if profile else None
    subjects = [s for s in map(_same, respondents(case)) if s is not None]
    if months is None or not subjects:
        return 1
    asked, on = shapes(case), timezone.localdate(case.opened_at)
    return max(
        recidivism.offence(_earlier(case, same), shapes=asked, on=on, months=months)
        for same in subjects
    )


def respondents(case: models.Case) -> tuple[models.Party, ...]:
    """The persons, teams or institutions concerned."""
    rows = case.parties.filter(role="respondent").select_related("collective", "person")
    return tuple(rows.order_by("letter"))


def _same(party: models.Party) -> Q | None:
    """The parties that are this very subject, in any case; None when nobody knows who it is."""
    one = getattr(party, "collective", None)
    if one is not None:
        return Q(collective__team=one.team_id, collective__institution=one.institution_id)
    return Q(person=party.person_id, collective__isnull=True) if party.person_id else None


def _earlier(case: models.Case, same: Q) -> Iterable[recidivism.Earlier]:
    parties = models.Party.objects.filter(same, role="respondent").exclude(case=case)
    rows = (
        models.Decision.objects.filter(case__in=parties.values("case"), replaced_by__isnull=True)
        .select_related("case", "weighing")
        .prefetch_related("case__allegations")
    )
    for row in rows:
        is_final = row.case.state == "closed" and row.case.closed_at is not None
        closed = row.case.closed_at if is_final else None
        yield recidivism.Earlier(
            final_on=timezone.localdate(closed) if closed else None,
            shapes=_shapes_of(row), is_breach=row.outcome in _BREACHES,
        )  # fmt: skip


def _shapes_of(row: models.Decision) -> frozenset[str]:
    weighing = getattr(row, "weighing", None)
    if weighing is not None:
        return frozenset(weighing.shapes)
    return frozenset(a.shape for a in row.case.allegations.all())


def comparable(*, case: models.Case, severity: int, offence: int) -> parity.Range:
    """The range given in closed cases of the same clause, severity and offence; no name.

    A breach without sanction has no severity of its own: it counts for every one.
    """
    asked = shapes(case)
    rows = (row for row in _final(case) if _shapes_of(row) & asked)
    return parity.over(
        _given(row)
        for row in rows
        if row.weighing.offence == offence and row.severity in {severity, None}
    )


def _final(case: models.Case) -> QuerySet[models.Decision]:
    return (
        models.Decision.objects.filter(
            case__state="closed", replaced_by__isnull=True, outcome__in=_BREACHES,
            weighing__isnull=False,
        )
        .exclude(case=case)
        .select_related("weighing")
        .prefetch_related("measures")
    )  # fmt: skip


def _given(row: models.Decision) -> parity.Given:
    if row.outcome == Outcome.BREACH_WITHOUT_SANCTION.value:
        return parity.Given(parity.NONE)
    first = next(iter(row.measures.all()), None)
    if first is None:
        return parity.Given("")
    days = (
        (first.ends_on - first.starts_on).days + 1
        if first.count == "days" and first.starts_on and first.ends_on
        else None
    )
    return parity.Given(first.kind, matches=first.matches, days=days)
