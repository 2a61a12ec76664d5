"""What is known of a sealed e-mail beyond its grade: whose domain signed it, checked when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from francjeu.evidence import mail_words
from francjeu.evidence.models import Item, MailCheck
from francjeu.kernel.evidence.origin import mail
from francjeu.kernel.evidence.origin.mail import Signed
from francjeu.kernel.evidence.origin.provenance import Language


@dataclass(frozen=True, slots=True)
class Checked:
    """The check of one mail. `keys` are the sealed records it was checked with."""

    verdict: Signed
    domain: str
    arc: str
    keys: tuple[UUID, ...]
    checked_at: datetime


def checked(row: Item) -> Checked | None:
    """The check of this piece; None when it is no mail, or was not checked yet."""
    found = getattr(row, "mail_check", None) if row.media_type == mail.MEDIA_TYPE else None
    if found is None:
        return None
    return Checked(
        verdict=Signed(found.verdict), domain=found.domain, arc=found.arc,
        keys=tuple(UUID(it) for it in found.keys), checked_at=found.checked_at,
    )  # fmt: skip


def keys_of(row: Item) -> tuple[Item, ...]:
    """The sealed key records a mail was checked with, in the order of their names."""
    found = checked(row)
    if found is None or not found.keys:
        return ()
    kept = Item.objects.filter(public_id__in=found.keys, vault=row.vault).order_by("id")
    return tuple(kept.select_related("vault"))


def verdicts(rows: Iterable[UUID]) -> dict[UUID, Signed]:
    """The verdicts of several mails, by piece, in one query."""
    found = MailCheck.objects.filter(item__public_id__in=list(rows))
    return {it: Signed(said) for it, said in found.values_list("item__public_id", "verdict")}


def attested(row: Item, *, language: Language) -> tuple[tuple[str, str], ...]:
    """What a check after sealing proved beyond the grade it was sealed with, name by name."""
    found = checked(row)
    if found is None:
        return ()
    with translation.override(language):
        return ((_("Signature of the e-mail"), mail_words.sentence(found.verdict, found.domain)),)


def check_of(piece: UUID) -> Checked | None:
    """The check of the piece with this id; None when there was none yet."""
    row = Item.objects.select_related("mail_check").filter(public_id=piece).first()
    return checked(row) if row else None
