"""Isolated pieces as their keeper reads them: type, size, digest, times, what the police said."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from francjeu.evidence.queries import isolated
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.pieces.isolating import Instruction
from francjeu.plumbing.dates import short_moment
from francjeu.plumbing.figures import grouped
from francjeu.web.evidence.forms.isolated import INSTRUCTIONS
from francjeu.web.evidence.pages.pieces import Fact


@dataclass(frozen=True, slots=True)
class Line:
    """One of them in the list."""

    url: str
    when: str
    state: str
    said: str


@dataclass(frozen=True, slots=True)
class Said:
    """One instruction."""

    what: str
    by: str
    number: str
    when: str
    recorded: str


@dataclass(frozen=True, slots=True)
class Page:
    """One of them. `step`: the step of the guide to do now, from 1."""

    id: str
    facts: tuple[Fact, ...]
    words: tuple[Said, ...]
    is_away: bool
    is_gone: bool
    may_hand_over: bool
    may_destroy: bool
    step: int


@dataclass(frozen=True, slots=True)
class All:
    """The list, whose it is, and whether a key elsewhere awaits what is isolated."""

    lines: tuple[Line, ...]
    keepers: str
    key: str


def all_(*, actor: Actor, at: datetime) -> All:
    """For the designated person. Raises Refused."""
    day = timezone.localdate(at)
    return All(
        lines=tuple(_line(it) for it in isolated.isolated(actor=actor, on=day)),
        keepers=", ".join(person.name for person in isolated.keepers(on=day)),
        key=isolated.offline_key(),
    )


def page(piece: isolated.Isolated) -> Page:
    """One piece, and the next step."""
    told, gone = piece.last, piece.gone_at is not None
    step = 4 if gone else (3 if told else 1)
    return Page(
        id=str(piece.id),
        facts=(
            Fact(_("Kind, by its content"), piece.media_type),
            Fact(_("Size"), _("%(n)s bytes") % {"n": grouped(piece.size)}),
            Fact(_("Digest (SHA-256)"), piece.sha256 or _("erased")),
            Fact(_("Received on"), _moment(piece.received_at)),
            Fact(_("Isolated on"), _moment(piece.isolated_at)),
            Fact(_("State"), _state(piece)),
        ),
        words=tuple(_said(word) for word in piece.words),
        is_away=piece.is_away, is_gone=gone,
        may_hand_over=not gone and told is Instruction.HAND_OVER and piece.is_away,
        may_destroy=not gone and told is Instruction.DESTROY, step=step,
    )  # fmt: skip


def _line(piece: isolated.Isolated) -> Line:
    return Line(
        url=reverse("evidence:isolated_one", args=[piece.id]), when=_moment(piece.isolated_at),
        state=_state(piece),
        said=str(INSTRUCTIONS[piece.last]) if piece.last else _("not told yet: call the police"),
    )  # fmt: skip


def _state(piece: isolated.Isolated) -> str:
    if piece.is_left:
        return _left(piece)
    if piece.gone_at is not None:
        return _("destroyed on %(day)s") % {"day": _moment(piece.gone_at)}
    if piece.is_away:
        return _("encrypted to the offline key: nobody here can open it")
    return _("shut by its state: no page opens it, the server still could")


def _left(piece: isolated.Isolated) -> str:
    """The old bytes are still in the bucket: no page opens them, the server could (ADR 0026)."""
    if piece.locked_until is None:
        return _("its old file is not out of the store yet: the server still could open it")
    return _(
        "its old file is locked in the store until %(day)s: the server still could open it"
    ) % {"day": _moment(piece.locked_until)}


def _said(word: isolated.Word) -> Said:
    return Said(
        what=str(INSTRUCTIONS[word.instruction]), by=f"{word.body}, {word.spoke_with}",
        number=word.file_number, when=_moment(word.told_at),
        recorded=f"{word.by}, {_moment(word.recorded_at)}",
    )  # fmt: skip


def _moment(at: datetime) -> str:
    return short_moment(localtime(at))
