"""Preparing what the person concerned sees of a piece: masked words, a cleaned copy, or nothing.

The original is never shown to a party: its name, its bytes and what travels with them may tell who
reported (X-04). Every choice has an author.
"""

import io
from datetime import datetime
from uuid import UUID

from django.db import transaction

from francjeu.cases import access, clocks
from francjeu.cases.models import Case, Disclosure, Exhibit
from francjeu.cases.operations.file import guarding, moving
from francjeu.cases.operations.letters import steps
from francjeu.cases.operations.pieces.exhibiting import vault_of
from francjeu.cases.queries.pieces import disclosures
from francjeu.evidence.operations.copies import deriving
from francjeu.evidence.operations.keeping import sealing
from francjeu.evidence.storage.envelope import Source
from francjeu.evidence.storage.intake import TooLarge
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.copies import stripping
from francjeu.kernel.evidence.copies.copying import Kind
from francjeu.kernel.evidence.origin.provenance import Level, Untold
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.pieces import masking
from francjeu.kernel.procedure.settings.profile import Clock

LARGEST = 20 * 1024 * 1024

_PREPARED = deriving.Copy(
    kind=Kind.PREPARED, tool=f"francjeu {stripping.VERSION}", parameters={"cleaned": True}
)
"""A person prepared it apart and says what it shows; here it is cleaned and tied."""


class NoSuchPiece(Exception):
    """The case has no piece with this number."""


class NoSuchCopy(Exception):
    """This piece has no such masked copy: choose another, or make one."""


class NothingLeft(Exception):
    """Nothing is left to read: withhold the piece, with a reason."""


class NoTime(Exception):
    """The person gets time to speak of it: a date that is still to come."""


class NoReason(Exception):
    """A piece is withheld for a reason which the person concerned reads."""


def show_words(
    *, case: Case, number: int, text: str, hide: tuple[str, ...],
    answer_by: datetime | None = None, actor: Actor, at: datetime,
) -> Disclosure:  # fmt: skip
    """The person reads this text, with these passages hidden; after the notice, with new time.

    Raises masking.NotThere, NothingLeft, guarding.TellsWho, NoSuchPiece, NotYet.
    """
    exhibit = _exhibit(case, number, actor)
    words = _masked(case, exhibit, text, hide)
    return _choose(case, exhibit, actor, at, kind="words", words=words, answer_by=answer_by)


def rehearse_words(
    *, case: Case, number: int, text: str, hide: tuple[str, ...], actor: Actor
) -> str:
    """What would be read, without showing it. Raises as `show_words`."""
    return _masked(case, _exhibit(case, number, actor), text, hide)


def _masked(case: Case, exhibit: Exhibit, text: str, hide: tuple[str, ...]) -> str:
    words = masking.masked(text=text.strip(), passages=hide)
    if not words.replace(masking.HOLE, "").strip(" .,;:!?\n\r\t"):
        raise NothingLeft
    guarding.require_silent(case=case, text=f"{exhibit.description}\n{words}")
    return words


class NotLooked(Exception):
    """Software reads no picture: a named person says that they looked, and what is not in it."""


def show_copy(
    *, case: Case, number: int, source: Source, is_looked_at: bool,
    answer_by: datetime | None = None, actor: Actor, at: datetime,
) -> Disclosure:  # fmt: skip
    """The person sees this picture, prepared apart from the original, and cleaned here.

    Who shows it says first, in their own name, that they looked and that neither a name nor a photo
    of who reported or testified is in it (`is_looked_at`); the journal keeps it with the digest of
    what they looked at. Raises NotLooked, stripping.NotAPicture, TooLarge, guarding.TellsWho (the
    description names someone), NoSuchPiece, NotYet, and what evidence raises.
    """
    exhibit = _exhibit(case, number, actor)
    if not is_looked_at:
        raise NotLooked
    guarding.require_silent(case=case, text=exhibit.description)
    data = source.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise TooLarge(limit=LARGEST)
    original = exhibit.item
    vault = original.vault if original else vault_of(case, at)
    name = f"{case.ref}-P-{number}"
    kept = sealing.keep(vault=vault, source=io.BytesIO(stripping.stripped(data)), name=name)
    with transaction.atomic():
        moving.record(
            event="case.picture_looked_at", case=case, actor=actor, at=at,
            told={"number": number, "sha256": kept.digest.sha256},
        )  # fmt: skip
        if original is not None:
            item = deriving.enter(parent=original, copy=_PREPARED, kept=kept, actor=actor, at=at)
        else:
            item = sealing.seal(
                vault=vault, kept=kept, name=name, method="prepared", level=Level.N1,
                how_obtained=Untold.ORIGINAL, actor=actor, at=at,
            )  # fmt: skip
        return _choose(case, exhibit, actor, at, kind="copy", item_id=item.pk, answer_by=answer_by)


