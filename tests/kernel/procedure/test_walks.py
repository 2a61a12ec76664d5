"""Ten thousand random files: none reaches a sanction without what makes it fair.

The walk knows nothing of the rules: it tries hands, moves, recusals, challenges, seats and late
requests at random, keeps what the rules let through, and looks at what was reached.
"""

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tests.conftest import NOON

from francjeu.kernel.actors import CLOCK, Actor, Kind, Role
from francjeu.kernel.procedure import review
from francjeu.kernel.procedure.case import (
    CASE,
    BadDecision,
    Facts,
    Outcome,
    Ruling,
    check_ruling,
    refusal,
)

FILES, TRIES = 10_000, 80
# roads that end a file at once are taken less often, or nothing would be decided
RARE = {"refer", "dismiss", "close", "withdraw_appeal"}
STAFF = {
    "manager": Role.CASE_MANAGER, "chair": Role.CHAIR,
    "a": Role.DECIDER, "b": Role.DECIDER, "c": Role.DECIDER, "d": Role.DECIDER,
}  # fmt: skip
HANDS = (
    *(Actor(Kind.STAFF, ref=ref, roles=frozenset({role})) for ref, role in STAFF.items()),
    Actor(Kind.PARTY, ref="party"), CLOCK,
)  # fmt: skip
DECIDERS = ("a", "b", "c", "d", "chair")


@dataclass
class File:
    """One file as the walk leads it: the facts the rules read, and what really happened."""

    facts: Facts
    done: list[str] = field(default_factory=list)
    signed_by: list[str] = field(default_factory=list)
    outcome: Outcome | None = None
    sanctioned: bool = False


def new_file(dice: random.Random) -> File:
    return File(Facts(
        state="opened", has_respondent=dice.random() < 0.9, has_allegation=dice.random() < 0.9,
        reprisal_checked=dice.random() < 0.8, parallel_open=dice.random() < 0.2,
        parallel_cleared=dice.random() < 0.7, findings_missing=4, manager="manager",
        managers_hands=frozenset({"manager", "a"} if dice.random() < 0.2 else {"manager"}),
        quorum=dice.choice((1, 1, 2)), appeal_quorum=dice.choice((1, 1, 2)),
    ))  # fmt: skip


def beside(file: File, dice: random.Random) -> None:
    """What happens beside the moves: seats, declarations, ties, challenges, findings."""
    facts, ref = file.facts, dice.choice(DECIDERS)
    events = {
        "sit_first": lambda: seat(facts, ref, "first"),
        "sit_appeal": lambda: seat(facts, ref, "appeal"),
        "clear": lambda: replace(facts, cleared=facts.cleared | {ref}),
        "tie": lambda: replace(facts, linked=facts.linked | {ref}),
        "challenge": lambda: replace(facts, challenged=facts.challenged | {ref}),
        "answer": lambda: replace(facts, challenged=facts.challenged - {ref}),
        "find": lambda: replace(facts, findings_missing=max(0, facts.findings_missing - 2)),
    }  # fmt: skip
    weights = (6, 6, 9, 0.1, 0.5, 2, 6)
    file.facts = events[dice.choices(list(events), weights)[0]]()


def seat(facts: Facts, ref: str, instance: str) -> Facts:
    """A seat is in one instance for ever, as the table of seats keeps it."""
    if instance == "first" and ref not in facts.appeal_seats:
        return replace(
            facts, first_seats=facts.first_seats | {ref}, first_panel=facts.first_panel | {ref}
        )
    if instance == "appeal" and ref not in facts.first_panel:
        return replace(facts, appeal_seats=facts.appeal_seats | {ref})
    return facts


def move(file: File, dice: random.Random) -> None:
    leaving = CASE.leaving(file.facts.state)
    verb = dice.choice(leaving).verb if leaving and dice.random() < 0.9 else dice.choice(CASE.verbs)
    if verb in RARE and dice.random() < 0.95:
        return
    may = [h for m in leaving if m.verb == verb for h in HANDS if m.may(h)]
    hand = dice.choice(may) if may and dice.random() < 0.8 else dice.choice(HANDS)
    at = NOON + timedelta(days=dice.randint(0, 60))
    if refusal(verb=verb, facts=file.facts, actor=hand, at=at):
        return
    if verb in {"decide", "decide_appeal"} and not sign(file, verb, hand, dice):
        return
    judge(file, verb, hand)
    file.done.append(verb)
    file.facts = after(file.facts, verb, at, dice)


