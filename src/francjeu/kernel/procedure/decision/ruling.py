"""How a decision may end, and what must hold before it is signed."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """How a decision ends. Keys are stored: never renamed, never reused."""

    UNFOUNDED = "unfounded"
    EDUCATION = "educational_measure"  # no finding, never counted as a first breach
    BREACH_WITHOUT_SANCTION = "breach_without_sanction"
    BREACH_WITH_SANCTION = "breach_with_sanction"


BREACHES = frozenset({Outcome.BREACH_WITHOUT_SANCTION, Outcome.BREACH_WITH_SANCTION})


class BadDecision(Exception):
    """The decision contradicts itself or the profile; `reason` is a stable key."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a decider proposes: outcome, measure and reasons, before it is signed.

    `breached` counts the clauses whose every element is established; `offered` are the ladder's
    rungs for this severity and offence; `rung` is the one chosen, or "" for none.
    """

    outcome: Outcome
    reasons: str
    breached: int
    rung: str = ""
    offered: frozenset[str] = frozenset()
    ladder: frozenset[str] = frozenset()
    deviation: str = ""
    possible_reprisal: bool = False
    reprisal: str = ""
    employer_decides: bool = False


def check_ruling(ruling: Ruling) -> None:
    """A decision has reasons; a breach has every element; a measure is on the ladder or none.

    Outside the rung offered, the deviation is reasoned; where a reprisal is possible, a breach says
    why it is none. Raises BadDecision.
    """
    rules = (
        (not ruling.reasons.strip(), "reasons_missing"),
        (ruling.outcome in BREACHES and ruling.breached == 0, "no_clause_established"),
        (ruling.outcome == Outcome.UNFOUNDED and ruling.breached > 0, "clause_established"),
        (ruling.outcome == Outcome.BREACH_WITH_SANCTION and not ruling.rung, "measure_missing"),
        (ruling.outcome != Outcome.BREACH_WITH_SANCTION and bool(ruling.rung), "measure_unfounded"),
        (bool(ruling.rung) and ruling.employer_decides, "employer_decides"),
        (bool(ruling.rung) and ruling.rung not in ruling.ladder, "measure_not_on_ladder"),
        (
            bool(ruling.rung)
            and ruling.rung not in ruling.offered
            and not ruling.deviation.strip(),
            "deviation_without_reason",
        ),
        (
            ruling.outcome in BREACHES and ruling.possible_reprisal and not ruling.reprisal.strip(),
            "reprisal_unaddressed",
        ),
    )
    for failed, reason in rules:
        if failed:
            raise BadDecision(reason)
