"""What the pages of disclosure print: the ways, the source, what the person will read."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from francjeu.cases.operations.file import reading
from francjeu.cases.queries.file import sheet
from francjeu.cases.queries.pieces import disclosures
from francjeu.cases.queries.reach import Case
from francjeu.evidence.operations.opening.reading import NotShown
from francjeu.evidence.storage.store import BlobMissing
from francjeu.kernel.actors import Actor, Role
from francjeu.kernel.evidence.pieces.kinds import Showing
from francjeu.kernel.procedure.pieces import masking
from francjeu.web.cases.pages import times
from francjeu.web.cases.pages.exhibits import Way, characters


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What the person concerned sees of one piece now, who chose it and when."""

    says: str
    words: str
    chosen: str
    ways: tuple[Way, ...]


def context(*, case: Case, number: int, here: str) -> dict[str, object]:
    """What every page of disclosure carries. Raises Http404 when there is no such piece."""
    if sheet.sheet_of(case).exhibit(number) is None:
        raise Http404
    return {
        "ways": ways(case, number=number, here=here), "number": number,
        "evidence": evidence_page(case=case, number=number),
    }  # fmt: skip


def ways(case: Case, *, number: int, here: str = "") -> tuple[Way, ...]:
    """In words, as a prepared copy, or not at all."""
    listed = (
        ("show_words", _("Words, with passages hidden")),
        ("show_redaction", _("A copy masked here")),
        ("show_copy", _("A copy prepared elsewhere")),
        ("withhold", _("Not at all, with a reason")),
    )
    return tuple(
        Way(words, reverse(f"cases:{name}", args=[case.ref, number]), name == here)
        for name, words in listed
    )


def redactions(*, case: Case, number: int) -> list[tuple[str, str]]:
    """The masked copies of this piece, by what they hide."""
    return [
        (
            str(copy.piece.public_id),
            _("%(day)s, %(who)s: %(why)s")
            % {"day": times.short(copy.made_at), "who": copy.made_by_name, "why": copy.reason},
        )
        for copy in disclosures.redactions_of(case=case, number=number)
    ]


def evidence_page(*, case: Case, number: int) -> str:
    """Where copies of this piece are made; empty for words, and for what may not be opened."""
    row = sheet.sheet_of(case).exhibit(number)
    if row is None or row.piece is None or row.piece.obstacle is not None:
        return ""
    return reverse("evidence:piece", args=[case.ref, row.piece.public_id])


def provenance_page(*, case: Case, number: int) -> str:
    """Where this piece comes from, with its mail's signature; empty as `evidence_page` is."""
    row = sheet.sheet_of(case).exhibit(number)
    if row is None or row.piece is None or row.piece.obstacle is not None:
        return ""
    return reverse("evidence:provenance", args=[case.ref, row.piece.public_id])


def source(*, case: Case, number: int, actor: Actor, at: datetime) -> dict[str, str]:
    """The text to start from and the passages proposed; reading it is written down."""
    text = _text(case, number, actor, at)
    return {"text": text, "hide": "\n".join(masking.proposed(text))}


def _text(case: Case, number: int, actor: Actor, at: datetime) -> str:
    row = sheet.sheet_of(case).exhibit(number)
    if row is None:
        raise Http404
    if row.piece is None:
        return reading.read_testimony(
            case=case, number=number, purpose="disclose", actor=actor, at=at
        )
    if row.piece.showing is not Showing.TEXT or row.piece.obstacle:
        return ""
    try:
        opened = reading.open_piece(
            case=case, number=number, purpose="disclose", actor=actor, at=at
        )
    except (NotShown, BlobMissing):
        return ""
    return characters(opened)


def with_holes(words: str) -> str:
    """Each hole said in the reader's language."""
    return words.replace(masking.HOLE, _("[hidden]"))


_SAYS = {
    "words": gettext_noop("words, with what had to be hidden"),
    "copy": gettext_noop("a prepared copy"),
    "withheld": gettext_noop("that it exists, and why it cannot be shown"),
}


def _read(chosen: disclosures.Choice) -> str:
    """What the person reads, and until when they may speak about it."""
    said = [chosen.words or chosen.reason, chosen.summary]
    if chosen.answer_by:
        until = times.moment(chosen.answer_by)
        said.append(_("The person may speak about it until %(until)s.") % {"until": until})
    return "\n".join(part for part in said if part)


def disclosed(*, case: Case, number: int, told: bool, actor: Actor) -> Disclosed:
    """What holds now for one piece; the ways to change it, for who runs files."""
    chosen = disclosures.choice_of(case=case, number=number)
    says = _("nothing yet") if not told else _("its number and its description")
    if chosen:
        says = _(_SAYS[chosen.kind])
    return Disclosed(
        says=says, words=with_holes(_read(chosen)) if chosen else "",
        chosen=f"{chosen.by}, {times.short(chosen.at)}" if chosen else "",
        ways=ways(case, number=number) if actor.has(Role.CASE_MANAGER, Role.CHAIR) else (),
    )  # fmt: skip
