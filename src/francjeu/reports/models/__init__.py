"""The tables of reports, one file for each use case."""

from francjeu.reports.models.draft import Draft
from francjeu.reports.models.handling import Disposition, Standin, UrgencyCheck
from francjeu.reports.models.report import Group, Identity, Location, Message, Report

__all__ = [
    "Disposition",
    "Draft",
    "Group",
    "Identity",
    "Location",
    "Message",
    "Report",
    "Standin",
    "UrgencyCheck",
]
