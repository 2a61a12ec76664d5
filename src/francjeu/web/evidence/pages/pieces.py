"""One piece as its page of evidence prints it: what it is, its copies, what can be made of it."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from francjeu.evidence import queries as evidence
from francjeu.evidence import words
from francjeu.evidence.operations.copies import transcribing
from francjeu.evidence.operations.opening import conversing
from francjeu.evidence.queries import Item, copies
from francjeu.evidence.queries.copies import Copy
from francjeu.kernel.evidence.copies import stitching
from francjeu.kernel.evidence.copies.copying import (
    Family,
    Kind,
    can_be_masked,
    family_of,
    has_look,
    targets_of,
)
from francjeu.plumbing.dates import short_moment
from francjeu.plumbing.figures import grouped
from francjeu.web.evidence.pages.trail import Here, Step, trail
from francjeu.web.evidence.whose import File


@dataclass(frozen=True, slots=True)
class Fact:
    """A line about a piece."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Line:
    """One copy made of it."""

    id: str
    kind: str
    url: str
    tool: str
    made: str
    by: str
    reason: str
    sha256: str
    commitment: str
    is_tied: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One piece. `original`: the address of what it was made from, for a copy.

    `attached` are the messages taken out of a mail; `is_attached`: it is one of those.
    """

    ref: str
    id: str
    back: str
    trail: tuple[Step, ...]
    title: str
    facts: tuple[Fact, ...]
    remarks: tuple[str, ...]
    copies: tuple[Line, ...]
    attached: tuple[Line, ...]
    is_attached: bool
    original: str
    has_look: bool
    plays: str
    can_mask: bool
    hide: str
    targets: tuple[str, ...]
    is_pdf: bool
    can_read: bool
    can_transcribe: bool
    manages: bool


def page(file: File, item: Item) -> Page:
    """All that is known of it, and nothing of its content."""
    made = copies.copy_of(item.pk)
    manages = file.manages
    return Page(
        ref=file.ref, id=str(item.public_id), back=reverse("evidence:file", args=[file.ref]),
        trail=trail(file, item, here=Here.PIECE),
        title=str(words.COPIES[made.kind]).capitalize() if made else _("Sealed piece"),
        facts=_facts(item, made),
        remarks=_remarks(item, made),
        copies=tuple(_line(file.ref, it) for it in copies.copies_of([item.pk])),
        attached=tuple(_line(file.ref, it) for it in copies.attached_to(item.pk)),
        is_attached=made is not None and made.kind is Kind.ATTACHED,
        original=_url(file.ref, str(made.original)) if made else "",
        has_look=has_look(item.media_type), plays=_plays(item, made),
        can_mask=manages and can_be_masked(item.media_type), hide=_hide(item),
        targets=targets_of(item.media_type) if manages else (),
        is_pdf=item.media_type == "application/pdf", manages=manages,
        can_read=conversing.can_be_read(item),
        can_transcribe=manages and transcribing.can_be_transcribed(item),
    )  # fmt: skip


def _remarks(item: Item, made: Copy | None) -> tuple[str, ...]:
    """What to be wary of; of a joined picture, where something may be missing."""
    wary = tuple(str(words.REMARKS[it]) for it in evidence.piece_of(item).remarks)
    if made is not None and made.kind is Kind.TRANSCRIPT:
        return (*wary, *_lacking(made))
    joined = stitching.told(made.parameters) if made else None
    if joined is None:
        return wary
    lacks = tuple(
        _("Messages may be missing between screenshots %(a)s and %(b)s: they do not overlap.")
        % {"a": after, "b": after + 1}
        for after in joined.gaps
    )
    whole = _("%(n)s screenshots, joined where they overlap.") % {"n": joined.count}
    contact = _("None shows the contact’s name and number: whose it is rests on words.")
    return (*wary, whole, *lacks, *(() if joined.shows_contact else (contact,)))


def _lacking(made: Copy) -> tuple[str, ...]:
    """How much of the conversation is written out, and each kind of gap once."""
    told, gaps = made.parameters, made.parameters.get("gaps")
    whys = [gap[1] for gap in gaps] if isinstance(gaps, list) else []
    read = _("%(read)s messages of %(count)s are written out.") % {
        "read": told.get("messages", 0), "count": told.get("count", 0),
    }  # fmt: skip
    return (read, *(f"{words.GAPS[why]} ({whys.count(why)})" for why in sorted(set(whys))))


def _plays(item: Item, made: Copy | None) -> str:
    """How it is played or read whole: a sound, and what was masked here; nothing else is."""
    family = family_of(item.media_type)
    if family is Family.SOUND:
        return "audio"
    if made is None or made.kind is not Kind.REDACTION:
        return ""
    return "video" if family is Family.FILM else "sheets" if family is Family.SHEETS else ""


def _hide(item: Item) -> str:
    """What the button that masks it says."""
    family = family_of(item.media_type)
    if family is Family.FILM:
        return _("Hide parts of the film")
    if family is Family.SOUND:
        return _("Hide parts of the sound")
    return _("Hide parts of the PDF") if family is Family.SHEETS else _("Hide parts of the picture")


def _url(ref: str, piece: str) -> str:
    return reverse("evidence:piece", args=[ref, piece])


def _facts(item: Item, made: Copy | None) -> tuple[Fact, ...]:
    """Of a copy: original, format, tool, version, time and both digests (LCCJTI s. 17)."""
    facts = [
        Fact(_("Kind, by its content"), item.media_type),
        Fact(_("Size"), _("%(n)s bytes") % {"n": grouped(item.size)}),
        Fact(_("Digest (SHA-256)"), item.sha256),
        Fact(_("How it arrived"), str(words.METHODS.get(item.method, item.method))),
        Fact(_("Received on"), _moment(item.received_at)),
    ]
    if made is None:
        return tuple(facts)
    return (
        *facts[:3],
        Fact(_("Made from"), made.source_type),
        Fact(_("Digest of what it was made from"), made.parent_sha256),
        Fact(_("Tool and version"), made.tool),
        Fact(_("Made on"), _moment(made.made_at)),
        Fact(_("By"), made.made_by_name or _("the platform")),
        *((Fact(_("Why"), made.reason),) if made.reason else ()),
        *_told(made),
        Fact(_("Commitment to the original"), made.commitment),
    )


def _line(ref: str, copy: Copy) -> Line:
    return Line(
        id=str(copy.piece.public_id), kind=str(words.COPIES[copy.kind]),
        url=_url(ref, str(copy.piece.public_id)), tool=copy.tool, made=_moment(copy.made_at),
        by=copy.made_by_name or _("the platform"), reason=copy.reason, sha256=copy.piece.sha256,
        commitment=copy.commitment, is_tied=copy.kind is not Kind.PREPARED,
    )  # fmt: skip


def _told(copy: Copy) -> tuple[Fact, ...]:
    """What the tool says of a masked film, sound or PDF; nothing for a picture."""
    told, facts = copy.parameters, []
    if copy.kind is Kind.REDACTION:
        facts.append(Fact(_("Boxes"), str(_count(copy, "boxes"))))
    if told.get("mute"):
        facts.append(Fact(_("Sound"), _("taken away")))
    elif "silences" in told:
        facts.append(Fact(_("Silences"), str(_count(copy, "silences"))))
    if isinstance(likeness := told.get("likeness"), int) and likeness:
        facts.append(
            Fact(
                _("The rest of the picture"),
                _("encoded anew; the least alike picture is at %(n)s dB (over 40, no eye tells)")
                % {"n": likeness // 10},
            )
        )
    if isinstance(left := told.get("left_out"), int):
        facts.append(
            Fact(
                _("Words"),
                _("%(n)s under a box, gone; the others are still searched and read aloud")
                % {"n": left},
            )
        )
    return tuple(facts)


def _count(copy: Copy, what: str) -> int:
    found = copy.parameters.get(what)
    return len(found) if isinstance(found, list) else 0


def _moment(at: datetime) -> str:
    return short_moment(localtime(at))
