"""The deletion watch: what one look at an address found, and what all looks together prove.

*Gone* is said only when a control page of the same platform was visible from the same place in the
same minute, twice at least, six hours apart at least, and neither an embed nor a person who may see
the content says otherwise (C-SUPP). Words that software read in a picture are never called visible;
they start the count again. Who or what made it so is never inferred.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from francjeu.kernel.evidence.capture.page_state import PageState, Reading

SAME_MINUTE = timedelta(seconds=60)
APART = timedelta(hours=6)
REPEATED = 2


class State(StrEnum):
    """What one look found. Keys are stored: never renamed, never reused."""

    VISIBLE = "visible"
    PICTURED = "pictured"
    CHANGED = "changed"
    GONE_HTTP = "gone_http"
    GONE_PAGE = "gone_page"
    RESTRICTED = "restricted"
    ACCOUNT_GONE = "account_gone"
    LOGIN_WALL = "login_wall"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Weight:
    """What a state may count for; with neither, it proves nothing.

    `shows`: something of the content was there. `absent`: it may prove an absence, under the
    conditions of `proves_absence`.
    """

    shows: bool = False
    absent: bool = False


STATES: dict[State, Weight] = {
    State.VISIBLE: Weight(shows=True),
    State.PICTURED: Weight(shows=True),
    State.CHANGED: Weight(shows=True),
    State.GONE_HTTP: Weight(absent=True),
    State.GONE_PAGE: Weight(absent=True),
    State.RESTRICTED: Weight(),
    State.ACCOUNT_GONE: Weight(),
    State.LOGIN_WALL: Weight(),
    State.BLOCKED: Weight(),
    State.UNREACHABLE: Weight(),
    State.UNKNOWN: Weight(),
}


def state_of(reading: Reading) -> State:
    """One look’s state: of a page that shows the author without the words, something changed."""
    if reading.state is PageState.MATCHED:
        return State.VISIBLE
    if reading.state is PageState.UNKNOWN and reading.author_found:
        return State.CHANGED if reading.fragment_found is False else State.UNKNOWN
    return State(reading.state.value)


@dataclass(frozen=True, slots=True)
class Control:
    """What a page known to be public showed, from which place and when by our clock."""

    state: State
    at: datetime
    vantage: str


@dataclass(frozen=True, slots=True)
class Look:
    """One look. `at` by our clock; `offset` is the platform's clock minus ours, when it told.

    `embed` is what the platform's own embed answered, a weak sign that can only contradict.
    """

    state: State
    at: datetime
    vantage: str
    control: Control | None = None
    offset: timedelta | None = None
    embed: State | None = None


class Answer(StrEnum):
    """What a person says of content they may lawfully see. Keys are stored."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Word:
    """A person's word that day. *No* corroborates and never proves; *yes* contradicts."""

    answer: Answer
    at: datetime


@dataclass(frozen=True, slots=True)
class Episode:
    """A proven absence: it began between `last_visible` and `first_gone`.

    `looks` proved it, up to `proved_at`. It ended when the address showed something again
    (`returned_at`), or is in dispute since somebody said that they still see it (`denied_at`).
    """

    last_visible: datetime | None
    first_gone: datetime
    proved_at: datetime
    looks: int
    returned_at: datetime | None = None
    denied_at: datetime | None = None


class Standing(StrEnum):
    """Where the watch stands. Keys are stored: never renamed, never reused."""

    UNSEEN = "unseen"
    VISIBLE = "visible"
    PICTURED = "pictured"
    CHANGED = "changed"
    SUSPECTED = "suspected"
    GONE = "gone"
    BACK = "back"
    DISPUTED = "disputed"


