"""Reading a case, its names or one of its pieces: each reading is written down."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from francjeu.cases import access
from francjeu.cases.models import Case, Exhibit
from francjeu.cases.operations.file import moving
from francjeu.evidence import access as evidence
from francjeu.evidence.models import Item
from francjeu.evidence.operations.opening import reading, viewing
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.copies.copying import Look, Trouble

_MINE = evidence.Facts(is_involved=True)


class NoReason(Exception):
    """Names are read for a stated reason; one sentence is enough."""


class NoSuchPiece(Exception):
    """The case has no piece with this number, or it is not a file."""


@dataclass(frozen=True, slots=True)
class Named:
    """Who stands behind a letter; empty where nobody told."""

    letter: str
    role: str
    name: str
    email: str
    phone: str
    relation: str
    institution: str


def view(*, case: Case, actor: Actor, at: datetime) -> None:
    """Someone opened the file. Raises kernel.access.Refused."""
    moving.require_access(case=case, actor=actor, act=access.Act.VIEW)
    with transaction.atomic():
        moving.record(event="case.viewed", case=case, actor=actor, at=at)


def read_names(*, case: Case, reason: str, actor: Actor, at: datetime) -> tuple[Named, ...]:
    """Who the letters are, for a stated reason. Raises NoReason, kernel.access.Refused."""
    moving.require_access(case=case, actor=actor, act=access.Act.NAMES)
    if not reason.strip():
        raise NoReason
    with transaction.atomic():
        moving.record(
            event="case.names_viewed", case=case, actor=actor, at=at,
            told={"reason": reason.strip()},
        )  # fmt: skip
        parties = case.parties.select_related("institution").order_by("added_at", "id")
        return tuple(
            Named(
                letter=p.letter, role=p.role, name=p.name, email=p.email, phone=p.phone,
                relation=p.relation, institution=p.institution.name if p.institution else "",
            )
            for p in parties
        )  # fmt: skip


def read_testimony(*, case: Case, number: int, purpose: str, actor: Actor, at: datetime) -> str:
    """The words of a testimony, for a stated purpose. Raises NoSuchPiece, Refused."""
    exhibit = _exhibit(case, number, actor)
    with transaction.atomic():
        _record(case, number, purpose, actor, at)
    return exhibit.testimony


def open_piece(
    *, case: Case, number: int, purpose: str, actor: Actor, at: datetime
) -> reading.Opened:
    """The bytes of a piece as received, for a stated purpose.

    Raises NoSuchPiece, kernel.access.Refused, and what evidence raises (NotShown above all).
    """
    exhibit = _exhibit(case, number, actor)
    if exhibit.item is None:
        raise NoSuchPiece(number)
    with transaction.atomic():
        _record(case, number, purpose, actor, at)
        return reading.read_for(
            actor=actor, item=exhibit.item, facts=evidence.Facts(is_involved=True),
            purpose=purpose, at=at,
        )  # fmt: skip


def see_piece(
    *, case: Case, number: int, purpose: str, actor: Actor, at: datetime
) -> viewing.Looked:
    """A working copy of a picture, for a stated purpose: the file itself reaches no browser.

    Raises NoSuchPiece, kernel.access.Refused, NotShown, workbench.NotMade, StoreFull.
    """
    item = _item(case, number, actor)
    with transaction.atomic():
        _record(case, number, purpose, actor, at)
    return viewing.look_at(
        actor=actor, item=item, facts=_MINE, look=Look.COLOUR, purpose=purpose, at=at
    )


def hear_piece(
    *, case: Case, number: int, purpose: str, actor: Actor, at: datetime
) -> viewing.Looked:
    """The sound of a recording, encoded anew, for a stated purpose. Raises as `see_piece`."""
    item = _item(case, number, actor)
    with transaction.atomic():
        _record(case, number, purpose, actor, at)
    return viewing.listen_to(actor=actor, item=item, facts=_MINE, purpose=purpose, at=at)


def trouble_with(*, case: Case, number: int, actor: Actor, at: datetime) -> Trouble | None:
    """Why no working copy of a picture can be made, or None. Raises as `see_piece`."""
    return viewing.trouble_with(actor=actor, item=_item(case, number, actor), facts=_MINE, at=at)


def _item(case: Case, number: int, actor: Actor) -> Item:
    exhibit = _exhibit(case, number, actor)
    if exhibit.item is None:
        raise NoSuchPiece(number)
    return exhibit.item


def _exhibit(case: Case, number: int, actor: Actor) -> Exhibit:
    moving.require_access(case=case, actor=actor, act=access.Act.VIEW)
    found = case.exhibits.select_related("item__vault").filter(number=number).first()
    if found is None:
        raise NoSuchPiece(number)
    return found


def _record(case: Case, number: int, purpose: str, actor: Actor, at: datetime) -> None:
    moving.record(
        event="case.exhibit_viewed", case=case, actor=actor, at=at,
        told={"number": number, "purpose": purpose},
    )  # fmt: skip
