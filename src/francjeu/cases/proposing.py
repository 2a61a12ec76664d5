"""What a decider proposes to sign, and the same as kept in a draft: JSON that reads back to it."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from francjeu.cases.models import Draft
from francjeu.kernel.procedure.decision.ruling import Outcome
from francjeu.kernel.procedure.measures.measure import Count, Factor, Terms

_DAYS = ("starts_on", "ends_on", "probation_until")


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a decider is about to sign. `reprisal` says why it is none, where one was possible."""

    outcome: Outcome
    summary: str
    reasons: str
    rung: str = ""
    severity: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    conditions: str = ""
    deviation: str = ""
    count: Count | None = None
    matches: int | None = None
    probation_until: date | None = None
    factors: tuple[Factor, ...] = ()
    reprisal: str = ""

    def terms(self, kind: str) -> Terms:
        """How long a measure of this kind would last."""
        return Terms(
            kind=kind, starts_on=self.starts_on, ends_on=self.ends_on, count=self.count,
            matches=self.matches, probation_until=self.probation_until,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """What the panel votes on: a decision, or an answer to an appeal with its reasons."""

    proposed: Proposed | None
    result: str = ""
    reasons: str = ""

    @property
    def verb(self) -> str:
        """The move this becomes once carried."""
        if not self.result:
            return "decide"
        return self.result if self.result in {"send_back", "refuse_late"} else "decide_appeal"


def dumped(body: Body) -> str:
    """The body as JSON, always the same for the same proposal."""
    return json.dumps(asdict(body), default=str, ensure_ascii=False, sort_keys=True)


def loaded(draft: Draft) -> Body:
    """The body back from its row."""
    values: dict[str, Any] = json.loads(draft.body)
    told = values["proposed"]
    return Body(
        proposed=_proposed(told) if told else None, result=values["result"],
        reasons=values["reasons"],
    )  # fmt: skip


def _proposed(told: dict[str, Any]) -> Proposed:
    days = {key: date.fromisoformat(told[key]) if told[key] else None for key in _DAYS}
    return Proposed(
        **{
            **told,
            **days,
            "outcome": Outcome(told["outcome"]),
            "count": Count(told["count"]) if told["count"] else None,
            "factors": tuple(map(Factor, told["factors"])),
        }
    )
