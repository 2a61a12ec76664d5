"""The gate at the door: plain questions, and where each answer sends a report.

The table proposes, a person chooses. Outside bodies come first where the law or safety says so; the
matter may go to several at once, and a part may stay inside (mission 2.8, C-APP-2, C-ID-4).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from francjeu.kernel.procedure.intake.report import Answer
from francjeu.kernel.procedure.settings.doors import Need


class Asked(StrEnum):
    """The questions of the gate. Keys are stored: never renamed, never reused."""

    CHILD_SEXUAL = "child_sexual"
    CHILD_HURT = "child_hurt"
    CRIME = "crime"
    SPORT_HARM = "sport_harm"
    PUPILS = "pupils"
    EMPLOYEE = "employee"
    STILL_ONLINE = "still_online"
    BOUND = "bound"
    COVERED = "covered"


class Way(StrEnum):
    """Where a report, or a part of it, may go. Keys are stored: never renamed, never reused."""

    INSIDE = "inside"
    POLICE = "police"
    CHILD = "child"
    INTEGRITY = "integrity"
    SCHOOL = "school"
    EMPLOYER = "employer"
    PLATFORM = "platform"
    OTHER = "other"


# The door of the organisation's list that answers to a way.
NEED_OF: dict[Way, Need] = {
    Way.POLICE: Need.POLICE, Way.CHILD: Need.CHILD, Way.INTEGRITY: Need.INTEGRITY,
    Way.SCHOOL: Need.SCHOOL, Way.PLATFORM: Need.PLATFORM,
}  # fmt: skip


class Footing(StrEnum):
    """On what basis something is handed over (P-39.1 ss. 13, 18, 18.1; LPJ s. 39)."""

    AGREED = "agreed"
    CHILD_LAW = "child_law"
    GRAVE_DANGER = "grave_danger"
    CRIME = "crime"
    BY_LAW = "by_law"
    NOTHING_PERSONAL = "nothing_personal"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table: a *yes* to `asked` proposes `way`, usually on `footing`.

    `unsure` says that not knowing counts as yes; `at_once`, that it cannot wait for the rest.
    """

    asked: Asked
    way: Way
    footing: Footing
    at_once: bool = False
    unsure: bool = False


RULES: tuple[Rule, ...] = (
    Rule(Asked.CHILD_SEXUAL, Way.POLICE, Footing.CRIME, at_once=True, unsure=True),
    Rule(Asked.CHILD_SEXUAL, Way.CHILD, Footing.CHILD_LAW, at_once=True, unsure=True),
    Rule(Asked.CHILD_HURT, Way.CHILD, Footing.CHILD_LAW, at_once=True, unsure=True),
    Rule(Asked.CRIME, Way.POLICE, Footing.CRIME, at_once=True, unsure=True),
    Rule(Asked.SPORT_HARM, Way.INTEGRITY, Footing.AGREED, unsure=True),
    Rule(Asked.PUPILS, Way.SCHOOL, Footing.AGREED),
    Rule(Asked.EMPLOYEE, Way.EMPLOYER, Footing.BY_LAW),
    Rule(Asked.STILL_ONLINE, Way.PLATFORM, Footing.NOTHING_PERSONAL),
)


class NotAnswered(Exception):
    """The gate has nine questions; `missing` were not answered."""

    def __init__(self, missing: tuple[Asked, ...]) -> None:
        super().__init__(missing)
        self.missing = missing


@dataclass(frozen=True, slots=True)
class Proposed:
    """One way out, why, on what basis, and whether it cannot wait."""

    way: Way
    because: tuple[Asked, ...]
    footing: Footing
    at_once: bool


@dataclass(frozen=True, slots=True)
class Route:
    """What the answers propose. `inside` False: this policy does not reach the matter, `shut` why.

    `stays` says that a case inside should wait for the outside body, protection excepted.
    """

    inside: bool
    shut: Asked | None
    outside: tuple[Proposed, ...]
    stays: bool

    @property
    def is_mixed(self) -> bool:
        """A part may be examined here and a part belongs elsewhere: the report may be split."""
        return self.inside and any(p.way is not Way.PLATFORM for p in self.outside)

    @property
    def is_dead_end(self) -> bool:
        """Nothing to do inside and no door named: never shown without the list of doors."""
        return not self.inside and not self.outside


def route(answers: Mapping[Asked, Answer]) -> Route:
    """Where the answers lead. Raises NotAnswered."""
    missing = tuple(asked for asked in Asked if asked not in answers)
    if missing:
        raise NotAnswered(missing)
    fired = [rule for rule in RULES if _fires(rule, answers[rule.asked])]
    outside = tuple(_joined(way, fired) for way in dict.fromkeys(r.way for r in fired))
    shut = _shut(answers)
    if shut is Asked.COVERED:
        outside += (Proposed(Way.OTHER, (Asked.COVERED,), Footing.AGREED, at_once=False),)
    return Route(
        inside=shut is None, shut=shut,
        outside=tuple(sorted(outside, key=lambda p: not p.at_once)),
        stays=any(p.at_once for p in outside),
    )  # fmt: skip


def _fires(rule: Rule, answer: Answer) -> bool:
    return answer is Answer.YES or (rule.unsure and answer is Answer.UNSURE)


def _joined(way: Way, fired: list[Rule]) -> Proposed:
    mine = [rule for rule in fired if rule.way is way]
    return Proposed(
        way=way, because=tuple(rule.asked for rule in mine), footing=mine[0].footing,
        at_once=any(rule.at_once for rule in mine),
    )  # fmt: skip


def _shut(answers: Mapping[Asked, Answer]) -> Asked | None:
    """Only a plain *no* shuts the door here: who does not know may still open a case."""
    return next((a for a in (Asked.BOUND, Asked.COVERED) if answers[a] is Answer.NO), None)
