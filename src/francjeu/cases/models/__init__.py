"""The tables of a case, one file for each use case. A signed decision never changes."""

from francjeu.cases.models.asking import (
    Brought,
    Companion,
    HearingReply,
    IdentityRuling,
    MinutesReading,
    OfAge,
    TimeRequest,
)
from francjeu.cases.models.badfaith import FalseReport
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
from francjeu.cases.models.deciding import Appeal, Decision, Finding, SanctionStay
from francjeu.cases.models.disclosing import Disclosure
from francjeu.cases.models.filing import CounselFile
from francjeu.cases.models.gating import Gate, GateDraft
from francjeu.cases.models.hearing import Hearing, Response, ResponseDraft
from francjeu.cases.models.interim import Interim, InterimStep
from francjeu.cases.models.keeping import Destruction, Hold
from francjeu.cases.models.parting import Parted
from francjeu.cases.models.qualifying import (
    Collective,
    Conduct,
    EmployerTrack,
    Involvement,
    Occurrence,
    Sample,
    SchoolFinding,
)
from francjeu.cases.models.seats import Challenge, Declaration, Seat
from francjeu.cases.models.staying import Stay
from francjeu.cases.models.timing import ClockPause, ClockWarning
from francjeu.cases.models.voting import Draft, Vote

__all__ = [
    "Allegation",
    "Appeal",
    "Applier",
    "Brought",
    "Case",
    "Challenge",
    "Clock",
    "ClockPause",
    "ClockWarning",
    "Collective",
    "Companion",
    "Conduct",
    "CounselFile",
    "Decision",
    "Declaration",
    "Destruction",
    "Disclosure",
    "Draft",
    "EmployerTrack",
    "Exhibit",
    "FalseReport",
    "Finding",
    "Gate",
    "GateDraft",
    "Hearing",
    "HearingReply",
    "Hold",
    "IdentityRuling",
    "Interim",
    "InterimStep",
    "Involvement",
    "Measure",
    "MinutesReading",
    "Occurrence",
    "OfAge",
    "Parted",
    "Party",
    "Proof",
    "Response",
    "ResponseDraft",
    "Sample",
    "SanctionStay",
    "SchoolFinding",
    "Seat",
    "Served",
    "Stay",
    "Takedown",
    "TakedownStep",
    "TimeRequest",
    "Vote",
    "Weighing",
]