def sign(file: File, verb: str, hand: Actor, dice: random.Random) -> bool:
    """Propose any outcome; False when the rules on rulings refuse it."""
    outcome = dice.choice(list(Outcome)[:4])
    breached = dice.choice((0, 1))
    heavy = Outcome.BREACH_WITH_SANCTION
    ruling = Ruling(
        outcome=outcome, reasons="x", breached=breached, rung="r" if outcome is heavy else "",
        offered=frozenset({"r"}), ladder=frozenset({"r"}),
    )  # fmt: skip
    try:
        if verb == "decide_appeal":
            assert file.outcome is not None
            review.check(result=dice.choice((review.Result.VARY, review.Result.OVERTURN)),
                         before=file.outcome, after=outcome)  # fmt: skip
        else:
            check_ruling(ruling)
    except BadDecision:
        return False
    file.outcome, file.sanctioned = outcome, outcome is heavy
    file.facts = replace(file.facts, signed=file.facts.signed | {hand.ref})
    file.signed_by.append(hand.ref)
    return True


def judge(file: File, verb: str, hand: Actor) -> None:
    """The promise, asserted at each signature."""
    facts = file.facts
    if verb not in {"decide", "decide_appeal", "send_back", "refuse_late"}:
        return
    assert hand.kind is Kind.STAFF
    assert hand.ref in facts.cleared - facts.linked - facts.managers_hands - facts.challenged
    since = (
        file.done[len(file.done) - file.done[::-1].index("send_back") :]
        if "send_back" in file.done
        else file.done
    )
    if verb == "decide":
        assert hand.ref in facts.first_seats
        assert "notify" in file.done
        assert {"receive_response", "note_silence"} & set(file.done)
        assert {"hold_hearing", "hear_in_writing"} & set(since)  # heard again once sent back
        assert facts.findings_missing == 0
        assert file.signed_by.count(hand.ref) == 1
    else:
        assert hand.ref in facts.appeal_seats - facts.first_panel
        assert "announce" in since
    if file.sanctioned:
        assert "decide" in [*file.done, verb]


def after(facts: Facts, verb: str, at: datetime, dice: random.Random) -> Facts:
    """What each move leaves behind."""
    state = CASE.move(state=facts.state, verb=verb).target
    heard = {"hold_hearing", "hear_in_writing"}
    changes: dict[str, object] = {
        "notify": {"notified_at": at, "response_due_at": at + timedelta(days=10)},
        "receive_response": {"responded": True},
        "announce": {"appeal_due_at": at + timedelta(days=14), "final": False},
        "appeal": {"late": dice.random() < 0.2},
        "decide_appeal": {"final": True, "late": False},
        "refuse_late": {"final": True, "late": False},
        "withdraw_appeal": {"final": True, "late": False},
        "send_back": {"heard_at": None, "appeal_due_at": None, "findings_missing": 4},
    }.get(verb, {"heard_at": at} if verb in heard else {})  # type: ignore[assignment]
    return replace(facts, state=state, **changes)  # type: ignore[arg-type]


def test_no_sequence_of_moves_reaches_a_sanction_without_its_guarantees() -> None:
    dice, seen = random.Random(20261122), Counter[str]()
    for _ in range(FILES):
        file = new_file(dice)
        for _ in range(TRIES):
            beside(file, dice) if dice.random() < 0.4 else move(file, dice)
        seen.update(set(file.done))
        seen["sanction"] += file.sanctioned
        seen["decided twice"] += file.done.count("decide") > 1
    # the walk does reach what it judges: the promise is not empty
    assert seen["sanction"] > 300
    for verb in ("decide_appeal", "send_back", "refuse_late", "withdraw_appeal", "decided twice"):
        assert seen[verb] > 20, (verb, seen)
