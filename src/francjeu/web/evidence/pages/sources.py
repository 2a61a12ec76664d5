"""Where one piece comes from, as printed: its grade, what agrees beside it, what to weigh."""

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from francjeu.evidence import mail_words, standing, words
from francjeu.evidence.operations.opening import conversing
from francjeu.evidence.queries import Piece, agreements, mail
from francjeu.kernel.evidence.origin import mail as kernel
from francjeu.kernel.evidence.origin.corroboration import Agreement
from francjeu.kernel.evidence.origin.provenance import (
    Language,
    access_sentence,
    level_sentence,
    no_fake_account,
)
from francjeu.plumbing.dates import short_day, short_moment
from francjeu.reports.queries import agreeing
from francjeu.web.evidence.pages.trail import Here, Step, trail
from francjeu.web.evidence.whose import File


@dataclass(frozen=True, slots=True)
class Fact:
    """A line about a piece."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Source:
    """One source that agrees: what it is, since when, who added it and why."""

    what: str
    since: str
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class Page:
    """One piece. `caution` is the flag of C.c.Q. 2858, empty when nothing calls for it."""

    id: str
    ref: str
    title: str
    grade: str
    facts: tuple[Fact, ...]
    count: str
    sources: tuple[Source, ...]
    caution: str
    trail: tuple[Step, ...]
    is_mail: bool
    is_chat: bool


def provenance(file: File, piece_id: UUID) -> Page | None:
    """The page; None when the file holds no such piece, or it may not be told of."""
    piece = next((it for it in file.pieces if it.public_id == piece_id), None)
    if piece is None or piece.obstacle is not None:
        return None
    found = agreeing.agreeing_with([piece])[piece.public_id]
    told = language()
    return Page(
        id=str(piece.public_id), ref=file.ref, title=str(words.SHOWINGS[piece.showing]),
        grade=piece.level.value, facts=tuple(_facts(piece)),
        count=standing.agreement(found, language=told)[0], sources=tuple(map(_source, found)),
        caution=standing.caution(piece, language=told),
        trail=trail(file, piece, here=Here.PROVENANCE),
        is_mail=piece.media_type == kernel.MEDIA_TYPE,
        is_chat=piece.media_type in conversing.CHATS,
    )  # fmt: skip


def language() -> Language:
    """The language of the page."""
    return cast(Language, (get_language() or "fr")[:2])


def rule() -> str:
    """«Never a fake account», in the page’s language."""
    return no_fake_account(language=language())


def _facts(piece: Piece) -> list[Fact]:
    told = language()
    facts = [
        Fact(_("Provenance"), f"{piece.level.value}. {level_sentence(piece.level, language=told)}"),
        Fact(_("How it arrived"), str(words.METHODS.get(piece.method, piece.method))),
        Fact(
            _("How the content was obtained"),
            access_sentence(piece.how_obtained, language=told) if piece.how_obtained
            else _("not told"),
        ),
        Fact(_("Received on"), short_moment(localtime(piece.received_at), seconds=True)),
    ]  # fmt: skip
    return [*facts, *_tool(piece), *_signature(piece), Fact(_("Digest (SHA-256)"), piece.sha256)]


def _tool(piece: Piece) -> list[Fact]:
    found = agreements.taken(piece.public_id)
    if found is None:
        return []
    when = short_moment(localtime(found.at))
    return [
        Fact(_("Captured with"), _("%(tool)s, by %(who)s, on %(when)s")
             % {"tool": found.tool, "who": found.by, "when": when}),
        Fact(_("By what right"), found.right),
        *([Fact(_("Address that was opened"), found.address)] if found.address else []),
    ]  # fmt: skip


def _signature(piece: Piece) -> list[Fact]:
    if piece.media_type != kernel.MEDIA_TYPE:
        return []
    found = mail.check_of(piece.public_id)
    if found is None:
        return [Fact(_("Signature of the e-mail"), _("Not checked yet. It is done by itself."))]
    when = short_moment(localtime(found.checked_at))
    facts = [
        Fact(_("Signature of the e-mail"), mail_words.sentence(found.verdict, found.domain)),
        Fact(_("Checked on"), when),
    ]
    if found.arc:
        facts.append(Fact(_("Relays"), str(mail_words.ARC[found.arc])))
    return facts


def _source(found: Agreement) -> Source:
    return Source(
        what=str(words.AGREEMENTS[found.kind]),
        since=short_day(localtime(found.at)),
        who=found.by or _("told by the facts"), why=found.reason,
    )  # fmt: skip
