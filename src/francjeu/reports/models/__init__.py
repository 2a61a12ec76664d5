"""The tables of reports, one file for each use case."""

from francjeu.reports.models.alsoin import AlsoIn
from francjeu.reports.models.draft import Draft
from francjeu.reports.models.following import KeptAway, Reprisal, Responsible
from francjeu.reports.models.handling import Disposition, Standin, UrgencyCheck
from francjeu.reports.models.incident import Author, Gathered, Incident, Post
from francjeu.reports.models.report import Group, Identity, Location, Message, Report
from francjeu.reports.models.routing import GateDraft, Half, HandOver, Routing, Support
from francjeu.reports.models.urgent import Alarm, Ring, Rota, SheetDraft, SheetLine, Silence

__all__ = [
    "Alarm",
    "AlsoIn",
    "Author",
    "Disposition",
    "Draft",
    "GateDraft",
    "Gathered",
    "Group",
    "Half",
    "HandOver",
    "Identity",
    "Incident",
    "KeptAway",
    "Location",
    "Message",
    "Post",
    "Report",
    "Reprisal",
    "Responsible",
    "Ring",
    "Rota",
    "Routing",
    "SheetDraft",
    "SheetLine",
    "Silence",
    "Standin",
    "Support",
    "UrgencyCheck",
]
