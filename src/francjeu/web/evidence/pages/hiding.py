"""The page where what is hidden in a film, a sound or a PDF is chosen, and the one that waits."""

from dataclasses import dataclass

from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from francjeu.evidence.operations.opening.viewing import Looked
from francjeu.evidence.queries import Item
from francjeu.evidence.queries.maskings import Asked
from francjeu.kernel.evidence.copies.copying import Family, family_of
from francjeu.web.evidence.whose import File


@dataclass(frozen=True, slots=True)
class Page:
    """`picture`: the address of what is looked at, veiled unless `is_shown`; `trouble`: why not.

    `heard` plays the sound; `preview` shows what would be kept; `holds` says how long it is;
    `is_kept`: what was typed before a copy failed is in the rows.
    """

    ref: str
    id: str
    piece: str
    kind: str
    place: int
    picture: str
    is_shown: bool
    preview: str
    heard: str
    trouble: str
    is_kept: bool
    holds: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A copy on its way."""

    ref: str
    piece: str
    percent: int
    has_begun: bool


def page(
    file: File, item: Item, *, place: int, shown: str = "", preview: str = "", heard: str = "",
    veiled: Looked | None = None, trouble: str = "", is_kept: bool = False,
) -> Page:  # fmt: skip
    """What the page prints; without `shown`, the picture is veiled."""
    at = [file.ref, item.public_id]
    return Page(
        ref=file.ref, id=str(item.public_id), piece=reverse("evidence:piece", args=at),
        kind=str(family_of(item.media_type) or Family.FILM), place=place,
        picture=shown or f"{reverse('evidence:veiled', args=at)}?place={place}",
        is_shown=bool(shown), preview=preview, heard=heard, trouble=trouble, is_kept=is_kept,
        holds=_holds(veiled) if veiled else "",
    )  # fmt: skip


def _holds(veiled: Looked) -> str:
    if not veiled.length:
        return ngettext("%(n)s sheet.", "%(n)s sheets.", veiled.frames) % {"n": veiled.frames}
    seconds = floatformat(veiled.length / 1000, 1)
    if veiled.has_sound:
        return _("It lasts %(n)s seconds, with sound.") % {"n": seconds}
    return _("It lasts %(n)s seconds, without sound.") % {"n": seconds}


def waiting(file: File, item: Item, asked: Asked) -> Waiting:
    """How far it is."""
    return Waiting(
        ref=file.ref, piece=reverse("evidence:piece", args=[file.ref, item.public_id]),
        percent=asked.percent, has_begun=asked.has_begun,
    )  # fmt: skip
