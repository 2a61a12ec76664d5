"""Pieces that look alike as printed: by what is known of them, never by what they show."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from francjeu.cases.queries.pieces import exhibits
from francjeu.cases.queries.pieces.exhibits import Numbered
from francjeu.evidence import likeness_words as words
from francjeu.evidence.operations.likeness.matching import Hit
from francjeu.evidence.queries import Piece
from francjeu.evidence.queries import matching as evidence
from francjeu.evidence.queries.matching import Likeness
from francjeu.kernel.evidence.likeness.matching import Strength, Verdict
from francjeu.kernel.evidence.pieces.kinds import Showing
from francjeu.plumbing.dates import short_day, short_moment
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


Places = Callable[[Collection[str]], dict[str, str]]
"""Of these subjects, those this person may know, under the reference they know."""


@dataclass(frozen=True, slots=True)
class Book:
    """Where each side is, and its number as a piece of a case; read once for a page."""

    places: dict[str, str]
    cases: dict[str, str]
    numbers: dict[tuple[str, UUID], Numbered]

    def number(self, ref: str, item: UUID) -> Numbered | None:
        return self.numbers.get((self.cases.get(ref, ref), item))


def likenesses_of(file: File, *, places: Places) -> Likenesses:
    """What the panel prints; `places` names the files this person may know, and no other."""
    found, book = _found(file, places)
    pieces = {piece.public_id: piece for piece in file.pieces}
    return Likenesses(
        pairs=tuple(_pair(it, file=file, book=book) for it in found),
        lacks=tuple(
            Lack(_titled(pieces[it.item]), str(words.OUTCOMES.get(it.outcome, it.outcome)))
            for it in evidence.not_compared(items=list(pieces))
            if pieces[it.item].obstacle is None
        ),
        together=_together(found, book), manages=file.manages,
    )  # fmt: skip


def pair_of(file: File, candidate: UUID, *, places: Places) -> Pair | None:
    """One pair of this file, for who may know both sides."""
    found, book = _found(file, places)
    one = next((it for it in found if it.public_id == candidate), None)
    return _pair(one, file=file, book=book) if one else None


def found_in(file: File, hits: tuple[Hit, ...], *, places: Places) -> tuple[Found, ...]:
    """The pieces in which the words were read."""
    subjects = {vault.pk: vault.subject for vault in file.vaults}
    pieces = {piece.public_id: piece for piece in file.pieces}
    told = {hit.item: subjects[pieces[hit.item].vault_id] for hit in hits}
    book = book_of(places(set(told.values())), [hit.item for hit in hits])
    return tuple(
        Found(
            id=str(hit.item), lines=hit.lines,
            side=side_of(pieces[hit.item], book.places.get(told[hit.item], file.ref), book),
        )
        for hit in hits
    )  # fmt: skip


def _found(file: File, places: Places) -> tuple[tuple[Likeness, ...], Book]:
    known: dict[str, str] = {}

    def knows(subjects: frozenset[str]) -> Collection[str]:
        known.update(places(subjects))
        return known

    items = [piece.public_id for piece in file.pieces]
    found = evidence.likenesses_of(items=items, knows=knows)
    return found, book_of(known, {s.public_id for it in found for s in (it.mine, it.other)})


def book_of(places: dict[str, str], items: Collection[UUID]) -> Book:
    """The places these pieces are in, with their numbers; a few queries for all."""
    refs = set(places.values())
    cases = joined.cases_of([ref for ref in refs if not ref.startswith("D-")])
    case_refs = {ref for ref in refs if ref.startswith("D-")} | set(cases.values())
    return Book(places, cases, exhibits.numbered(case_refs=case_refs, items=items))


def _pair(it: Likeness, *, file: File, book: Book) -> Pair:
    there = book.places[it.other_subject]
    mine = side_of(it.mine, book.places.get(it.mine_subject, file.ref), book)
    own = {vault.subject for vault in file.vaults}
    return Pair(
        id=str(it.public_id), mine=mine, other=side_of(it.other, there, book),
        elsewhere="" if it.other_subject in own else there, how=words.how(it),
        quality=str(it.quality), chip=str(words.STRENGTHS[it.strength]),
        chip_kind=_CHIPS[it.strength], verdict=str(words.VERDICTS[it.verdict]),
        waits=it.verdict is Verdict.WAITING, reason=it.reason, answered=answered_by(it),
        url=reverse("evidence:likeness", args=[file.ref, it.public_id]),
        has_picture=it.has_picture,
    )  # fmt: skip


def answered_by(it: Likeness) -> str:
    """Who answered and when; empty while nobody has."""
    if not it.answered_at:
        return ""
    return _("%(who)s, %(day)s") % {
        "who": it.answered_by, "day": short_day(localtime(it.answered_at)),
    }  # fmt: skip


def side_of(piece: Piece, ref: str, book: Book) -> Side:
    """One piece, as it is told beside another."""
    number = book.number(ref, piece.public_id)
    title = f"P-{number.number} · {_kind(piece)}" if number else _kind(piece)
    return Side(
        title=title, place=ref, description=number.description if number else "",
        received=short_moment(localtime(piece.received_at)),
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
    day = short_moment(localtime(piece.received_at))
    return _("%(kind)s received on %(day)s") % {"kind": _kind(piece), "day": day}


def _together(found: tuple[Likeness, ...], book: Book) -> tuple[tuple[str, str], ...]:
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
    groups = joined.groups_of({ref for pair in refs for ref in pair})
    return tuple(
        (one, other)
        for one, other in refs
        if all(book.places.get(f"report:{ref}") == ref for ref in (one, other))
        and (one not in groups or groups[one] != groups.get(other))
    )
