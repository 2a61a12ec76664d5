"""The tables of a case, one file for each use case. A signed decision never changes."""

from francjeu.cases.models.carrying_out import (
    Applier,
    Measure,
    Proof,
    Served,
    Takedown,
    TakedownStep,
    Weighing,
)
from francjeu.cases.models.case import Allegation, Case, Clock, Exhibit, Party
from francjeu.cases.models.deciding import Appeal, Decision, Finding
from francjeu.cases.models.disclosing import Disclosure
from francjeu.cases.models.hearing import Hearing, Response, ResponseDraft
from francjeu.cases.models.keeping import Destruction, Hold
from francjeu.cases.models.qualifying import (
    Collective,
    Conduct,
    Involvement,
    Occurrence,
    Sample,
    SchoolFinding,
)
from francjeu.cases.models.seats import Declaration, Seat
from francjeu.cases.models.staying import Stay
from francjeu.cases.models.timing import ClockPause, ClockWarning

__all__ = [
    "Allegation",
    "Appeal",
    "Applier",
    "Case",
    "Clock",
    "ClockPause",
    "ClockWarning",
    "Collective",
    "Conduct",
    "Decision",
    "Declaration",
    "Destruction",
    "Disclosure",
    "Exhibit",
    "Finding",
    "Hearing",
    "Hold",
    "Involvement",
    "Measure",
    "Occurrence",
    "Party",
    "Proof",
    "Response",
    "ResponseDraft",
    "Sample",
    "SchoolFinding",
    "Seat",
    "Served",
    "Stay",
    "Takedown",
    "TakedownStep",
    "Weighing",
]
