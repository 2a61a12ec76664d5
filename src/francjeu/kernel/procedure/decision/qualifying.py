"""Helping a person to qualify an act: what is off for a clause, and what a finding must rest on.

Traps advise and never decide: a page devoted to another team is not one against the organisation, a
text message is not a social medium, who only followed did not contribute (mission, C-A to C-D).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from francjeu.kernel.procedure.decision.elements import (
    SHAPES,
    Element,
    Finding,
    Result,
    is_breached,
)
from francjeu.kernel.procedure.hearing.answering import Unheard


class Channel(StrEnum):
    """By which way the words or image went. Keys are stored: never renamed, never reused."""

    SOCIAL_MEDIA = "social_media"
    TEXT_MESSAGE = "text_message"
    EMAIL = "email"
    OTHER = "other"


class Target(StrEnum):
    """Whom or what the content is about."""

    ORGANISATION = "organisation"
    STAKEHOLDER = "stakeholder"
    REPUTATION = "reputation"
    MEMBER = "member"
    OPPONENT = "opponent"
    CONNECTED = "connected_person"
    OUTSIDE = "outside_person"


class Part(StrEnum):
    """What the person concerned did with the content."""

    AUTHOR = "author"
    CREATOR = "creator"
    CONTRIBUTOR = "contributor"
    FOLLOWER = "follower"


class Tag(StrEnum):
    """Conducts a clause of cyberbullying names; the list is open, “other” asks for words."""

    REPEATED_INSULTS = "repeated_insults"
    NEGATIVE_REMARKS = "negative_remarks"
    VEXATIOUS = "vexatious_conduct"
    JOKES = "jokes"
    THREATS = "threats"
    IMPERSONATION = "impersonation"
    RUMOURS = "rumours_or_lies"
    OTHER = "other"


class Tone(StrEnum):
    """How the words read to the person who describes them."""

    HURTFUL = "hurtful"
    POLITE = "polite_opinion"


class Trap(StrEnum):
    """What is off for one clause, or must be kept in mind. Keys are stored nowhere but in words."""

    TARGET_OUTSIDE_PAGE = "target_outside_page"
    NOT_SOCIAL_MEDIA = "not_social_media"
    TARGET_NOT_BOUND = "target_not_bound"
    TARGET_UNLINKED = "target_unlinked"
    POLITE_CRITICISM = "polite_criticism"
    ONLY_FOLLOWED = "only_followed"
    THREATS_FIRST = "threats_first"
    AUTHOR_UNKNOWN = "author_unknown"
    JOKE_IS_CONTEXT = "joke_is_context"
    DISCLAIMER_NO_SHIELD = "disclaimer_no_shield"
    DELETION_MITIGATES = "deletion_mitigates"
    POSSIBLE_REPRISAL = "possible_reprisal"


# with one of these, the clause does not fit: it is not offered, and others are named
UNFIT: dict[Trap, tuple[str, ...]] = {
    Trap.TARGET_OUTSIDE_PAGE: ("comment", "cyberbullying"),
    Trap.NOT_SOCIAL_MEDIA: ("cyberbullying",),
    Trap.TARGET_NOT_BOUND: ("comment",),
    Trap.TARGET_UNLINKED: (),
}
_OF_THE_PAGE = frozenset({Target.ORGANISATION, Target.STAKEHOLDER, Target.REPUTATION})
_BOUND = frozenset({Target.MEMBER, Target.OPPONENT, Target.STAKEHOLDER})


@dataclass(frozen=True, slots=True)
class Conduct:
    """The act as a person describes it; empty means that nobody said. Nothing here is found.

    `deleted_on` is the day the content was seen to be gone; `denounces` tells that the content is
    itself a complaint about an abuse.
    """

    channels: frozenset[Channel] = frozenset()
    target: Target | None = None
    tone: Tone | None = None
    tags: frozenset[Tag] = frozenset()
    parts: frozenset[Part] = frozenset()
    author_unknown: bool = False
    joke: bool = False
    disclaimer: bool = False
    deleted_on: date | None = None
    denounces: bool = False


class BadConduct(Exception):
    """The description lacks something; `reason` is a stable key."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check_conduct(conduct: Conduct, *, other_words: str, today: date) -> None:
    """“Other” conduct is said in words; a deletion is not in the future. Raises BadConduct."""
    if Tag.OTHER in conduct.tags and not other_words.strip():
        raise BadConduct("other_without_words")
    if conduct.deleted_on and conduct.deleted_on > today:
        raise BadConduct("deleted_in_the_future")


def traps(*, shape: str, conduct: Conduct) -> tuple[Trap, ...]:
    """What a person should read before qualifying this conduct under a clause of this shape."""
    said = conduct.channels
    public = not said or Channel.SOCIAL_MEDIA in said
    target = conduct.target
    speech = shape in {"comment", "image"}
    checks = (
        (Trap.TARGET_OUTSIDE_PAGE, shape == "devoted_page" and bool(target) and
         target not in _OF_THE_PAGE),
        (Trap.NOT_SOCIAL_MEDIA, (speech or shape == "devoted_page") and not public),
        (Trap.TARGET_NOT_BOUND, shape == "cyberbullying" and bool(target) and
         target not in _BOUND),
        (Trap.TARGET_UNLINKED, speech and target == Target.OUTSIDE),
        (Trap.POLITE_CRITICISM, speech and conduct.tone == Tone.POLITE),
        (Trap.ONLY_FOLLOWED, shape == "devoted_page" and conduct.parts == {Part.FOLLOWER}),
        (Trap.THREATS_FIRST, Tag.THREATS in conduct.tags),
        (Trap.AUTHOR_UNKNOWN, conduct.author_unknown),
        (Trap.JOKE_IS_CONTEXT, conduct.joke or Tag.JOKES in conduct.tags),
        (Trap.DISCLAIMER_NO_SHIELD, conduct.disclaimer),
        (Trap.DELETION_MITIGATES, conduct.deleted_on is not None),
        (Trap.POSSIBLE_REPRISAL, conduct.denounces),
    )  # fmt: skip
    return tuple(trap for trap, holds in checks if holds)


