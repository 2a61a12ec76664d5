"""To whom a letter of a case goes, with which head; held back while a silence stands."""

from collections.abc import Callable
from datetime import date, datetime

from django.utils import translation
from django.utils.translation import gettext as _

from francjeu.cases import (
    clocks,
    models,
    representing,
)
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.settings.doors import Door, Need
from francjeu.notices import book
from francjeu.notices import queries as notices
from francjeu.notices.contents.letter import Contact, Content, Head, Represented
from francjeu.notices.contents.letter import Door as PrintedDoor
from francjeu.notices.operations import letters, links
from francjeu.people import queries as people
from francjeu.policy import queries as policy

# While a silence stands these acts are refused; any other letter is left out, and that is noted.
_REFUSED = frozenset({"notice", "hearing", "decision", "closing"})
Build = Callable[[models.Party, Head], Content]


def send(
    case: models.Case, build: Build, actor: Actor, at: datetime,
    guards: letters.Guards | None = None,
) -> None:  # fmt: skip
    """One letter to each respondent, and to each person who speaks for one that day."""
    for party in case.parties.filter(role="respondent").select_related("case").order_by("letter"):
        to_side(case, party, build, actor, at, guards or letters.Guards())


def to_side(
    case: models.Case, party: models.Party, build: Build, actor: Actor, at: datetime,
    guards: letters.Guards,
) -> None:  # fmt: skip
    """A letter about this person, to them and to each one who speaks for them that day."""
    write(case, party, build, actor, at, guards)
    for speaker in representing.speakers(party, at=at):
        theirs = Represented(
            name=party.name, given_name=given_name(party), reader=given_name(speaker)
        )
        write(case, speaker, build, actor, at, guards, represents=theirs)


def write(
    case: models.Case, to: models.Party, build: Build, actor: Actor, at: datetime,
    guards: letters.Guards, represents: Represented | None = None,
) -> None:  # fmt: skip
    """One letter; while nothing may leave, only a person who says why lets it (mission 2.8)."""
    with translation.override(to.language):
        content = build(to, head(case, to.language, at))
        if content.event not in _REFUSED and notices.is_hushed(subject=f"case:{case.ref}"):
            journal.record(
                event="letter.withheld", subject=f"case:{case.ref}", actor=actor, at=at,
                facts={"what": content.event},
            )  # fmt: skip
            return
        letters.write(
            content=content,
            to=letters.Recipient(
                party=str(to.public_id), name=to.name, address=to.email, language=to.language,
                question=_question(to), apart_from=apart_from(to),
                under_14=representing.is_under_14(to, at=at), represents=represents,
            ),
            subject=f"case:{case.ref}", actor=actor, at=at, guards=guards,
        )  # fmt: skip


def apart_from(to: models.Party) -> tuple[str, ...]:
    """The mailboxes of those who may not read this letter.

    The person someone speaks for, and every other side; not those who speak for the same person.
    """
    others = [row for row in to.case.parties.exclude(pk=to.pk) if row.speaks_for_id != to.pk]
    if to.speaks_for_id:
        others = [row for row in others if row.speaks_for_id != to.speaks_for_id]
    found = (book.in_use(holder=str(row.public_id), given=row.email).address for row in others)
    return tuple(address for address in found if address)


def _question(to: models.Party) -> links.Question:
    """What only this person can answer at the door of the file."""
    year = str(to.birth_year) if to.birth_year else ""
    return links.Question(kind="birth_year", answer=year) if year else links.Question(kind="code")


def head(case: models.Case, language: str, at: datetime) -> Head:
    organisation = people.organisation()
    return {
        "organisation": organisation.name,
        "organisation_address": organisation.address,
        "reference": case.ref,
        "written_on": clocks.local(at).date(),
        "contact": Contact(
            name=case.manager.name, role=_("case manager"), phone=organisation.phone,
            email=organisation.email,
        ),
        "pils": _door(Need.INTEGRITY, language, at.date()),
        "support": _door(Need.DISTRESS, language, at.date()),
        "worded_on": clocks.local(case.opened_at).date(),
    }  # fmt: skip


def _door(need: Need, language: str, on: date) -> PrintedDoor | None:
    found: tuple[Door, ...] = policy.outside_doors(on=on, need=need)
    return printed(found[0], language) if found else None


def printed(door: Door, language: str) -> PrintedDoor:
    """A door as letters print it."""
    return PrintedDoor(
        name=door.name.get(language, ""), phone=door.phone, address=door.url or door.address,
        checked_on=door.source.checked_on,
    )  # fmt: skip


def given_name(to: models.Party) -> str:
    """How the letter greets: a given name, or the whole name of a team or an institution."""
    if hasattr(to, "collective"):
        return to.name
    return to.person.given_name if to.person else to.name.split(" ")[0]
