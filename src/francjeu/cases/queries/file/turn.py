"""What can be done on a case, what cannot and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from francjeu.cases import access, facts, models, noticing, ties
from francjeu.cases.queries.decision import badfaith, qualifying, voting
from francjeu.cases.queries.hearing import asked, staying, timing
from francjeu.cases.queries.intake import joining
from francjeu.cases.queries.measures import interims
from francjeu.cases.queries.panel import panels
from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.case.facts import Facts
from francjeu.kernel.procedure.case.moves import BESIDE, CASE


@dataclass(frozen=True, slots=True)
class Possible:
    """One act on a case: possible now (`why` is None), or the first reason why not."""

    verb: str
    why: guards.Why | None
    hands: tuple[str, ...]


def possible(*, case: models.Case, actor: Actor, at: datetime) -> tuple[Possible, ...]:
    """Every act that may still come on this case: possible now, or why not, and whose it is.

    An act which no road from here leads to is left out.
    """
    known = facts.case_facts(case)
    return tuple(
        Possible(
            verb=verb,
            why=_why(case, verb, known, actor, at),
            hands=hands_of(verb),
        )
        for verb in CASE.verbs
        if CASE.before(verb=verb, state=case.state)
    )


def _why(
    case: models.Case, verb: str, known: Facts, actor: Actor, at: datetime
) -> guards.Why | None:
    """The first guard of the move that fails; a notice has two more."""
    why = guards.refusal(verb=verb, facts=known, actor=actor, at=at)
    return noticing.missing(case, at=at) if why is None and verb == "notify" else why


def why_not(*, case: models.Case, verb: str, actor: Actor, at: datetime) -> guards.Why | None:
    """The first reason why this person may not do `verb` now, or None; moves and other acts."""
    if verb in CASE.verbs:
        return _why(case, verb, facts.case_facts(case), actor, at)
    if verb in voting.ACTS:
        return voting.why_not(case=case, act=verb, actor=actor, at=at)
    if verb in beside(case=case, actor=actor, at=at) or verb not in _RIGHTS:
        return None
    if case.state not in BESIDE[verb]:
        return guards.Why.STATE
    if verb == "find":
        return guards.refusal(verb="decide", facts=facts.case_facts(case), actor=actor, at=at)
    return guards.Why.STATE if verb in _NEEDS_SOMETHING else guards.Why.HANDS


def hands_of(verb: str) -> tuple[str, ...]:
    """The roles whose act it is."""
    if verb not in CASE.verbs:
        finds = verb in {"find", "qualify_school"} | voting.ACTS
        return ("decider", "chair") if finds else ("case_manager", "chair")
    hands: Iterable[Role | Kind] = (
        hand for move in CASE.moves if move.verb == verb for hand in move.by
    )
    return tuple(dict.fromkeys(hand.value for hand in hands))


# act beside the moves → the right it takes
_RIGHTS: dict[str, access.Act] = {
    "answer_gate": access.Act.MANAGE,
    "part": access.Act.MANAGE,
    "open_beside": access.Act.MANAGE,
    "allege": access.Act.MANAGE,
    "add_party": access.Act.MANAGE,
    "add_exhibit": access.Act.MANAGE,
    "join_report": access.Act.MANAGE,
    "answer_reprisal": access.Act.MANAGE,
    "set_parallel": access.Act.MANAGE,
    "clear_parallel": access.Act.MANAGE,
    "extend": access.Act.MANAGE,
    "ask_false": access.Act.VIEW,
    "judge_false": access.Act.VIEW,
    "open_false": access.Act.MANAGE,
    "stay": access.Act.MANAGE,
    "end_stay": access.Act.MANAGE,
    "let_pass": access.Act.MANAGE,
    "answer_time": access.Act.MANAGE,
    "rule_on_identity": access.Act.MANAGE,
    "come_of_age": access.Act.MANAGE,
    "pause_clock": access.Act.MANAGE,
    "resume_clock": access.Act.MANAGE,
    "add_response": access.Act.MANAGE,
    "describe": access.Act.MANAGE,
    "date_item": access.Act.MANAGE,
    "find": access.Act.FIND,
    "qualify_school": access.Act.FIND,
    "propose": access.Act.FIND,
    "vote": access.Act.FIND,
    "close_vote": access.Act.FIND,
    "hand_to_employer": access.Act.MANAGE,
    "carry_out": access.Act.MANAGE,
    "take_down": access.Act.MANAGE,
    "seat": access.Act.SEAT,
    "hand_over": access.Act.MANAGE,
    "challenge": access.Act.MANAGE,
    "answer_challenge": access.Act.MANAGE,
    "order_interim": access.Act.MANAGE,
    "review_interim": access.Act.VIEW,
    "admit_late": access.Act.VIEW,
    "stay_sanction": access.Act.VIEW,
}
# these acts need something to act on: a file elsewhere, a clock that runs or stands still
_NEEDS_SOMETHING = frozenset({
    "clear_parallel", "pause_clock", "resume_clock", "carry_out", "hand_to_employer", "stay",
    "end_stay", "let_pass", "ask_false", "judge_false", "open_false",
    "answer_time", "rule_on_identity", "come_of_age", "challenge", "answer_challenge",
    "order_interim", "review_interim", "admit_late", "part", "open_beside",
    "join_report",
})  # fmt: skip
# a decider completes these as well
_SHARED = ("describe", "date_item")


def beside(*, case: models.Case, actor: Actor, at: datetime) -> frozenset[str]:
    """The acts which change the file and not its state that this person may do now."""
    known = facts.access_facts(case)
    found = {
        act
        for act, right in _RIGHTS.items()
        if case.state in BESIDE[act] and access.RULES.allows(actor, right, known)
    }
    found -= badfaith.idle(case) | staying.idle(case) | timing.idle(case) | asked.idle(case, at=at)
    if access.RULES.allows(actor, access.Act.FIND, known):
        found |= {act for act in _SHARED if case.state in BESIDE[act]}
    if not models.Measure.objects.filter(decision__case=case).exists():
        found.discard("carry_out")
    if not qualifying.employer_tracks(case):
        found.discard("hand_to_employer")
    if "join_report" in found and not joining.waits(case, actor=actor):
        found.discard("join_report")
    if "find" in found and not _may_find(case, actor, at):
        found.discard("find")
    return frozenset(act for act in found if _has_object(act, case, actor, at))


def _has_object(act: str, case: models.Case, actor: Actor, at: datetime) -> bool:
    """False for an act that finds nothing to act on, or is someone else’s."""
    if act == "part":
        return case.parties.filter(role="respondent").count() > 1
    if act == "open_beside":
        return case.parties.filter(role="respondent").count() == 1
    if act == "answer_gate":  # the reports of a case were asked already
        return case.gated_at is None or case.gates.exists()
    if act in voting.ACTS:
        is_idle = act == "propose" and voting.current(case) is not None
        why = voting.why_not(case=case, act=act, actor=actor, at=at)
        return why is None and not is_idle
    if act == "answer_challenge":
        return panels.to_answer(case=case, actor=actor) is not None
    if act == "challenge":
        return bool(panels.members(case))
    if act == "order_interim":
        return bool(interims.may_order(case)) and case.parties.filter(role="respondent").exists()
    if act == "review_interim":
        return interims.runs(case)
    if act in {"admit_late", "stay_sanction"}:
        known = facts.case_facts(case)
        why = guards.refusal(verb="decide_appeal", facts=known, actor=actor, at=at)
        return why in guards.BEFORE_THE_VOTE | {guards.Why.LATE} and (
            known.late or act == "stay_sanction"
        )
    return True


def _may_find(case: models.Case, actor: Actor, at: datetime) -> bool:
    why = guards.refusal(verb="decide", facts=facts.case_facts(case), actor=actor, at=at)
    return why in guards.BEFORE_THE_VOTE


def rights(*, case: models.Case, actor: Actor) -> frozenset[access.Act]:
    """What this person may do around the case, whatever its state."""
    known = facts.access_facts(case)
    return frozenset(act for act in access.Act if access.RULES.allows(actor, act, known))


def has_declared(*, case: models.Case, actor: Actor) -> bool:
    """True once this person said whether a tie exists."""
    return actor.ref in ties.declared(case)