def is_offered(*, shape: str, conduct: Conduct) -> bool:
    """True unless the description itself puts the act outside clauses of this shape."""
    return not any(trap in UNFIT for trap in traps(shape=shape, conduct=conduct))


def instead(*, shape: str, conduct: Conduct) -> tuple[str, ...]:
    """The shapes to examine when this one does not fit, in order."""
    named = (s for t in traps(shape=shape, conduct=conduct) for s in UNFIT.get(t, ()))
    fitting = (s for s in named if s != shape and is_offered(shape=s, conduct=conduct))
    return tuple(dict.fromkeys(fitting))


def suggested(*, element: Element, conduct: Conduct) -> Result | None:
    """What the description suggests for one element, as advice; None when it says nothing.

    Neither a joke, nor a disclaimer, nor a deletion changes what an element suggests.
    """
    if element is Element.HURTFUL and conduct.tone is Tone.POLITE:
        return Result.NOT_ESTABLISHED
    if element is Element.TARGET_ORGANISATION and conduct.target:
        return None if conduct.target in _OF_THE_PAGE else Result.NOT_ESTABLISHED
    if element is Element.PUBLISHED and conduct.channels:
        return None if Channel.SOCIAL_MEDIA in conduct.channels else Result.NOT_ESTABLISHED
    if element is Element.CREATED_OR_CONTRIBUTED and conduct.parts == {Part.FOLLOWER}:
        return Result.NOT_ESTABLISHED
    return None


def leaning(*, clause: str, shape: str, findings: tuple[Finding, ...]) -> str:
    """« upheld », « not_upheld » once one element fails, or "" while some wait to be found."""
    results = {f.element: f.result for f in findings if f.clause == clause}
    if any(r in {Result.NOT_ESTABLISHED, Result.NOT_APPLICABLE} for r in results.values()):
        return "not_upheld"
    whole = set(results) >= set(SHAPES[shape])
    return "upheld" if whole and is_breached(clause=clause, shape=shape, findings=findings) else ""


def is_series(days: Iterable[date]) -> bool:
    """Dated items on at least two days: repetition is then suggested, never set (C-D-4)."""
    return len(set(days)) > 1


class Share(StrEnum):
    """How much of a page is hostile, as a person qualifies it: no threshold says which."""

    WHOLE = "whole"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Sample:
    """What was looked at on a page: between which days, how many items, how many hostile."""

    first_on: date
    last_on: date
    seen: int
    hostile: int
    share: Share


class BadBasis(Exception):
    """The finding does not rest on what it needs; `reason` is a stable key."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


# what only the content itself can show: established on a piece, never on nothing
_SHOWN = frozenset({
    Element.PUBLISHED, Element.BY_ANY_CHANNEL, Element.HURTFUL, Element.HURTFUL_IMAGE,
    Element.CREATED_OR_CONTRIBUTED, Element.DEVOTED, Element.HARMFUL_CONDUCT,
    Element.IDENTITY_UNCLEAR, Element.AS_DESCRIBED,
})  # fmt: skip


def check_basis(
    *, element: Element, result: Result, pieces: tuple[int, ...], known: frozenset[int],
    sample: Sample | None, unheard: Mapping[int, Unheard] = MappingProxyType({}),
    known_in_part: frozenset[int] = frozenset(), why_enough: str = "",
) -> None:  # fmt: skip
    """A finding relies on pieces the person could answer; « devoted » on a sample too (C-C-2).

    `unheard` are those they could not; of those `known_in_part`, who finds says why it was enough.
    No count establishes anything: the reasons are the person's. Raises BadBasis.
    """
    whys = {unheard[number] for number in pieces if number in unheard}
    holds = result is Result.ESTABLISHED
    rules = (
        (bool(set(pieces) - known), "piece_unknown"),
        (Unheard.NOT_SHOWN in whys, Unheard.NOT_SHOWN.value),
        (Unheard.TIME_RUNS in whys, Unheard.TIME_RUNS.value),
        (bool(known_in_part & set(pieces)) and not why_enough.strip(), "why_enough_missing"),
        (holds and element in _SHOWN and not pieces, "piece_missing"),
        (holds and element is Element.DEVOTED and sample is None, "sample_missing"),
        (sample is not None and element is not Element.DEVOTED, "sample_out_of_place"),
    )
    _first(rules)
    if sample is not None:
        _check_sample(sample, holds=holds)


def _check_sample(sample: Sample, *, holds: bool) -> None:
    _first((
        (sample.last_on < sample.first_on, "sample_ends_before_it_starts"),
        (sample.seen < 1, "sample_empty"),
        (sample.hostile < 0 or sample.hostile > sample.seen, "sample_more_hostile_than_seen"),
        (holds and sample.hostile == 0, "sample_holds_nothing_hostile"),
        (sample.share is Share.WHOLE and sample.hostile < sample.seen, "sample_not_whole"),
    ))  # fmt: skip


def _first(rules: Iterable[tuple[bool, str]]) -> None:
    for failed, reason in rules:
        if failed:
            raise BadBasis(reason)
