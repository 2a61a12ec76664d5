"""A case brought to a state by the operations themselves, with the persons it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from francjeu.cases import identity, models
from francjeu.cases.operations.decision import appealing, deciding, ending, voting
from francjeu.cases.operations.hearing import hearing, identifying
from francjeu.cases.operations.intake import gating, involving, opening
from francjeu.cases.operations.panel import conflicts
from francjeu.cases.proposing import Body
from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.kernel.procedure.decision.elements import Element, Result
from francjeu.kernel.procedure.decision.qualifying import Sample, Share
from francjeu.kernel.procedure.decision.ruling import Outcome
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.kernel.procedure.intake.routing import Asked
from francjeu.kernel.procedure.panel.voting import Position
from francjeu.people.models import Person, User
from francjeu.people.queries import actor_for
from francjeu.policy import queries as policy
from tests.conftest import NOON
from tests.factories import people as person
from tests.factories import policy as rule

ACT = date(2026, 11, 3)
ROAD = (
    "opened", "admissible", "notified", "answered", "heard", "decided", "announced", "closed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """Everyone around one case: `decider` sits the first time, `other` on the appeal."""

    case: models.Case
    manager: Actor
    decider: Actor
    other: Actor
    respondent: models.Party
    parent: models.Party
    proposed: deciding.Proposed


def staff(*roles: Role, name: str = "Camille Gagnon") -> tuple[User, Actor]:
    """An account and the actor it is today."""
    user = person.an_account(roles=roles, name=name)
    return user, actor_for(user=user, on=NOON.date())


def a_table(
    *, state: str = "opened", clauses: tuple[str, ...] = ("4.a",), person: Person | None = None,
    proposed: deciding.Proposed | None = None, reports: tuple[str, ...] = (),
    is_gated: bool = True, before: Callable[["Table"], object] | None = None,
) -> Table:  # fmt: skip
    """A case in `state`, moved there by the operations, at NOON; `before` is done first."""
    if policy.in_force(on=ACT) is None:
        rule.a_policy()
        rule.a_profile()
        rule.the_doors()
    _, manager = staff(Role.CASE_MANAGER)
    decider_user, decider = staff(Role.DECIDER, name="Dominique Roy")
    other_user, other = staff(Role.DECIDER, name="Claude Côté")
    case = opening.open_case(
        title="Propos dans un clavardage de groupe", description="Des messages blessants.",
        first_act_on=ACT, reports=reports, actor=manager, at=NOON,
    )  # fmt: skip
    respondent = opening.add_party(
        case=case, actor=manager, at=NOON,
        someone=involving.Someone(
            role="respondent", person=person, name="Félix Bouchard", email="felix@exemple.ca",
            birth_year=2011,
        ),
    )  # fmt: skip
    parent = opening.add_party(
        case=case, actor=manager, at=NOON,
        someone=involving.Someone(
            role="representative", name="Julie Bouchard", email="julie@exemple.ca",
            speaks_for=respondent,
        ),
    )  # fmt: skip
    for clause in clauses:
        opening.allege(case=case, clause_id=clause, actor=manager, at=NOON)
    opening.add_exhibit(
        case=case, description="Trois messages d’un même compte.", actor=manager, at=NOON,
        testimony="Il a écrit que je devrais changer d’école et que personne ne me regretterait",
    )  # fmt: skip
    if is_gated and not reports:
        answer_gate(case, actor=manager)
    conflicts.seat(case=case, user=decider_user, actor=manager, at=NOON)
    conflicts.seat(case=case, user=other_user, instance="appeal", actor=manager, at=NOON)
    for actor in (decider, other):
        conflicts.declare(case=case, is_linked=False, note="", actor=actor, at=NOON)
    table = Table(case, manager, decider, other, respondent, parent, proposed or PROPOSED)
    if before:
        before(table)
    for step in ROAD[1 : ROAD.index(state) + 1]:
        STEPS[step](table)
    return table


def answer_gate(case: models.Case, *, actor: Actor, **changed: Answer) -> None:
    """Nine answers that lead inside, but for those given."""
    plain = dict.fromkeys(Asked, Answer.NO)
    plain |= {Asked.BOUND: Answer.YES, Asked.COVERED: Answer.YES}
    answers = plain | {Asked(key): answer for key, answer in changed.items()}
    gating.answer_gate(case=case, answers=answers, words="", actor=actor, at=NOON)


def _admit(t: Table) -> None:
    opening.declare_admissible(case=t.case, reasons="Visé.", actor=t.manager, at=NOON)


def rule_on_identity(t: Table, *, is_told: bool = False) -> None:
    """The name of who reported is withheld (or told), for a reason."""
    identifying.rule(
        case=t.case, is_told=is_told, reasons="Risque de représailles.", actor=t.manager, at=NOON
    )


def _notify(t: Table) -> None:
    opening.answer_reprisal(case=t.case, is_possible=False, note="", actor=t.manager, at=NOON)
    if identity.is_open(t.case):
        rule_on_identity(t)
    hearing.notify(
        case=t.case, description="Des messages blessants dans un groupe.", disclosed=(1,),
        actor=t.manager, at=NOON,
    )  # fmt: skip


def _answer(t: Table) -> None:
    hearing.receive_response(
        case=t.case, party=t.respondent, version="Ce n’est pas moi.", actor=t.manager, at=NOON
    )


def _hear(t: Table) -> None:
    hearing.hear_in_writing(case=t.case, actor=t.manager, at=NOON)


def find_all(t: Table, result: Result = Result.ESTABLISHED) -> None:
    """The decider finds the same on every element of every clause."""
    for allegation in t.case.allegations.all():
        for element in deciding.SHAPES[allegation.shape]:
            find(t, allegation, element, result)


SAMPLE = Sample(date(2026, 10, 1), date(2026, 11, 1), seen=40, hostile=3, share=Share.PART)


def find(t: Table, allegation: models.Allegation, element: Element, result: Result) -> None:
    """One finding by the decider."""
    deciding.find(
        allegation=allegation, element=element, result=result, reasons="Selon P-1.",
        exhibits=(1,), why_enough="La description dit qui a écrit quoi, et quand.",
        sample=SAMPLE if element is Element.DEVOTED else None,
        actor=t.decider, at=NOON,
    )  # fmt: skip


PROPOSED = deciding.Proposed(
    outcome=Outcome.BREACH_WITH_SANCTION, summary="Les messages ont été écrits.",
    reasons="Les trois messages sont établis.", rung="s1_o1_warning", severity=1,
)  # fmt: skip


def more_members(t: Table, count: int, *, instance: str = "first") -> tuple[Actor, ...]:
    """So many more deciders, seated there, who declared no tie."""
    found = []
    for n in range(count):
        name = f"Membre {instance} {t.case.seats.count() + n}"
        user, actor = staff(Role.DECIDER, name=name)
        conflicts.seat(case=t.case, user=user, instance=instance, actor=t.manager, at=NOON)
        conflicts.declare(case=t.case, is_linked=False, note="", actor=actor, at=NOON)
        found.append(actor)
    return tuple(found)


def a_panel_of_three(*, state: str = "heard", **profile: object) -> tuple[Table, tuple[Actor, ...]]:
    """A case whose procedure sets panels of three with a quorum of two; its first members."""
    rule.a_policy()
    numbers = {"panel": 3, "quorum": 2, "appeal_panel": 3, "appeal_quorum": 2}
    rule.a_profile(valid_from=date(2026, 1, 1), **{**numbers, **profile})
    rule.the_doors()
    table = a_table(state="heard")
    members = (table.decider, *more_members(table, 2))
    find_all(table)
    if state != "heard":
        carry(table, members)
    if state in {"announced", "appealed"}:
        ending.announce(case=table.case, actor=table.manager, at=NOON)
    if state == "appealed":
        appeal(table)
    return table, members


def propose(
    t: Table, by: Actor, *, proposed: deciding.Proposed | None = None, over: int = 0
) -> models.Draft:
    """A draft before the first panel."""
    t.case.refresh_from_db()
    body = Body(proposed=proposed or t.proposed)
    return voting.propose(case=t.case, body=body, over=over, actor=by, at=NOON)


def carry(t: Table, members: tuple[Actor, ...]) -> models.Draft:
    """A draft on which every member concurs."""
    draft = propose(t, members[0])
    for member in members:
        voting.vote(draft=draft, position=Position.CONCURS, actor=member, at=NOON)
    t.case.refresh_from_db()
    return draft


def appeal(t: Table, *, at: datetime = NOON, ground: str = "bias") -> models.Appeal:
    """The person concerned asks that other people look again."""
    return appealing.appeal(
        case=t.case, party=t.respondent, ground=ground, text="", at=at,
        actor=Actor(Kind.PARTY, ref=str(t.respondent.public_id)),
    )  # fmt: skip


def _decide(t: Table) -> None:
    find_all(t)
    deciding.decide(case=t.case, proposed=t.proposed, actor=t.decider, at=NOON)


def _announce(t: Table) -> None:
    ending.announce(case=t.case, actor=t.manager, at=NOON)


def _close(t: Table) -> None:
    ending.close(case=t.case, actor=t.manager, at=NOON + timedelta(days=40))


STEPS = {
    "admissible": _admit,
    "notified": _notify,
    "answered": _answer,
    "heard": _hear,
    "decided": _decide,
    "announced": _announce,
    "closed": _close,
}
