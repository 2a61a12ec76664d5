"""Letters of measures, interim and final: to the person, and to who applies one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from francjeu.notices.contents.letter import Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Enforcement(Content):
    """To who must apply a measure: the person, the measure, the dates; no fact of the case."""

    event: ClassVar[str] = "enforcement"

    given_name: str
    quality: str
    person: str
    measure: str
    starts_on: date | None = None
    ends_on: date | None = None
    matches: int | None = None
    probation_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnforcementEnded(Content):
    """To who applied a measure: it is withdrawn, or suspended for now."""

    event: ClassVar[str] = "enforcement_ended"

    given_name: str
    person: str
    measure: str
    since: date
    withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureTold(Content):
    """To the person: their measure starts or goes on (`runs`), waits (`is_stayed`), or is over."""

    event: ClassVar[str] = "measure_told"

    given_name: str
    label: str
    said: str
    runs: bool = False
    is_stayed: bool = False
    why: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    matches: int | None = None
    probation_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InterimOrdered(Content):
    """A measure while the case runs; `lesser` says why each milder one is not enough."""

    event: ClassVar[str] = "interim"

    given_name: str
    what: str
    why: str
    until: datetime
    lesser: tuple[str, ...] = ()
    contest_by: datetime | None = None
    starts_at: datetime
    ordered_by: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterimContested(Content):
    """Receipt of a contest: the measure holds meanwhile; answered by someone else, by a date."""

    event: ClassVar[str] = "interim_contested"

    given_name: str
    what: str
    received_at: datetime
    answer_by: datetime | None = None
    answer_source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterimSaid(Content):
    """A measure goes on until another date (`runs`), or is over: `said` is that sentence."""

    event: ClassVar[str] = "interim_said"

    given_name: str
    what: str
    said: str
    why: str = ""
    runs: bool = False
    until: datetime | None = None
    by: str = ""
