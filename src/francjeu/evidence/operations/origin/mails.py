"""Checking a sealed e-mail while its key is still published, and keeping the key beside it.

Keys rotate: without the record sealed on the day, nobody could check the signature years later.
"""

import io
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from francjeu.evidence.models import Item, MailCheck
from francjeu.evidence.operations.copies import deriving
from francjeu.evidence.operations.keeping import sealing
from francjeu.evidence.storage import envelope, places
from francjeu.evidence.storage.keyring import KeyLost
from francjeu.evidence.storage.store import BlobMissing
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.copies.copying import Kind
from francjeu.kernel.evidence.origin import mail
from francjeu.kernel.evidence.origin.mail import Signed
from francjeu.kernel.evidence.origin.provenance import Access, Level
from francjeu.kernel.evidence.pieces.keeping import State
from francjeu.kernel.evidence.pieces.piece import canonical, in_utc
from francjeu.plumbing import tools
from francjeu.plumbing.tools import Failure, Limits, ToolFailed

CONNECTOR = "dkim"
READER = "francjeu.connectors.eml.reading"
ASKER = "francjeu.connectors.eml.keys"
READING = Limits(seconds=30, memory=1024**3, file_size=128 * 1024**2)
ASKING = Limits(seconds=60, memory=512 * 1024**2, file_size=1024**2, network=True)
KEY_METHOD, INNER_METHOD, INNER_TOOL = "dkim-key", Kind.ATTACHED.value, "francjeu-eml 1"
MOST_TRIES = 8
"""After so many silent answers the key is held unknown; a person may ask again."""


class NotAMail(Exception):
    """The piece is no original e-mail, or cannot be opened now."""


@dataclass(slots=True)
class _Found:
    """What came of one check; `asked` says whether another try could tell more."""

    told: dict[str, Any]
    records: dict[str, str] = field(default_factory=dict)
    authentic: frozenset[str] = frozenset()
    server: str = ""
    is_over: bool = True
    messages: list[bytes] = field(default_factory=list)

    @property
    def verdict(self) -> Signed:
        return Signed(self.told["verdict"])


def is_on() -> bool:
    """Whether keys may be asked for here; off until it is switched on."""
    return CONNECTOR in settings.FRANCJEU.connectors


def check_waiting(*, actor: Actor, at: datetime) -> int:
    """Check each e-mail that was not yet, and those whose key was not known; returns how many."""
    again = Q(mail_check__verdict=Signed.KEY_UNKNOWN, mail_check__tries__lt=MOST_TRIES)
    waiting = Item.objects.filter(
        Q(mail_check__isnull=True) | (again if is_on() else Q(pk__in=[])),
        media_type=mail.MEDIA_TYPE, state=State.SEALED, vault__destroyed_at__isnull=True,
    )  # fmt: skip
    done = 0
    for item in waiting.select_related("vault", "mail_check").order_by("id")[:100]:
        try:
            check(item=item, actor=actor, at=at)
        except NotAMail:
            continue
        except ToolFailed as failed:
            if failed.failure is Failure.MISSING:
                return done
            _give_up(item, actor=actor, at=at)
        done += 1
    return done


def check(*, item: Item, actor: Actor, at: datetime) -> MailCheck:
    """Read the mail apart, ask for its keys where that is allowed, seal them, and note the verdict.

    Raises NotAMail, ToolFailed, and what the store raises while sealing.
    """
    with tools.workshop() as folder:
        found = _found(item, folder)
    return _settle(item, found, actor=actor, at=at)


def _found(item: Item, folder: Path) -> _Found:
    _plain(item, folder / "piece")
    told = tools.run(READER, {"keys": {}}, folder=folder, limits=READING)
    found = _Found(told=told, messages=_messages(told, folder))
    if not told["names"]:
        return found
    if not is_on():
        found.is_over = False
        return found
    request = {"names": told["names"], "server": settings.FRANCJEU.name_server}
    answer = tools.run(ASKER, request, folder=folder, limits=ASKING)
    found.records = {name: it for name, it in answer["records"].items() if it}
    found.authentic = frozenset(answer["authentic"])
    found.server, found.is_over = answer["server"], not answer["silent"]
    if found.records:
        keys = {"keys": found.records}
        found.told = tools.run(READER, keys, folder=folder, limits=READING)
    return found


