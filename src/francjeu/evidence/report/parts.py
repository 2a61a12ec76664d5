"""The parts of the report as plain data the typesetter reads; words never beyond the proof."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from francjeu.evidence import queries, standing, words
from francjeu.evidence.package import Contents, Exhibit, Statement, withheld
from francjeu.evidence.queries import mail
from francjeu.evidence.queries.copies import Copy
from francjeu.evidence.report import checks
from francjeu.evidence.report.blocks import Block, Part, Told
from francjeu.kernel.evidence.copies.copying import WORKING_COPIES
from francjeu.kernel.evidence.origin.provenance import (
    Level,
    access_sentence,
    level_sentence,
)
from francjeu.kernel.evidence.pieces.keeping import Obstacle
from francjeu.plumbing.dates import numeric_day, numeric_moment

_READINGS = frozenset(("evidence.viewed",))


def parts(contents: Contents, told: Told) -> tuple[Part, ...]:
    """Every part, in the language that is active."""
    return (
        Part(_("What this folder holds"), tuple(_summary(contents))),
        Part(_("Each piece, and what is known of it"), tuple(_pieces(contents, told))),
        Part(_("What you can check, and what it proves"), tuple(checks.blocks(told))),
        Part(_("What none of this proves"), tuple(_limits(contents))),
    )


def _summary(contents: Contents) -> Iterator[Block]:
    made = sum(map(_is_copy, contents.exhibits))
    count = len(contents.exhibits) + len(contents.statements) - made
    yield Block("text", ngettext(
        "%(n)s piece is listed here. Each one is in the folder as it was received, unless the list "
        "says otherwise.",
        "%(n)s pieces are listed here. Each one is in the folder as it was received, unless the "
        "list says otherwise.",
        count,
    ) % {"n": count})  # fmt: skip
    if made:
        yield Block("text", ngettext(
            "%(n)s copy made here is beside them, and is no piece of its own.",
            "%(n)s copies made here are beside them, and are no pieces of their own.",
            made,
        ) % {"n": made})  # fmt: skip
    rows = [_row(it) if isinstance(it, Exhibit) else _stated_row(it) for it in _numbered(contents)]
    if rows:
        head = (_("Piece"), _("What"), _("Received on"), _("Grade"))
        yield Block("table", head=head, rows=tuple(row for row in rows if row))
    for label, why in withheld(contents):
        sentence = _("%(label)s is listed without its content: %(why)s")
        yield Block("text", sentence % {"label": label, "why": words.OBSTACLES[why]})


def _row(exhibit: Exhibit) -> tuple[str, ...]:
    piece = queries.piece_of(exhibit.item)
    if piece.obstacle is Obstacle.ISOLATED:
        return ()
    level = "—" if _is_copy(exhibit) else piece.level.value
    return (exhibit.label, _title(exhibit), _day(piece.received_at), level)


def _numbered(contents: Contents) -> list[Exhibit | Statement]:
    """Every piece in the order of its number, each copy after what it is a copy of."""
    every: list[Exhibit | Statement] = [*contents.exhibits, *contents.statements]
    return sorted(every, key=lambda it: [int(n) for n in re.findall(r"[0-9]+", it.label)])


def _is_copy(exhibit: Exhibit) -> bool:
    return exhibit.made is not None and exhibit.made.kind in WORKING_COPIES


def _title(exhibit: Exhibit) -> str:
    """Of a copy, what it is a copy of: it has not the title of a piece as received."""
    if exhibit.made is None or not _is_copy(exhibit):
        return exhibit.title
    kind = str(words.COPIES[exhibit.made.kind])
    if not exhibit.of:  # a folder of copies only: the words before it are all there is
        return f"{exhibit.title} ({kind})"
    return _("%(kind)s of %(label)s") % {
        "kind": kind[:1].upper() + kind[1:], "label": exhibit.of,
    }  # fmt: skip


def _stated_row(row: Statement) -> tuple[str, ...]:
    return (row.label, row.title, _day(row.received_at), Level.N0.value)


def _pieces(contents: Contents, told: Told) -> Iterator[Block]:
    for row in _numbered(contents):
        if isinstance(row, Exhibit):
            yield from _exhibit(row, contents, told)
            continue
        yield Block("heading", f"{row.label} — {row.title}")
        yield Block("facts", rows=(
            (_("What it is"), _("A testimony in words")),
            (_("Received on"), _moment(row.received_at)),
            (_("Provenance"), f"N0. {level_sentence(Level.N0, language=told.language)}"),
        ))  # fmt: skip


def _exhibit(exhibit: Exhibit, contents: Contents, told: Told) -> Iterator[Block]:
    if queries.piece_of(exhibit.item).obstacle is Obstacle.ISOLATED:
        return
    yield Block("heading", f"{exhibit.label} — {_title(exhibit)}")
    if exhibit.made is not None and _is_copy(exhibit):
        yield Block("facts", rows=tuple(_made(exhibit, exhibit.made)))
    else:
        yield Block("facts", rows=tuple(_facts(exhibit, contents, told)))


def _made(exhibit: Exhibit, made: Copy) -> Iterator[tuple[str, str]]:
    """Of a copy, how it was made and what ties it (C-1.1 s. 17); its grade is its original's."""
    piece = queries.piece_of(exhibit.item)
    yield _("What it is"), f"{words.SHOWINGS[piece.showing]} ({piece.media_type})"
    yield _("Made on"), _moment(made.made_at)
    yield _("Tool and version"), made.tool
    if made.made_by_name:
        yield _("By"), made.made_by_name
    if made.reason:
        yield _("Why"), made.reason
    yield _("Provenance"), _("It is a copy: what is known of its origin is told with its original.")
    yield _("Digest (SHA-256)"), piece.sha256
    yield _("Commitment to the original"), made.commitment


