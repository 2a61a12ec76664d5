"""The page before the file: nothing of it is told."""

from dataclasses import dataclass

from francjeu.notices import queries as notices
from francjeu.people import queries as people


@dataclass(frozen=True, slots=True)
class Door:
    """Is it you? Who writes and under which reference, never what."""

    token: str
    question: str
    reference: str
    organisation: people.Organisation


@dataclass(frozen=True, slots=True)
class Shut:
    """A link that opens nothing; `can_renew` when a new one may be asked for."""

    token: str
    can_renew: bool
    organisation: people.Organisation


def door(*, token: str, found: notices.Door) -> Door:
    """The page before the file."""
    return Door(
        token=token, question=found.question, reference=found.reference,
        organisation=people.organisation(),
    )  # fmt: skip


def shut(*, token: str, state: str) -> Shut:
    """The page of a link that opens nothing."""
    return Shut(token=token, can_renew=state != "closed", organisation=people.organisation())
