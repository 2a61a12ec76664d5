"""What the policy pages print for staff: versions and their gaps, the draft, the settings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.settings.doors import Door
from francjeu.kernel.procedure.settings.profile import Clock, Profile, Source
from francjeu.plumbing.dates import date_format
from francjeu.policy import access, words
from francjeu.policy import queries as policy
from francjeu.policy.supplied import source_said
from francjeu.web.policy import phrasing


@dataclass(frozen=True, slots=True)
class Row:
    """A version in the list."""

    number: int
    title: str
    in_force_on: date | None
    is_current: bool
    is_draft: bool
    clauses: int
    doubtful: int
    url: str
    compare_url: str


@dataclass(frozen=True, slots=True)
class Versions:
    """Every version, the gaps of the one in force, and what completes it."""

    current: Row | None
    gaps: tuple[str, ...]
    rows: tuple[Row, ...]
    has_profile: bool
    has_doors: bool
    may_write: bool


_TITLE = re.compile(r"#{1,6} +(.+)|\*\*(.+)\*\*")


@dataclass(frozen=True, slots=True)
class Review:
    """A draft to correct: what to look at first."""

    number: int
    title: str
    source_name: str
    language: str
    doubtful: int
    reviewed: bool
    gaps: tuple[str, ...]
    text: str

    @property
    def lines(self) -> Iterator[tuple[str, bool]]:
        """The document line by line; whether the reader of files marked it as a title."""
        for line in self.text.split("\n"):
            found = _TITLE.fullmatch(line)
            yield (found[1] or found[2], True) if found else (line, False)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of the profile, with where it comes from."""

    name: str
    value: str
    source: str
    checked_on: date | None


@dataclass(frozen=True, slots=True)
class OutsideDoor:
    """One door with its source and the day it was checked."""

    name: str
    reach: str
    source: str
    checked_on: date | None
    is_stale: bool
    url: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The values that complete the policy that day."""

    title: str
    deadlines: tuple[Value, ...]
    others: tuple[Value, ...]
    ladder: tuple[Value, ...]
    closures: tuple[Value, ...]
    doors: tuple[OutsideDoor, ...]
    may_write: bool


def versions(*, on: date, actor: Actor) -> Versions:
    """Which rule holds, since when, and what is missing."""
    every = policy.versions()
    current = policy.in_force(on=on)
    number = current.number if current else 0
    rows = tuple(_row(version, number) for version in every)
    return Versions(
        current=next((row for row in rows if row.is_current), None),
        gaps=gaps(number) if number else (),
        rows=rows,
        has_profile=policy.profile(on=on) is not None,
        has_doors=bool(policy.outside_doors(on=on)),
        may_write=may_write(actor),
    )


def gaps(number: int) -> tuple[str, ...]:
    """What the policy does not say, in the reader's language."""
    language = get_language() or "fr"
    kept = policy.document(number=number).structure.get("gaps", [])
    return tuple(gap.get(language) or gap["fr"] for gap in kept if isinstance(gap, dict))


def may_write(actor: Actor) -> bool:
    """True when this hand may import and publish."""
    try:
        access.require(actor, access.Act.IMPORT)
    except Refused:
        return False
    return True


def _row(version: policy.Version, current: int) -> Row:
    is_draft = version.state == "draft"
    compare = current and not is_draft and version.number != current
    page = "policy:review" if is_draft else "policy:version"
    return Row(
        number=version.number,
        title=version.title,
        in_force_on=version.in_force_on,
        is_current=version.number == current,
        is_draft=is_draft,
        clauses=len(version.clauses),
        doubtful=sum(clause.is_doubtful for clause in version.clauses),
        url=reverse(page, args=[version.number]),
        compare_url=reverse("policy:compare", args=[version.number, current]) if compare else "",
    )


def review(*, number: int) -> Review:
    """The draft, its doubts and its gaps."""
    version = policy.version(number=number)
    return Review(
        number=number,
        title=version.title,
        source_name=version.source_name,
        language=version.language,
        doubtful=sum(clause.is_doubtful for clause in version.clauses),
        reviewed=version.reviewed,
        gaps=gaps(number),
        text=policy.document(number=number).text,
    )


