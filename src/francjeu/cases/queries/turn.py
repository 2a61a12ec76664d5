"""What can be done on a case, what cannot and why, and what must be done by when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from francjeu.cases import facts, models
from francjeu.cases.queries.reach import visible
from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.kernel.procedure import case as kernel


@dataclass(frozen=True, slots=True)
class Possible:
    """One act on a case: possible now (`why` is None), or the first reason why not."""

    verb: str
    why: kernel.Why | None
    hands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One thing a person must do: a verb on a case, why, by when. `group` is safety or deadline."""

    verb: str
    ref: str
    due_at: datetime | None
    group: str
    title: str


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


# as many as one person can take in; the rest shows when these are done
MOST = 50


def tasks_for(*, actor: Actor, at: datetime) -> tuple[Task, ...]:
    """What this person must do in the cases they may see, soonest first, at most MOST."""
    held = actor.roles | ({Role.DECIDER} if actor.has(Role.CHAIR) else set())
    mine = {key: verb for key, (verb, role) in _TURN.items() if role in held}
    clocks = (
        models.Clock.objects.filter(met_at__isnull=True, key__in=mine, case__in=visible(actor))
        .exclude(key__in=_WAITS, due_at__gte=at)
        .order_by("due_at", "id")
        .values_list("key", "due_at", "case__ref", "case__title")
    )
    return tuple(
        Task(verb=mine[key], ref=ref, due_at=due_at, group="deadline", title=title)
        for key, due_at, ref, title in clocks[:MOST]
    )