_TO_LOOK_AT = {State.PICTURED: Standing.PICTURED, State.CHANGED: Standing.CHANGED}
"""What shows something and is no sight of the content: it ends an absence, and a person looks."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the looks and words prove together. `looks` counts them all.

    `absences` are the looks that prove an absence since the content was last there.
    """

    standing: Standing
    looks: int = 0
    last_visible: datetime | None = None
    absences: tuple[datetime, ...] = ()
    episodes: tuple[Episode, ...] = ()

    @property
    def absence(self) -> Episode | None:
        """The proven absence that lasts, if any."""
        return self.episodes[-1] if self.standing is Standing.GONE else None


def proves_absence(look: Look) -> bool:
    """One look counts: the page says gone, its control is visible, and no embed contradicts."""
    control = look.control
    return (
        STATES[look.state].absent
        and control is not None
        and control.state is State.VISIBLE
        and control.vantage == look.vantage
        and abs(control.at - look.at) <= SAME_MINUTE
        and not _embed_shows(look)
    )


def verdict(looks: Iterable[Look], words: Iterable[Word] = ()) -> Verdict:
    """What they prove, in the order of time. At one same moment what contradicts comes last."""
    seen = list(looks)
    telling = _Telling()
    events: list[Look | Word] = [*seen, *words]
    for event in sorted(events, key=_order):
        telling.hear(event)
    return telling.verdict(looks=len(seen))


def apart(first: Look, last: Look) -> timedelta:
    """How long between two looks, by the slower of both clocks: ours may have been set between."""
    ours = last.at - first.at
    if first.offset is None or last.offset is None:
        return ours
    return min(ours, ours + last.offset - first.offset + timedelta(seconds=5))


class _Telling:
    """The verdict while it is being told."""

    def __init__(self) -> None:
        self._standing = Standing.UNSEEN
        self._last_visible: datetime | None = None
        self._absences: list[Look] = []
        self._episodes: list[Episode] = []

    def hear(self, event: Look | Word) -> None:
        if isinstance(event, Word):
            if event.answer is Answer.YES:
                self._denied(event.at)
        elif STATES[event.state].shows:
            self._shown(event)
        elif _embed_shows(event):
            self._denied(event.at)
        elif proves_absence(event):
            self._absent(event)

    def verdict(self, *, looks: int) -> Verdict:
        return Verdict(
            standing=self._standing, looks=looks, last_visible=self._last_visible,
            absences=tuple(it.at for it in self._absences), episodes=tuple(self._episodes),
        )  # fmt: skip

    def _shown(self, look: Look) -> None:
        if self._standing is Standing.GONE:
            self._episodes[-1] = replace(self._episodes[-1], returned_at=look.at)
        self._absences.clear()
        if look.state in _TO_LOOK_AT:
            self._standing = _TO_LOOK_AT[look.state]
            return
        returned = bool(self._episodes) and self._episodes[-1].returned_at is not None
        self._standing = Standing.BACK if returned else Standing.VISIBLE
        self._last_visible = look.at

    def _absent(self, look: Look) -> None:
        self._absences.append(look)
        first, count = self._absences[0], len(self._absences)
        if self._standing is Standing.GONE:
            self._episodes[-1] = replace(self._episodes[-1], looks=count)
        elif count >= REPEATED and apart(first, look) >= APART:
            self._standing = Standing.GONE
            self._episodes.append(
                Episode(self._last_visible, first_gone=first.at, proved_at=look.at, looks=count)
            )
        else:
            self._standing = Standing.SUSPECTED

    def _denied(self, at: datetime) -> None:
        if self._standing is Standing.GONE:
            self._episodes[-1] = replace(self._episodes[-1], denied_at=at)
        if self._standing in (Standing.GONE, Standing.SUSPECTED):
            self._standing = Standing.DISPUTED
        self._absences.clear()


def _embed_shows(look: Look) -> bool:
    return look.embed is not None and STATES[look.embed].shows


def _order(event: Look | Word) -> tuple[datetime, int]:
    if isinstance(event, Word):
        return event.at, 2
    return event.at, 1 if STATES[event.state].shows or _embed_shows(event) else 0
