"""Reading cases: the list, one file, what is possible, what must be done, what a party sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from francjeu.cases import access, facts, models
from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.kernel.procedure import case as kernel
from francjeu.kernel.procedure.elements import SHAPES
from francjeu.people.models import Person


class CaseNotFound(Exception):
    """There is no such case for this person: absent and forbidden look the same."""


@dataclass(frozen=True, slots=True)
class Possible:
    """One act on a case: possible now (`why` is None), or the first reason why not."""

    verb: str
    why: kernel.Why | None
    hands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One case in a list."""

    ref: str
    title: str
    state: str
    opened_at: datetime
    due_at: datetime | None
    manager: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One element of one clause in the grid; `result` is "" while nobody has found."""

    element: str
    result: str
    reasons: str
    exhibits: tuple[int, ...]
    found_by: str
    found_at: datetime | None


@dataclass(frozen=True, slots=True)
class Grid:
    """One clause invoked and its elements, in the order of its shape."""

    pk: int
    clause: str
    clause_text: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One thing a person must do: a verb on a case, why, by when. `group` is safety or deadline."""

    verb: str
    ref: str
    due_at: datetime | None
    group: str
    title: str


def case_for(*, actor: Actor, ref: str) -> models.Case:
    """The case, for who may see it. Raises CaseNotFound."""
    case = (
        models.Case.objects.select_related(
            "policy", "profile", "manager", "opened_by", "admitted_by"
        )
        .filter(ref=ref)
        .first()
    )
    if case is None or not access.RULES.allows(actor, access.Act.VIEW, facts.access_facts(case)):
        raise CaseNotFound(ref)
    return case


def visible(actor: Actor) -> QuerySet[models.Case]:
    """The cases this person may see, as one condition: counts and lists hide the others alike."""
    excluded = [key for key, roles in facts.EXCLUDED.items() if actor.roles & roles]
    cases = models.Case.objects.exclude(about__in=excluded)
    seated = Q(seats__user__public_id=actor.ref, seats__left_at__isnull=True)
    if not actor.has(Role.CASE_MANAGER, Role.CHAIR):
        cases = cases.filter(seated)
    return cases.exclude(pk__in=_tied(actor)).distinct()


def _tied(actor: Actor) -> list[int]:
    """Cases where this person declared a tie, or is tied to a party."""
    last: dict[int, bool] = dict(
        models.Declaration.objects.filter(user__public_id=actor.ref)
        .order_by("declared_at", "id")
        .values_list("case_id", "linked")
    )
    person = Person.objects.filter(accounts__public_id=actor.ref).values_list(
        "id", "roles__institution_id", "roles__team_id"
    )
    rows = list(person)
    persons = {p for p, _, _ in rows}
    schools = {s for _, s, _ in rows if s}
    teams = {t for _, _, t in rows if t}
    tied = (
        Q(person__in=persons)
        | Q(institution__in=schools)
        | Q(person__roles__institution__in=schools)
        | Q(person__roles__team__in=teams)
    )
    parties = models.Party.objects.filter(tied).values_list("case_id", flat=True) if rows else ()
    return [pk for pk, linked in last.items() if linked] + list(parties)


def rows_for(*, actor: Actor, state: str = "", start: int = 0, count: int = 25) -> tuple[Row, ...]:
    """A page of the cases this person may see, newest first."""
    cases = visible(actor).select_related("manager").prefetch_related("clocks")
    if state:
        cases = cases.filter(state=state)
    return tuple(_row(c) for c in cases.order_by("-opened_at", "-id")[start : start + count])


def count_for(*, actor: Actor, state: str = "") -> int:
    """How many cases this person may see."""
    cases = visible(actor)
    return (cases.filter(state=state) if state else cases).count()


def _row(case: models.Case) -> Row:
    running = [c.due_at for c in case.clocks.all() if c.met_at is None]
    return Row(
        ref=case.ref, title=case.title, state=case.state, opened_at=case.opened_at,
        due_at=min(running, default=None), manager=case.manager.name,
    )  # fmt: skip


