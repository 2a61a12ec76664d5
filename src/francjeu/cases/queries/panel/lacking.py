"""Which files lack members to sign, for a list: read for all of them at once."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q

from francjeu.cases import models, ties
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.case.facts import Facts
from francjeu.kernel.procedure.settings.profile import Profile
from francjeu.policy import queries as policy


@dataclass(slots=True)
class _Panel:
    """Account refs around one case."""

    seated: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    first: set[str] = field(default_factory=set)
    said: dict[str, bool] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set)
    challenged: set[str] = field(default_factory=set)
    signed: set[str] = field(default_factory=set)


def incomplete(actor: Actor, *, most: int) -> list[models.Case]:
    """The files this person runs where too few members sit for the signature to come.

    As many queries whatever their number.
    """
    mine = models.Case.objects.filter(
        manager__public_id=actor.ref, state__in=("heard", "appealed")
    ).select_related("profile", "manager", "opened_by", "admitted_by")
    cases = list(mine.order_by("opened_at")[:most])
    around = _panels(cases)
    profiles: dict[int | None, Profile | None] = {}
    tied = ties.computed_of(cases)
    return [
        case
        for case in cases
        if _lacks(case, around[case.pk], _profile(case, profiles), tied=tied[case.pk])
    ]


def _profile(case: models.Case, known: dict[int | None, Profile | None]) -> Profile | None:
    key = case.profile.pk if case.profile else None
    if key not in known:
        known[key] = policy.profile_of(case.profile) if case.profile else None
    return known[key]


def _panels(cases: list[models.Case]) -> dict[int, _Panel]:
    found: dict[int, _Panel] = defaultdict(_Panel)
    seats = models.Seat.objects.filter(case__in=cases)
    for pk, instance, ref, left in seats.values_list(
        "case_id", "instance", "user__public_id", "left_at"
    ):
        if left is None:
            found[pk].seated[instance].add(str(ref))
        if instance == "first":
            found[pk].first.add(str(ref))
    said = models.Declaration.objects.filter(case__in=cases).order_by("declared_at", "pk")
    for pk, ref, linked in said.values_list("case_id", "user__public_id", "linked"):
        found[pk].said[str(ref)] = linked
    asked = models.Challenge.objects.filter(case__in=cases, state__in=("asked", "granted"))
    for pk, ref, state in asked.values_list("case_id", "member__public_id", "state"):
        (found[pk].challenged if state == "asked" else found[pk].replaced).add(str(ref))
    signed = models.Decision.objects.filter(case__in=cases)
    for pk, ref in signed.values_list("case_id", "decided_by__public_id"):
        found[pk].signed.add(str(ref))
    made = Q(draft__decision__isnull=False) | Q(draft__appeal__isnull=False)
    votes = models.Vote.objects.filter(made, draft__case__in=cases, voided_at__isnull=True)
    for pk, ref in votes.values_list("draft__case_id", "user__public_id"):
        found[pk].signed.add(str(ref))
    return found


def _lacks(
    case: models.Case, panel: _Panel, profile: Profile | None, *, tied: frozenset[str]
) -> bool:
    on_appeal = case.state == "appealed"
    hands = {case.opened_by.public_id, case.manager.public_id}
    if case.admitted_by:
        hands.add(case.admitted_by.public_id)
    facts = Facts(
        state=case.state,
        first_seats=frozenset(panel.seated["first"]),
        appeal_seats=frozenset(panel.seated["appeal"]),
        first_panel=frozenset(panel.first),
        signed=frozenset(panel.signed),
        challenged=frozenset(panel.challenged),
        cleared=frozenset(ref for ref, linked in panel.said.items() if not linked),
        linked=tied | panel.replaced | {ref for ref, linked in panel.said.items() if linked},
        managers_hands=frozenset(str(ref) for ref in hands),
        separate_decider=profile is None or profile.separate_decider is not None,
    )
    sits = guards.sitting(verb="decide_appeal" if on_appeal else "decide", facts=facts)
    if profile is None:
        return not sits
    return len(sits) < (profile.appeal_quorum if on_appeal else profile.quorum)
