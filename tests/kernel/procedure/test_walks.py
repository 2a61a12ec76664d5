"""Ten thousand random files: none reaches a sanction without what makes it fair.

The walk knows nothing of the rules: it tries hands, moves, recusals, challenges, seats, votes, the
gate and late requests at random, keeps what the rules let through, and looks at what was reached.
"""

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tests.conftest import NOON

from francjeu.kernel.actors import CLOCK, Actor, Kind, Role
from francjeu.kernel.procedure.case.facts import Facts
from francjeu.kernel.procedure.case.guards import ballot_refusal, refusal, sitting, votes
from francjeu.kernel.procedure.case.moves import CASE
from francjeu.kernel.procedure.decision import review
from francjeu.kernel.procedure.decision.ruling import BadDecision, Outcome, Ruling, check_ruling
from francjeu.kernel.procedure.panel.voting import ENDS, Standing, Tally

FILES, TRIES = 10_000, 130
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
    verb: str = ""
    ballot: dict[str, bool] = field(default_factory=dict)
    carried_by: list[Tally] = field(default_factory=list)


def new_file(dice: random.Random) -> File:
    several, on_appeal = dice.choice((1, 1, 3)), dice.choice((1, 1, 3))
    return File(Facts(
        gate_answered=dice.random() < 0.6, several=dice.random() < 0.1, members=several,
        appeal_members=on_appeal,
        state="opened", has_respondent=dice.random() < 0.9, has_allegation=dice.random() < 0.9,
        reprisal_checked=dice.random() < 0.8, parallel_open=dice.random() < 0.2,
        parallel_cleared=dice.random() < 0.7, findings_missing=4, manager="manager",
        managers_hands=frozenset({"manager", "a"} if dice.random() < 0.2 else {"manager"}),
        quorum=2 if several > 1 else 1, appeal_quorum=2 if on_appeal > 1 else 1,
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
        "gate": lambda: replace(facts, gate_answered=True, gate_inside=dice.random() < 0.9),
        "part": lambda: replace(facts, several=False),
        "hide": lambda: replace(facts, unheard=1),
        "show": lambda: replace(facts, unheard=0),
    }  # fmt: skip
    weights = (6, 6, 9, 0.1, 0.5, 2, 6, 4, 2, 0.5, 2)
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


def vote(file: File, dice: random.Random) -> None:
    """Someone proposes, or votes, on what the panel whose turn it is would sign."""
    facts = file.facts
    on_appeal = ("decide_appeal", "send_back", "refuse_late")
    verb = dice.choice(on_appeal) if facts.state == "appealed" else "decide"
    if file.verb and dice.random() < 0.9:
        verb = file.verb
    members = [h for h in HANDS if h.ref in sitting(verb=verb, facts=facts)]
    hand = dice.choice(members) if members and dice.random() < 0.8 else dice.choice(HANDS)
    at = NOON + timedelta(days=dice.randint(0, 60))
    if ballot_refusal(verb=verb, facts=facts, actor=hand, at=at):
        return
    if file.verb != verb or dice.random() < 0.05:  # another draft: earlier votes are void
        file.verb, file.ballot = verb, {}
        return
    file.ballot.setdefault(hand.ref, dice.random() < 0.8)
    sits = sitting(verb=verb, facts=facts)
    cast = [said for ref, said in file.ballot.items() if ref in sits]
    quorum = facts.quorum if verb == "decide" else facts.appeal_quorum
    tally = Tally(len(sits), quorum, sum(cast), len(cast) - sum(cast))
    ended = tally.closes if dice.random() < 0.3 else tally.standing
    if ended not in ENDS:
        return
    file.verb, file.ballot = "", {}
    if ended is Standing.CARRIED:
        file.carried_by.append(tally)
        file.facts = replace(facts, carried=True)
        enact(file, verb, hand, at, dice)
        file.facts = replace(file.facts, carried=False)


def enact(file: File, verb: str, hand: Actor, at: datetime, dice: random.Random) -> None:
    """What was carried is signed at once, by the rules of the signature."""
    if refusal(verb=verb, facts=file.facts, actor=hand, at=at):
        return
    if verb in {"decide", "decide_appeal"} and not sign(file, verb, hand, dice):
        return
    judge(file, verb, hand)
    file.done.append(verb)
    file.facts = after(file.facts, verb, at, dice)


def move(file: File, dice: random.Random) -> None:
    leaving = CASE.leaving(file.facts.state)
    verb = dice.choice(leaving).verb if leaving and dice.random() < 0.9 else dice.choice(CASE.verbs)
    if verb in RARE and dice.random() < 0.95:
        return
    may = [h for m in leaving if m.verb == verb for h in HANDS if m.may(h)]
    hand = dice.choice(may) if may and dice.random() < 0.8 else dice.choice(HANDS)
    at = NOON + timedelta(days=dice.randint(0, 60))
    enact(file, verb, hand, at, dice)


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
    if verb in {"declare_admissible", "dismiss"}:
        assert facts.gate_answered
    if verb == "declare_admissible":
        assert facts.gate_inside
    if verb == "notify":
        assert not facts.several
    if verb not in {"decide", "decide_appeal", "send_back", "refuse_late"}:
        return
    if votes(verb=verb, facts=facts):
        tally = file.carried_by[-1]
        assert facts.carried
        assert tally.concurs * 2 > tally.sitting
        assert tally.concurs + tally.dissents >= tally.quorum >= 2
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
        assert facts.unheard == 0
        assert not facts.several
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
            dice.choices((beside, move, vote), (0.38, 0.4, 0.22))[0](file, dice)
        seen.update(set(file.done))
        seen["sanction"] += file.sanctioned
        seen["decided twice"] += file.done.count("decide") > 1
        seen["voted"] += bool(file.carried_by)
    # the walk does reach what it judges: the promise is not empty
    assert seen["sanction"] > 300
    assert seen["voted"] > 200
    for verb in ("decide_appeal", "send_back", "refuse_late", "withdraw_appeal", "decided twice"):
        assert seen[verb] > 20, (verb, seen)
