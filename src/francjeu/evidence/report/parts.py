"""The parts of the report as plain data the typesetter reads; words never beyond the proof."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from francjeu.evidence import queries, standing, words
from francjeu.evidence.package import Contents, Exhibit, Statement, withheld
from francjeu.evidence.queries import mail
from francjeu.evidence.report import checks
from francjeu.evidence.report.blocks import Block, Part
from francjeu.kernel.evidence.keeping import Obstacle
from francjeu.kernel.evidence.provenance import (
    Language,
    Level,
    access_sentence,
    level_sentence,
)

_READINGS = frozenset(("evidence.viewed",))


@dataclass(frozen=True, slots=True)
class Told:
    """What the report says beside the pieces: keys, authorities, and what the log proves.

    `since` is the earliest outside time of each journal entry by subject and number; `certificate`
    is empty where the document cannot be sealed here.
    """

    language: Language
    at: datetime
    signing_key: str
    certificate: str
    authorities: tuple[str, ...]
    log_size: int
    since: Mapping[tuple[str, int], datetime]


def parts(contents: Contents, told: Told) -> tuple[Part, ...]:
    """Every part, in the language that is active."""
    return (
        Part(_("What this folder holds"), tuple(_summary(contents))),
        Part(_("Each piece, and what is known of it"), tuple(_pieces(contents, told))),
        Part(_("What you can check, and what it proves"), tuple(checks.blocks(told))),
        Part(_("What none of this proves"), tuple(_limits(contents))),
    )


def _summary(contents: Contents) -> Iterator[Block]:
    count = len(contents.exhibits) + len(contents.statements)
    yield Block("text", ngettext(
        "%(n)s piece is listed here. Each one is in the folder as it was received, unless the list "
        "says otherwise.",
        "%(n)s pieces are listed here. Each one is in the folder as it was received, unless the "
        "list says otherwise.",
        count,
    ) % {"n": count})  # fmt: skip
    rows = [*map(_row, contents.exhibits), *map(_stated_row, contents.statements)]
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
    return (exhibit.label, exhibit.title, _day(piece.received_at), piece.level.value)


def _stated_row(row: Statement) -> tuple[str, ...]:
    return (row.label, row.title, _day(row.received_at), Level.N0.value)


def _pieces(contents: Contents, told: Told) -> Iterator[Block]:
    for exhibit in contents.exhibits:
        if queries.piece_of(exhibit.item).obstacle is not Obstacle.ISOLATED:
            yield Block("heading", f"{exhibit.label} — {exhibit.title}")
            yield Block("facts", rows=tuple(_facts(exhibit, contents, told)))
    for row in contents.statements:
        yield Block("heading", f"{row.label} — {row.title}")
        yield Block("facts", rows=(
            (_("What it is"), _("A testimony in words")),
            (_("Received on"), _moment(row.received_at)),
            (_("Provenance"), f"N0. {level_sentence(Level.N0, language=told.language)}"),
        ))  # fmt: skip


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
    return date_format(timezone.localtime(at), "SHORT_DATE_FORMAT")


def _moment(at: datetime) -> str:
    """A moment here and in universal time: who checks years later has no doubt on the zone."""
    here = date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT")
    return f"{here} ({at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC)"
