"""Doors: who else can help. Settings with a source and a date of check, never template text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from francjeu.kernel.procedure.settings.profile import Source

STALE_AFTER_DAYS = 365


class Need(StrEnum):
    """When a door is the right one."""

    DANGER = "danger"
    DISTRESS = "distress"
    INTEGRITY = "integrity"
    CHILD = "child"
    IMAGE = "image"
    SCHOOL = "school"
    POLICE = "police"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True)
class Door:
    """One outside authority or service; texts by language, phones as people dial them."""

    key: str
    name: Mapping[str, str]
    what: Mapping[str, str]
    needs: tuple[Need, ...]
    source: Source
    phone: str = ""
    text: str = ""
    url: str = ""
    address: str = ""
    hours: Mapping[str, str] | None = None

    def is_stale(self, on: date) -> bool:
        """True when nobody checked it for a year: pages then say when it was checked."""
        checked = self.source.checked_on
        return checked is None or (on - checked).days > STALE_AFTER_DAYS