def _plain(item: Item, path: Path) -> None:
    """The bytes as received, in the tool's own folder, gone with it."""
    if item.media_type != mail.MEDIA_TYPE:
        raise NotAMail
    try:
        identity = places.keyring().identity_of(item.vault.public_id)
        with places.store().open(item.blob) as blob, path.open("wb") as file:
            envelope.decrypt(blob, sink=file, identity=identity)
    except (KeyLost, BlobMissing, envelope.CannotOpen) as error:
        raise NotAMail from error


def _messages(told: dict[str, Any], folder: Path) -> list[bytes]:
    return [(folder / f"message-{n}.eml").read_bytes() for n in range(1, told["messages"] + 1)]


def _settle(item: Item, found: _Found, *, actor: Actor, at: datetime) -> MailCheck:
    before = MailCheck.objects.filter(item=item).first()
    keys = [_kept_key(item, name, found, at=at) for name in sorted(found.records)]
    inner = [] if before or item.method == INNER_METHOD else found.messages
    kept = [sealing.keep(vault=item.vault, source=io.BytesIO(it), name="") for it in inner]
    with transaction.atomic():
        if not Item.objects.select_for_update().filter(pk=item.pk, state=State.SEALED).exists():
            raise NotAMail  # isolated or erased while it was read: nothing of it is kept
        for number, blob in enumerate(kept, start=1):
            _seal_inner(item, blob, number=number, actor=actor, at=at)
        sealed = [_seal_key(item, blob, actor=actor, at=at) for blob in keys]
        return _note(item, found, keys=sealed, actor=actor, at=at)


def _kept_key(item: Item, name: str, found: _Found, *, at: datetime) -> sealing.Kept:
    content = canonical({
        "kind": "dkim-key", "version": 1, "name": name, "record": found.records[name],
        "asked_at": in_utc(at), "server": found.server, "dnssec": name in found.authentic,
        "mail": item.sha256,
    })  # fmt: skip
    return sealing.keep(
        vault=item.vault, source=io.BytesIO(content + b"\n"), name=f"{name}.json"[:255]
    )


def _seal_key(item: Item, kept: sealing.Kept, *, actor: Actor, at: datetime) -> str:
    row = sealing.seal(
        vault=item.vault, kept=kept, name="cle-dkim.json", method=KEY_METHOD, level=Level.N3,
        how_obtained=Access.PUBLIC, actor=actor, at=at,
    )  # fmt: skip
    return str(row.public_id)


def _seal_inner(item: Item, kept: sealing.Kept, *, number: int, actor: Actor, at: datetime) -> None:
    """A message attached to the mail: a piece of its own, checked in its turn, tied to the mail."""
    row = sealing.seal(
        vault=item.vault, kept=kept, name=f"message-joint-{number}.eml", method=INNER_METHOD,
        level=Level.N1, actor=actor, at=at,
        how_obtained=Access(item.how_obtained) if item.how_obtained else Access.FORWARDED,
    )  # fmt: skip
    copy = deriving.Copy(kind=Kind.ATTACHED, tool=INNER_TOOL, parameters={"message": number})
    deriving.tie(item=row, parent=item, copy=copy, actor=actor, at=at)


def _note(item: Item, found: _Found, *, keys: list[str], actor: Actor, at: datetime) -> MailCheck:
    told, is_asked = found.told, is_on()
    tries = MOST_TRIES if found.is_over and is_asked else 1 if is_asked else 0
    row, is_new = MailCheck.objects.get_or_create(
        item=item,
        defaults={
            "verdict": told["verdict"], "domain": told["domain"][:255], "arc": told["arc"],
            "selector": told["selector"][:255], "keys": keys, "tries": tries, "checked_at": at,
        },
    )  # fmt: skip
    if not is_new:
        row.verdict, row.domain, row.selector = told["verdict"], told["domain"], told["selector"]
        row.arc, row.keys, row.checked_at = told["arc"], keys, at
        row.tries = max(row.tries + 1, tries) if is_asked else row.tries
        row.save()
    if is_new or row.verdict != Signed.KEY_UNKNOWN:
        journal.record(
            event="evidence.mail_checked", subject=item.vault.subject, actor=actor, at=at,
            facts={
                "item": str(item.public_id), "verdict": row.verdict, "domain": row.domain,
                "selector": row.selector, "keys": keys,
            },
        )  # fmt: skip
    return row


def _give_up(item: Item, *, actor: Actor, at: datetime) -> None:
    """The tool broke on this mail: it stays sealed, and its grade stays what it was."""
    told = {"verdict": Signed.UNREADABLE, "domain": "", "selector": "", "arc": ""}
    with transaction.atomic():
        _note(item, _Found(told=told), keys=[], actor=actor, at=at)
