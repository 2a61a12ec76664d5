"""What every letter carries, and what an e-mail may say.

Dates and times are aware; labels and sentences come in the letter's language. What the profile does
not state is None or empty, and the letter then says less, never something else (decision 16).
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, NotRequired, TypedDict


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """The one named person who answers questions."""

    name: str
    role: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """An outside authority or a help line, from the profile, with the day it was checked."""

    name: str
    phone: str = ""
    address: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Represented:
    """The person whose letter another one reads in their name, and the name `reader` answers to."""

    name: str
    given_name: str
    reader: str


class Head(TypedDict):
    """What every letter carries, as its room gathers it."""

    organisation: str
    organisation_address: str
    reference: str
    written_on: date
    contact: Contact | None
    pils: Door | None
    support: Door | None
    worded_on: NotRequired[date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What every letter carries: who writes, about which reference, who answers questions.

    `worded_on` is the day whose wording it follows: that of the opening of its case.
    """

    event: ClassVar[str] = ""
    mail: ClassVar[str] = "party"

    organisation: str
    reference: str
    written_on: date
    organisation_address: str = ""
    contact: Contact | None = None
    pils: Door | None = None
    support: Door | None = None
    worded_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What an e-mail may say: content-free by construction, these facts and no other.

    `path` is the page it leads to, where the letter brings no link of its own; empty: sign-in.
    """

    mail: str
    organisation: str
    reference: str = ""
    time: datetime | None = None
    due: datetime | None = None
    alternate: str = ""
    phone: str = ""
    path: str = ""