def possible(*, case: models.Case, actor: Actor, at: datetime) -> tuple[Possible, ...]:
    """Every act that may still come on this case: possible now, or why not, and whose it is.

    An act which no road from here leads to is left out.
    """
    known = facts.case_facts(case)
    return tuple(
        Possible(
            verb=verb,
            why=kernel.refusal(verb=verb, facts=known, actor=actor, at=at),
            hands=_hands(verb),
        )
        for verb in kernel.CASE.verbs
        if kernel.CASE.before(verb=verb, state=case.state)
    )


def _hands(verb: str) -> tuple[str, ...]:
    hands: Iterable[Role | Kind] = (
        hand for move in kernel.CASE.moves if move.verb == verb for hand in move.by
    )
    return tuple(dict.fromkeys(hand.value for hand in hands))


def grids(case: models.Case) -> tuple[Grid, ...]:
    """The grid of each clause invoked: every element, found or not."""
    allegations = case.allegations.order_by("clause").prefetch_related("findings__found_by")
    return tuple(
        Grid(
            pk=a.pk, clause=a.clause, clause_text=a.clause_text,
            cells=tuple(_cells(a)),
        )
        for a in allegations
    )  # fmt: skip


def _cells(allegation: models.Allegation) -> Iterable[Cell]:
    found = {f.element: f for f in allegation.findings.all()}
    for element in SHAPES[allegation.shape]:
        row = found.get(element.value)
        yield Cell(
            element=element.value,
            result=row.result if row else "",
            reasons=row.reasons if row else "",
            exhibits=tuple(row.exhibits) if row else (),
            found_by=row.found_by.name if row else "",
            found_at=row.found_at if row else None,
        )


# clock → the verb which meets it and the role which acts
_TURN: dict[str, tuple[str, Role]] = {
    "admissibility": ("declare_admissible", Role.CASE_MANAGER),
    "notice": ("notify", Role.CASE_MANAGER),
    "response": ("note_silence", Role.CASE_MANAGER),
    "hearing": ("call_hearing", Role.CASE_MANAGER),
    "decision": ("decide", Role.DECIDER),
    "notification": ("announce", Role.CASE_MANAGER),
    "appeal": ("close", Role.CASE_MANAGER),
    "appeal_decision": ("decide_appeal", Role.DECIDER),
}
# these clocks run for someone else: the act is ours only once they are over
_WAITS = frozenset({"response", "appeal"})


def tasks_for(*, actor: Actor, at: datetime) -> tuple[Task, ...]:
    """What this person must do in the cases they may see, soonest first."""
    clocks = (
        models.Clock.objects.filter(met_at__isnull=True, case__in=visible(actor))
        .select_related("case")
        .order_by("due_at", "id")
    )
    found = []
    for clock in clocks:
        verb, role = _TURN.get(clock.key, ("", Role.CASE_MANAGER))
        waits = clock.key in _WAITS and at <= clock.due_at
        if (
            not verb
            or waits
            or not (actor.has(role) or (role == Role.DECIDER and actor.has(Role.CHAIR)))
        ):
            continue
        found.append(
            Task(
                verb=verb, ref=clock.case.ref, due_at=clock.due_at, group="deadline",
                title=clock.case.title,
            )
        )  # fmt: skip
    return tuple(found)


def party_for(*, public_id: UUID) -> models.Party:
    """The party a link was made for. Raises CaseNotFound."""
    party = (
        models.Party.objects.select_related("case", "case__policy", "case__profile", "person")
        .filter(public_id=public_id)
        .first()
    )
    if party is None:
        raise CaseNotFound(str(public_id))
    return party


def disclosed(case: models.Case) -> tuple[models.Exhibit, ...]:
    """The exhibits that parties may read about: number and description, never the original."""
    return tuple(case.exhibits.filter(disclosed=True).order_by("number"))