def show_redaction(
    *, case: Case, number: int, copy: UUID, is_looked_at: bool,
    answer_by: datetime | None = None, actor: Actor, at: datetime,
) -> Disclosure:  # fmt: skip
    """The person sees this masked copy, made here from the sealed original it is tied to.

    Who shows it looked at it first, as for a copy prepared elsewhere. Raises NotLooked, NoSuchCopy,
    guarding.TellsWho (the description names someone), NoSuchPiece, NotYet.
    """
    exhibit = _exhibit(case, number, actor)
    if not is_looked_at:
        raise NotLooked
    guarding.require_silent(case=case, text=exhibit.description)
    known = disclosures.redactions_of(case=case, number=number)
    chosen = next((it for it in known if it.piece.public_id == copy), None)
    if chosen is None:
        raise NoSuchCopy(copy)
    with transaction.atomic():
        moving.record(
            event="case.picture_looked_at", case=case, actor=actor, at=at,
            told={"number": number, "sha256": chosen.piece.sha256},
        )  # fmt: skip
        return _choose(
            case, exhibit, actor, at, kind="copy", item_id=chosen.item_id, answer_by=answer_by
        )


def withhold(
    *, case: Case, number: int, reason: str, summary: str = "", answer_by: datetime | None = None,
    actor: Actor, at: datetime,
) -> Disclosure:  # fmt: skip
    """The person is told that a piece exists and why it cannot be shown.

    With a `summary` of what it says, a finding may rest on it; without, none may. Raises NoReason.
    """
    exhibit = _exhibit(case, number, actor)
    if not reason.strip():
        raise NoReason
    guarding.require_silent(case=case, text=f"{reason}\n{summary}")
    return _choose(
        case, exhibit, actor, at, kind="withheld", reason=reason.strip(), summary=summary.strip(),
        answer_by=answer_by,
    )  # fmt: skip


def _exhibit(case: Case, number: int, actor: Actor) -> Exhibit:
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act="disclose", state=case.state)
    found = case.exhibits.select_related("item__vault").filter(number=number).first()
    if found is None:
        raise NoSuchPiece(number)
    return found


def _choose(
    case: Case, exhibit: Exhibit, actor: Actor, at: datetime, *, kind: str, words: str = "",
    item_id: int | None = None, reason: str = "", summary: str = "",
    answer_by: datetime | None = None,
) -> Disclosure:  # fmt: skip
    is_told = kind != "withheld" or bool(summary)
    due = _answer_by(case, answer_by, at) if is_told and case.notified_at else None
    with transaction.atomic():
        row = Disclosure(
            exhibit=exhibit, kind=kind, words=words, item_id=item_id, reason=reason,
            summary=summary, answer_by=due, chosen_by=moving.account(actor), chosen_at=at,
        )  # fmt: skip
        row.save(force_insert=True)
        exhibit.disclosed = kind != "withheld"
        exhibit.save(update_fields=["disclosed"])
        moving.record(
            event=f"case.shown_{kind}", case=case, actor=actor, at=at,
            told={"number": exhibit.number},
        )  # fmt: skip
        if due is not None:
            steps.more_pieces(case=case, number=exhibit.number, answer_by=due, actor=actor, at=at)
    return row


def _answer_by(case: Case, given: datetime | None, at: datetime) -> datetime:
    """Until when the person may speak of a piece they learn of after the notice.

    As long as to answer a notice, unless a person gives a date; never shorter than what still runs.
    """
    due = given or clocks.due_at(case=case, key=Clock.RESPONSE, since=at)
    if due is None or due <= at:
        raise NoTime
    runs = case.response_due_at if case.state == "notified" else None
    return max(due, runs) if runs else due
