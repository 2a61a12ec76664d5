"""Letters to who reported, and to a complainant who is a party: how it ended, never the details."""

from collections.abc import Callable
from datetime import datetime

from francjeu.cases import clocks, models
from francjeu.cases.labels import procedure as labels
from francjeu.cases.operations.letters import sending
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case.moves import Ground
from francjeu.kernel.procedure.decision.ruling import BREACHES, Outcome
from francjeu.kernel.procedure.settings.doors import Door
from francjeu.notices.contents import news
from francjeu.notices.contents.decision import DecisionToReporter, Inadmissible
from francjeu.notices.contents.letter import Content, Head
from francjeu.notices.contents.letter import Door as PrintedDoor
from francjeu.notices.operations import letters
from francjeu.policy import queries as policy
from francjeu.reports.operations.exchange import writing as reports

MOST_DOORS = 4
Build = Callable[[str, Head], Content]


def decided(*, case: models.Case, actor: Actor, at: datetime) -> None:
    """A decision is rendered: whether a breach was found, and nothing of what stays private."""
    outcome = Outcome(case.decisions.get(replaced_by__isnull=True).outcome)
    profile = clocks.profile_of(case)
    forbidden = profile is not None and profile.reprisal_forbidden is not None

    def build(language: str, head: Head) -> Content:
        return DecisionToReporter(
            **head, breach_found=outcome in BREACHES, reprisal_forbidden=forbidden
        )

    _send(case, build, actor, at)


def dismissed(*, case: models.Case, ground: Ground, actor: Actor, at: datetime) -> None:
    """Why the policy does not allow us to act, and who else may help."""

    def build(language: str, head: Head) -> Content:
        return Inadmissible(
            **head, reason=labels.word(labels.GROUNDS, ground.value), doors=_doors(language, at)
        )

    _send(case, build, actor, at)


def referred(*, case: models.Case, door: str, actor: Actor, at: datetime) -> None:
    """To which body the matter was handed."""

    def build(language: str, head: Head) -> Content:
        known = {it.key: it.name.get(language, it.key) for it in policy.outside_doors(on=at.date())}
        return news.Referred(**head, body=known.get(door, door), doors=_doors(language, at))

    _send(case, build, actor, at)


def _send(case: models.Case, build: Build, actor: Actor, at: datetime) -> None:
    """To each complainant of the case, and to each reporter in their own file, by its number."""

    def to_party(to: models.Party, head: Head) -> Content:
        return build(to.language, head)

    for complainant in case.parties.filter(role="complainant").order_by("letter"):
        sending.write(case, complainant, to_party, actor, at, letters.Guards())
    reports.to_reporters(case_ref=case.ref, build=build, actor=actor, at=at)


def _doors(language: str, at: datetime) -> tuple[PrintedDoor, ...]:
    found: tuple[Door, ...] = policy.outside_doors(on=at.date())
    return tuple(sending.printed(door, language) for door in found[:MOST_DOORS])
