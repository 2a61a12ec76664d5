"""Opening an e-mail, a conversation or a masked PDF as characters, for a purpose, written down.

Read in a process apart; nothing is rendered, and nothing of it is fetched.
"""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from francjeu.evidence import access
from francjeu.evidence.models import Item
from francjeu.evidence.operations.opening import reading
from francjeu.evidence.queries import Piece
from francjeu.evidence.storage import envelope, places
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.copies.copying import Kind, has_words
from francjeu.kernel.evidence.origin import mail
from francjeu.plumbing import tools
from francjeu.plumbing.tools import Failure, Limits, ToolFailed

MAIL_TOOL = "francjeu.connectors.eml.reading"
CHAT_TOOL = "francjeu.connectors.chats.reading"
SHEETS_TOOL = "francjeu.connectors.copies.sheet_words"
LIMITS = Limits(seconds=30, memory=1024**3, file_size=128 * 1024**2)
CHATS = frozenset(("text/plain", "application/zip", "application/json", "text/xml"))


class NotReadable(Exception):
    """Nothing that is read as characters here; `reason` is the tool’s, if it broke."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Told:
    """What the tool read: of a mail, a conversation, or the sheets of a masked copy."""

    is_mail: bool
    content: dict[str, Any]
    is_transcript: bool = False
    is_sheets: bool = False


def can_be_read(item: Item | Piece) -> bool:
    """Whether it may be a mail or a conversation, or is a PDF masked here."""
    is_known = item.media_type in (mail.MEDIA_TYPE, *CHATS)
    return is_known or has_words(item.method, item.media_type)


def open_for(*, item: Item, purpose: str, facts: access.Facts, actor: Actor, at: datetime) -> Told:
    """What it says, for who may see it; the journal has it first.

    Raises Refused, NotShown, NotReadable, and what the store raises.
    """
    if not can_be_read(item):
        raise NotReadable
    opened = reading.read_for(actor=actor, item=item, facts=facts, purpose=purpose, at=at)
    if is_transcript(item):
        with closing(opened.chunks):
            text = b"".join(opened.chunks).decode("utf-8", "replace")
        return Told(is_mail=False, content={"text": text}, is_transcript=True)
    opened.chunks.close()
    if has_words(item.method, item.media_type):
        content = _told(item, SHEETS_TOOL, {})
        if "trouble" in content:
            raise NotReadable
        return Told(is_mail=False, content=content, is_sheets=True)
    is_mail = item.media_type == mail.MEDIA_TYPE
    content = _told(item, MAIL_TOOL, {}) if is_mail else conversation(item)
    return Told(is_mail=is_mail, content=content)


def conversation(item: Item, **request: int) -> dict[str, Any]:
    """What the tool reads of an exported conversation. Raises NotReadable."""
    content = _told(item, CHAT_TOOL, request)
    if not content["kind"]:
        raise NotReadable
    return content


def is_transcript(item: Item) -> bool:
    """Whether it was written here from an exported conversation."""
    return item.method == Kind.TRANSCRIPT.value


def _told(item: Item, tool: str, request: dict[str, Any]) -> dict[str, Any]:
    identity = places.keyring().identity_of(item.vault.public_id)
    try:
        with tools.workshop() as folder:
            with places.store().open(item.blob) as blob, (folder / "piece").open("wb") as file:
                envelope.decrypt(blob, sink=file, identity=identity)
            return tools.run(tool, request, folder=folder, limits=LIMITS)
    except ToolFailed as failed:
        raise NotReadable(failed.failure if failed.failure is Failure.MISSING else "") from failed