def settings(*, kind: str, on: date, actor: Actor) -> Settings:
    """The profile or the doors that hold that day."""
    profile = policy.profile(on=on) if kind == "profile" else None
    doors = policy.outside_doors(on=on) if kind == "doors" else ()
    return Settings(
        title=profile.title if profile else "",
        deadlines=_deadlines(profile) if profile else (),
        others=_others(profile) if profile else (),
        ladder=_ladder(profile) if profile else (),
        closures=_closures(profile) if profile else (),
        doors=tuple(_door(door, on) for door in doors),
        may_write=may_write(actor),
    )


def _deadlines(profile: Profile) -> tuple[Value, ...]:
    """Every clock, stated or not: silence is shown."""
    return tuple(
        _value(str(words.CLOCKS[clock]), phrasing.delay(found), found.source)
        if (found := profile.deadline(clock))
        else _value(str(words.CLOCKS[clock]), "", None)
        for clock in Clock
    )


def _others(profile: Profile) -> tuple[Value, ...]:
    language = get_language() or "fr"
    months, kept = profile.recidivism_months, profile.retention_months
    return (
        _value(
            _("A breach counts as repeated within"),
            _("%(n)s months") % {"n": months} if months else "",
            profile.recidivism_source,
        ),
        _value(
            _("Who decides an appeal"),
            (profile.appeal_body or {}).get(language, ""),
            profile.appeal_source,
        ),
        _value(
            _("Reprisals"),
            _("Forbidden") if profile.reprisal_forbidden else "",
            profile.reprisal_forbidden,
        ),
        _value(
            _("Who carries a case does not decide it"),
            _("Yes") if profile.separate_decider else "",
            profile.separate_decider,
        ),
        _value(_("How many decide together"), _panels(profile), profile.quorum_source),
        _value(
            _("Letters give the reasons of who dissents"),
            _("Yes") if profile.dissent_told else "",
            profile.dissent_told,
        ),
        _value(
            _("A closed case is kept for"),
            ngettext("%(n)s month", "%(n)s months", kept) % {"n": kept} if kept else "",
            profile.retention_source,
        ),
    )


def _panels(profile: Profile) -> str:
    """Both panels in one line."""
    first, on_appeal = profile.members
    return _(
        "First panel: %(first)s (quorum %(quorum)s). Appeal: %(appeal)s (quorum %(appeal_quorum)s)."
    ) % {
        "first": first,
        "quorum": profile.quorum,
        "appeal": on_appeal,
        "appeal_quorum": profile.appeal_quorum,
    }


def _closures(profile: Profile) -> tuple[Value, ...]:
    return tuple(
        _value(
            _("Closed"),
            _("%(first)s to %(last)s")
            % {"first": date_format(closure.first), "last": date_format(closure.last)},
            closure.source,
        )
        for closure in profile.closures
    )


def of_profile(profile: Profile) -> tuple[Value, ...]:
    """Every value of a profile, in the order of the page."""
    return (
        *_deadlines(profile), *_others(profile), *_ladder(profile), *_closures(profile),
    )  # fmt: skip


def of_doors(doors: tuple[Door, ...], on: date) -> tuple[Value, ...]:
    """Every outside door as a value: what it does and how to reach it."""
    language = get_language() or "fr"
    rows = ((door, _door(door, on)) for door in doors)
    return tuple(
        _value(
            row.name, " · ".join(p for p in (door.what.get(language, ""), row.reach) if p),
            door.source,
        )
        for door, row in rows
    )  # fmt: skip


def _ladder(profile: Profile) -> tuple[Value, ...]:
    language = get_language() or "fr"
    return tuple(
        _value(
            _("Severity %(severity)s, breach %(offence)s")
            % {"severity": rung.severity, "offence": rung.offence},
            rung.labels.get(language, rung.key),
            rung.source,
        )
        for rung in profile.ladder
    )


def _value(name: str, value: str, source: Source | None) -> Value:
    return Value(
        name=name,
        value=value,
        source=source_said(source.text) if source and value else "",
        checked_on=source.checked_on if source and value else None,
    )


def _door(door: Door, on: date) -> OutsideDoor:
    language = get_language() or "fr"
    reach = [part for part in (door.phone, door.text, door.url, door.address) if part]
    return OutsideDoor(
        name=door.name.get(language) or door.name.get("fr", door.key),
        reach=" · ".join(dict.fromkeys(reach)),
        source=source_said(door.source.text),
        checked_on=door.source.checked_on,
        is_stale=door.is_stale(on),
        url=reverse("policy:door", args=[door.key]),
    )