def _facts(exhibit: Exhibit, contents: Contents, told: Told) -> Iterator[tuple[str, str]]:
    piece, language = queries.piece_of(exhibit.item), told.language
    yield _("What it is"), f"{words.SHOWINGS[piece.showing]} ({piece.media_type})"
    yield _("Received on"), _moment(piece.received_at)
    yield _("How it arrived"), str(words.METHODS.get(piece.method, piece.method))
    if exhibit.made is not None:
        kind = words.COPIES[exhibit.made.kind]
        yield _("Made from"), f"{exhibit.of or '—'} ({kind}, {exhibit.made.tool})"
    sentence = level_sentence(piece.level, language=language)
    yield _("Provenance"), f"{piece.level.value}. {sentence}"
    yield from mail.attested(exhibit.item, language=language)
    if piece.how_obtained:
        yield (
            _("How the content was obtained, as declared"),
            access_sentence(piece.how_obtained, language=language),
        )
    yield _("Corroboration"), "\n".join(standing.agreement(exhibit.agreements, language=language))
    if caution := standing.caution(piece, language=language):
        yield _("To weigh"), caution
    yield _("Existed before"), _since(exhibit, contents, told)
    yield _("Times it was opened"), _opened(exhibit, contents)
    for remark in piece.remarks:
        yield _("Remark"), str(words.REMARKS[remark])
    if piece.sha256:
        yield _("Digest (SHA-256)"), piece.sha256


def _since(exhibit: Exhibit, contents: Contents, told: Told) -> str:
    mine = str(exhibit.item.public_id)
    times = [
        told.since[entry.subject, entry.number]
        for entry in contents.custody
        if entry.event == "evidence.sealed"
        and (entry.facts or {}).get("item") == mine
        and (entry.subject, entry.number) in told.since
    ]
    if not times:
        return _("No outside authority has stamped it yet: its time is told by our clock alone.")
    return _("%(at)s, by the clock of an outside authority") % {"at": _moment(min(times))}


def _opened(exhibit: Exhibit, contents: Contents) -> str:
    mine = str(exhibit.item.public_id)
    count = sum(
        1 for entry in contents.custody
        if entry.event in _READINGS and (entry.facts or {}).get("item") == mine
    )  # fmt: skip
    if not count:
        return _("None, according to the journal")
    return ngettext(
        "%(n)s time, written in the journal", "%(n)s times, each written in the journal", count
    ) % {"n": count}


def _limits(contents: Contents) -> Iterator[Block]:
    yield Block("text", _(
        "The checks above show that the files have not changed since they were received, and since "
        "when. They do not show who wrote or published what the pieces show, nor that it is true: "
        "that is for people to weigh, with the grade of each piece and what each person said."
    ))  # fmt: skip
    yield Block("text", _(
        "A picture of a screen can be arranged before it is handed in. That is why it keeps the "
        "grade N1, whatever it looks like, and why agreeing sources are counted apart."
    ))  # fmt: skip
    yield Block("text", _(
        "These pieces may concern minors. Do not publish them, and pass them on only to those who "
        "have the right to see them."
    ))  # fmt: skip


def _day(at: datetime) -> str:
    return numeric_day(timezone.localtime(at))


def _moment(at: datetime) -> str:
    """A moment here and in universal time: who checks years later has no doubt on the zone."""
    here = numeric_moment(timezone.localtime(at))
    return f"{here} ({at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC)"
