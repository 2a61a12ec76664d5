"""Writing the organisation itself; it opens to the public only with those who must answer."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.people import access, models, queries
from francjeu.people.access import Act

SUBJECT = "organisation"


class NotReady(Exception):
    """What is missing before the organisation may open: « organisation », « privacy_officer »…"""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(*missing)
        self.missing = missing


@dataclass(frozen=True, slots=True)
class Details:
    """How the public reaches the organisation."""

    name: str
    email: str = ""
    phone: str = ""
    address: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class PrivacyOfficer:
    """Who answers for personal information: their title and contact are published (P-39.1, 3.1)."""

    name: str
    title: str
    contact: str


def describe(*, details: Details, actor: Actor, at: datetime) -> None:
    """Set the organisation's details. Raises Refused."""
    _set(
        {"name": details.name, "email": details.email, "phone": details.phone,
         "address": details.address, "website": details.website},
        actor=actor, at=at,
    )  # fmt: skip


def name_privacy_officer(*, officer: PrivacyOfficer, actor: Actor, at: datetime) -> None:
    """Name the person in charge of personal information. Raises Refused."""
    _set(
        {"privacy_officer": officer.name, "privacy_title": officer.title,
         "privacy_contact": officer.contact},
        actor=actor, at=at,
    )  # fmt: skip


def _set(values: dict[str, str], *, actor: Actor, at: datetime) -> None:
    access.RULES.require(actor, Act.CHANGE_ORGANISATION, access.NOTHING)
    with transaction.atomic():
        row, _ = models.Organisation.objects.get_or_create(id=1, defaults={"name": ""})
        changed = {key: [getattr(row, key), new] for key, new in values.items()
                   if getattr(row, key) != new}  # fmt: skip
        models.Organisation.objects.filter(id=1).update(**values)
        if changed:
            journal.record(
                event="organisation.set", subject=SUBJECT, actor=actor, at=at, facts=changed
            )


def open_to_public(*, actor: Actor, at: datetime) -> None:
    """Start receiving reports. Set-up links end here. Raises Refused, NotReady."""
    access.RULES.require(actor, Act.CHANGE_ORGANISATION, access.NOTHING)
    with transaction.atomic():
        missing = queries.missing_before_opening()
        if missing:
            raise NotReady(missing)
        if models.Organisation.objects.filter(id=1, opened_at=None).update(opened_at=at):
            models.OneTimeLink.objects.filter(kind="setup", used_at=None).update(used_at=at)
            journal.record(event="organisation.opened", subject=SUBJECT, actor=actor, at=at)
