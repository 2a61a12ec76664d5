"""Letters to who reported and left an address: the same sentence for each, in their own file.

They name nobody and repeat nothing: what was typed is read on the reporter’s page, with the code.
"""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone, translation

from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake.report import Refusal
from francjeu.kernel.procedure.settings.doors import Door, Need
from francjeu.notices.contents import news
from francjeu.notices.contents.decision import Inadmissible
from francjeu.notices.contents.letter import Contact, Content, Head
from francjeu.notices.contents.letter import Door as PrintedDoor
from francjeu.notices.operations import letters
from francjeu.people import queries as people
from francjeu.policy import queries as policy
from francjeu.reports import models, words
from francjeu.reports.queries import within

Build = Callable[[str, Head], Content]


def examined(*, report: models.Report, actor: Actor, at: datetime) -> None:
    """A case is open from what was reported."""

    def build(language: str, head: Head) -> Content:
        return news.Examined(**head, opened_on=timezone.localdate(at))

    to_reporter(report=report, build=build, actor=actor, at=at)


def inadmissible(
    *, report: models.Report, reason: str, doors: tuple[str, ...], actor: Actor, at: datetime
) -> None:
    """Why this policy cannot act, and who else may help."""

    def build(language: str, head: Head) -> Content:
        said = str(words.REFUSALS[Refusal(reason)])
        return Inadmissible(**head, reason=said, doors=_doors(doors, language, at))

    to_reporter(report=report, build=build, actor=actor, at=at)


def referred(
    *, report: models.Report, body: str, doors: tuple[str, ...], actor: Actor, at: datetime
) -> None:
    """To whom it was given."""

    def build(language: str, head: Head) -> Content:
        known = {it.key: it.name.get(language, it.key) for it in policy.outside_doors(on=at.date())}
        said = known.get(body, body)
        return news.Referred(**head, body=said, doors=_doors(doors, language, at))

    to_reporter(report=report, build=build, actor=actor, at=at)


def taken_up_again(*, report: models.Report, actor: Actor, at: datetime) -> None:
    """What we had said no longer holds."""

    def build(language: str, head: Head) -> Content:
        return news.TakenUpAgain(**head)

    to_reporter(report=report, build=build, actor=actor, at=at)


def to_reporters(*, case_ref: str, build: Build, actor: Actor, at: datetime) -> None:
    """One letter to each reporter of a case, in the report’s own file, by the report’s number."""
    for report in models.Report.objects.filter(within.of_case(case_ref)).order_by("ref"):
        to_reporter(report=report, build=build, actor=actor, at=at)


def to_reporter(*, report: models.Report, build: Build, actor: Actor, at: datetime) -> None:
    """A letter to who reported, if they left an e-mail address; else their page says it alone."""
    known = models.Identity.objects.filter(report=report).first()
    if known is None or not known.email:
        return
    with translation.override(report.language):
        letters.write(
            content=build(report.language, _head(report, at)),
            to=letters.Recipient(
                party=report.ref, name=known.name, address=known.email, language=report.language
            ),
            subject=f"report:{report.ref}", actor=actor, at=at,
        )  # fmt: skip


def _head(report: models.Report, at: datetime) -> Head:
    organisation = people.organisation()
    return {
        "organisation": organisation.name,
        "organisation_address": organisation.address,
        "reference": report.ref,
        "written_on": timezone.localdate(at),
        "contact": Contact(name=organisation.name, phone=organisation.phone),
        "pils": _first(Need.INTEGRITY, report.language, at),
        "support": _first(Need.DISTRESS, report.language, at),
    }


def _first(need: Need, language: str, at: datetime) -> PrintedDoor | None:
    found: tuple[Door, ...] = policy.outside_doors(on=at.date(), need=need)
    return _printed(found[0], language) if found else None


def _doors(keys: tuple[str, ...], language: str, at: datetime) -> tuple[PrintedDoor, ...]:
    found: tuple[Door, ...] = policy.outside_doors(on=at.date())
    return tuple(_printed(door, language) for door in found if door.key in keys)


def _printed(door: Door, language: str) -> PrintedDoor:
    return PrintedDoor(
        name=door.name.get(language, ""), phone=door.phone, address=door.url or door.address,
        checked_on=door.source.checked_on,
    )  # fmt: skip
