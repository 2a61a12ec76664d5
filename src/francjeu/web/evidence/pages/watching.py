"""The deletion watch as printed: one panel a publication, a picture over a table always there."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from francjeu.evidence import watch_words as words
from francjeu.evidence.operations.capture import watching
from francjeu.evidence.queries import controls, watches
from francjeu.evidence.queries.watches import Heard, Seen, Watched
from francjeu.kernel.evidence.capture.page_templates import TEMPLATES
from francjeu.kernel.evidence.origin.provenance import Access, Language, access_sentence
from francjeu.kernel.evidence.watch.watch_sentences import (
    ended_sentence,
    standing_sentence,
    state_sentence,
    word_sentence,
)
from francjeu.kernel.evidence.watch.watching import STATES, Answer, Standing, State
from francjeu.plumbing.dates import short_moment
from francjeu.web.evidence.whose import File

MOST = 60
"""Lines and marks of one panel: a year of monthly looks and more."""

_TEMPLATES = frozenset(it.key for it in TEMPLATES)

CLOCKS_APART = 120
"""Seconds between a platform’s clock and ours beyond which the page says so."""

_WIDE, _LEFT = 640.0, 24.0
_LATE = timedelta(hours=1)
_CHIPS = {
    Standing.GONE: "pool", Standing.BACK: "late", Standing.CHANGED: "soon",
    Standing.PICTURED: "soon", Standing.DISPUTED: "soon", Standing.SUSPECTED: "soon",
    Standing.VISIBLE: "ok",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """One look or word in the picture: where it stands and its shape."""

    x: float
    kind: str
    control: str
    label: str


@dataclass(frozen=True, slots=True)
class Band:
    """A proven absence in the picture."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The marks in the order of time, evenly spaced; the dates are in the table."""

    marks: tuple[Mark, ...]
    bands: tuple[Band, ...]
    first: str
    last: str
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """One look or one word, as a line of the table."""

    at: str
    what: str
    control: str
    note: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One publication, watched or not."""

    id: str
    address: str
    chip: str
    chip_kind: str
    says: str
    ended: tuple[str, ...]
    told: tuple[str, ...]
    rows: tuple[Row, ...]
    more: str
    picture: Picture | None
    running: bool
    can_be_known: bool
    since: str
    next: str
    warnings: tuple[str, ...]
    news: bool


@dataclass(frozen=True, slots=True)
class Watching:
    """Every publication of a file. `off` when this installation looks at nothing."""

    panels: tuple[Panel, ...]
    off: bool
    manages: bool
    offers: bool


def watching_of(file: File, *, at: datetime) -> Watching:
    """The panels; empty where nothing has an address."""
    named = {it.site for it in controls.serving()}
    off = not watching.is_on()
    found = watches.watched(vaults=file.vaults)
    panels = tuple(_panel(it, named=named, off=off, at=at) for it in found)
    offers = file.manages and not file.is_gated
    return Watching(panels=panels, off=off, manages=file.manages, offers=offers)


def said(at: datetime) -> str:
    """A moment as the record writes it."""
    return short_moment(localtime(at))


def language() -> Language:
    """The language of the kernel’s sentences: the reader’s."""
    return "en" if (get_language() or "fr").startswith("en") else "fr"


def _panel(found: Watched, *, named: set[str], off: bool, at: datetime) -> Panel:
    events: list[Seen | Heard] = [*found.seen, *found.heard]
    events.sort(key=lambda it: it.at)
    shown = events[-MOST:]
    verdict, spoken = found.verdict, language()
    stated_at = found.told[-1].stated_at if found.told else None
    watched = found.started_at is not None
    return Panel(
        id=str(found.publication), address=found.address,
        chip=str(words.STANDINGS[verdict.standing]) if watched else "",
        chip_kind=_CHIPS.get(verdict.standing, ""),
        says=standing_sentence(verdict, language=spoken, moment=said, stated_at=stated_at)
        if watched else "",
        ended=tuple(
            line for it in verdict.episodes
            if (line := ended_sentence(it, language=spoken, moment=said))
        ),
        told=tuple(it.words for it in found.told),
        rows=tuple(_row(it) for it in reversed(shown)),
        more=_more(len(events) - len(shown)),
        picture=_picture(shown, found) if len(shown) > 1 else None,
        running=found.running is not None, can_be_known=found.has_words,
        since=said(found.started_at) if found.started_at else "",
        next=_next(found, off=off, at=at),
        warnings=_warnings(found, named=named),
        news=found.news_at is not None,
    )  # fmt: skip


def _next(found: Watched, *, off: bool, at: datetime) -> str:
    if found.stopped_at is not None:
        why = words.STOPS.get(found.stop_reason, "")
        return _("Stopped on %(when)s: %(why)s.") % {"when": said(found.stopped_at), "why": why}
    if found.next_at is None:
        return ""
    if found.is_shut:
        return _("A piece of this file was sealed and isolated: no address of it is opened.")
    if off:
        return _("No check will be made: this installation makes none.")
    if found.next_at < at - _LATE:
        return _("A check was due on %(when)s and was not made yet.") % {
            "when": said(found.next_at)
        }
    return _("Next check: %(when)s.") % {"when": said(found.next_at)}


def _warnings(found: Watched, *, named: set[str]) -> tuple[str, ...]:
    """What keeps this watch from proving anything, and what must be known of its clocks."""
    if found.running is None:
        return ()
    checks = (
        (found.site not in named, _(
            "No control page is named for %(site)s: an absence can be seen, never established."
        ) % {"site": found.site}),
        (not found.has_words, _(
            "No author and no words are known for this address: its content cannot be recognised."
        )),
        *_clock(found),
    )  # fmt: skip
    return tuple(words for holds, words in checks if holds)


def _clock(found: Watched) -> tuple[tuple[bool, str], ...]:
    offsets = [it.offset for it in found.seen if it.offset is not None]
    far = max(offsets, key=abs, default=0)
    said_ = _(
        "The platform’s clock was %(minutes)s minutes from ours. Moments here are by our clock."
    )
    return ((abs(far) > CLOCKS_APART, said_ % {"minutes": round(abs(far) / 60)}),)


def _row(event: Seen | Heard) -> Row:
    if isinstance(event, Heard):
        who = _("a reporter") if event.by == "reporter" else _("a member of staff")
        how = access_sentence(Access(event.access), language=language()) if event.access else ""
        return Row(
            at=said(event.at), what=word_sentence(event.answer, language=language()), control="",
            note=f"{who} · {how}" if how else who, sha256="",
        )  # fmt: skip
    return Row(
        at=said(event.at), what=state_sentence(event.state, language=language()),
        control=_control(event), note=_reason(event), sha256=event.sha256,
    )  # fmt: skip


def _control(event: Seen) -> str:
    if event.control is None:
        return _("none named")
    return _("visible") if event.control is State.VISIBLE else _("not visible")


def _reason(event: Seen) -> str:
    """Why, in words; a template of a platform by its key, so that it can be looked up."""
    why = str(words.REASONS.get(event.reason, ""))
    if event.reason in _TEMPLATES:
        why = _("page template “%(key)s”") % {"key": event.reason}
    elif event.reason.startswith("tool "):
        why = _("our own tool broke off")
    embed = _("the embed still answered") if event.embed is State.VISIBLE else ""
    return " · ".join(it for it in (why, embed) if it)


def _more(left: int) -> str:
    if left <= 0:
        return ""
    said_ = ngettext(
        "%(n)s older check is in the sealed pieces.",
        "%(n)s older checks are in the sealed pieces.", left,
    )  # fmt: skip
    return said_ % {"n": left}


def _picture(events: list[Seen | Heard], found: Watched) -> Picture:
    step = (_WIDE - 2 * _LEFT) / max(1, len(events) - 1)
    xs = [round(_LEFT + step * number, 1) for number in range(len(events))]
    marks = tuple(_mark(it, x=x) for it, x in zip(events, xs, strict=True))
    bands = []
    for episode in found.verdict.episodes:
        end = episode.returned_at or episode.denied_at or events[-1].at
        inside = [x for it, x in zip(events, xs, strict=True) if episode.first_gone <= it.at <= end]
        if inside:
            bands.append(Band(x=min(inside), width=round(max(inside) - min(inside), 1) or 2.0))
    return Picture(
        marks=marks, bands=tuple(bands), first=said(events[0].at), last=said(events[-1].at),
        title=_("Checks of this address in order, oldest to newest; the table below says the same"),
    )  # fmt: skip


def _mark(event: Seen | Heard, *, x: float) -> Mark:
    if isinstance(event, Heard):
        kind = {Answer.YES: "yes", Answer.NO: "no"}.get(event.answer, "unsure")
        return Mark(x=x, kind=f"word-{kind}", control="", label=said(event.at))
    weight = STATES[event.state]
    kind = "absent" if weight.absent else "neutral"
    if weight.shows:
        kind = "visible" if event.state is State.VISIBLE else "changed"
    control = "" if event.control is None else "off"
    if event.control is State.VISIBLE:
        control = "on"
    return Mark(x=x, kind=kind, control=control, label=said(event.at))
