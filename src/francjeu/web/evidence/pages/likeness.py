"""Pieces that look alike as printed: by what is known of them, never by what they show."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from francjeu.cases.queries import exhibits
from francjeu.cases.queries.exhibits import Numbered
from francjeu.evidence import likeness_words as words
from francjeu.evidence.operations.matching import Hit
from francjeu.evidence.queries import Piece
from francjeu.evidence.queries import matching as evidence
from francjeu.evidence.queries.matching import Likeness
from francjeu.kernel.evidence.kinds import Showing
from francjeu.kernel.evidence.matching import Strength, Verdict
from francjeu.reports.queries import joined
from francjeu.web.evidence.whose import File

_CHIPS = {Strength.EXACT: "pool", Strength.PROBABLE: "pool", Strength.TO_CHECK: "soon"}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two pieces: what it is, where it is, the words written before it."""

    title: str
    place: str
    received: str
    digest: str
    description: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pieces that look alike."""

    id: str
    mine: Side
    other: Side
    elsewhere: str
    how: str
    quality: str
    chip: str
    chip_kind: str
    verdict: str
    waits: bool
    reason: str
    answered: str
    url: str
    has_picture: bool


@dataclass(frozen=True, slots=True)
class Lack:
    """A piece that could not be compared, and why."""

    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Likenesses:
    """The panel of a file: pairs, what could not be compared, reports that may be one."""

    pairs: tuple[Pair, ...]
    lacks: tuple[Lack, ...]
    together: tuple[tuple[str, str], ...]
    manages: bool


@dataclass(frozen=True, slots=True)
class Found:
    """One piece in which words were read."""

    id: str
    side: Side
    lines: tuple[str, ...]


Place = Callable[[str], str]


def likenesses_of(file: File, *, place: Place) -> Likenesses:
    """What the panel prints; `place` names the files this person may know, and no other."""
    items = [piece.public_id for piece in file.pieces]
    found = evidence.likenesses_of(items=items, knows=lambda subject: bool(place(subject)))
    numbers = _Numbers()
    pieces = {piece.public_id: piece for piece in file.pieces}
    return Likenesses(
        pairs=tuple(_pair(it, file=file, place=place, numbers=numbers) for it in found),
        lacks=tuple(
            Lack(_titled(pieces[it.item]), str(words.OUTCOMES.get(it.outcome, it.outcome)))
            for it in evidence.not_compared(items=items)
            if pieces[it.item].obstacle is None
        ),
        together=_together(found, place), manages=file.manages,
    )  # fmt: skip


def pair_of(file: File, candidate: UUID, *, place: Place) -> Pair | None:
    """One pair of this file, for who may know both sides."""
    items = [piece.public_id for piece in file.pieces]
    found = evidence.likenesses_of(items=items, knows=lambda subject: bool(place(subject)))
    one = next((it for it in found if it.public_id == candidate), None)
    return _pair(one, file=file, place=place, numbers=_Numbers()) if one else None


def found_in(file: File, hits: tuple[Hit, ...], *, place: Place) -> tuple[Found, ...]:
    """The pieces in which the words were read."""
    numbers, subjects = _Numbers(), {vault.pk: vault.subject for vault in file.vaults}
    pieces = {piece.public_id: piece for piece in file.pieces}
    return tuple(
        Found(
            id=str(hit.item), lines=hit.lines,
            side=_side(
                pieces[hit.item], place(subjects[pieces[hit.item].vault_id]) or file.ref, numbers
            ),
        )
        for hit in hits
    )  # fmt: skip


def _pair(it: Likeness, *, file: File, place: Place, numbers: "_Numbers") -> Pair:
    there = place(it.other_subject)
    mine = _side(it.mine, place(it.mine_subject) or file.ref, numbers)
    own = {vault.subject for vault in file.vaults}
    answered = ""
    if it.answered_at:
        answered = _("%(who)s, %(day)s") % {
            "who": it.answered_by, "day": localtime(it.answered_at).strftime("%Y-%m-%d"),
        }  # fmt: skip
    return Pair(
        id=str(it.public_id), mine=mine, other=_side(it.other, there, numbers),
        elsewhere="" if it.other_subject in own else there, how=words.how(it),
        quality=str(it.quality), chip=str(words.STRENGTHS[it.strength]),
        chip_kind=_CHIPS[it.strength], verdict=str(words.VERDICTS[it.verdict]),
        waits=it.verdict is Verdict.WAITING, reason=it.reason, answered=answered,
        url=reverse("evidence:likeness", args=[file.ref, it.public_id]),
        has_picture=it.has_picture,
    )  # fmt: skip


class _Numbers:
    """P-1, P-2…: asked once a case."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, UUID], Numbered | None] = {}

    def of(self, ref: str, item: UUID) -> Numbered | None:
        case = ref if ref.startswith("D-") else joined.case_of(ref)
        if (case, item) not in self._known:
            found = exhibits.numbered(case_ref=case, items=[item]) if case else {}
            self._known[case, item] = found.get(item)
        return self._known[case, item]


def _side(piece: Piece, ref: str, numbers: _Numbers) -> Side:
    number = numbers.of(ref, piece.public_id)
    title = f"P-{number.number} · {_kind(piece)}" if number else _kind(piece)
    return Side(
        title=title, place=ref, description=number.description if number else "",
        received=localtime(piece.received_at).strftime("%Y-%m-%d %H:%M"),
        digest=piece.sha256[:10],
    )  # fmt: skip


def _kind(piece: Piece) -> str:
    return {
        Showing.IMAGE: _("Image"),
        Showing.PLAYER: _("Recording"),
        Showing.TEXT: _("Text"),
        Showing.DOWNLOAD: _("File"),
    }[piece.showing]


def _titled(piece: Piece) -> str:
    day = localtime(piece.received_at).strftime("%Y-%m-%d %H:%M")
    return _("%(kind)s received on %(day)s") % {"kind": _kind(piece), "day": day}


def _together(found: tuple[Likeness, ...], place: Place) -> tuple[tuple[str, str], ...]:
    """Reports that hold the same thing and are not grouped: a suggestion, no more."""
    pairs = {
        tuple(sorted((it.mine_subject, it.other_subject)))
        for it in found
        if it.verdict is not Verdict.REJECTED and it.strength is not Strength.TO_CHECK
    }
    refs = [
        (one.removeprefix("report:"), other.removeprefix("report:"))
        for one, other in sorted(pairs)
        if one != other and one.startswith("report:") and other.startswith("report:")
    ]
    return tuple(
        pair
        for pair in refs
        if all(place(f"report:{ref}") == ref for ref in pair) and not joined.in_one_group(pair)
    )
