"""Writing an exported conversation out as a text, sealed beside it and tied to it (ADR 0023)."""

import io
from datetime import datetime

from francjeu.evidence import access, queries, transcript
from francjeu.evidence.models import Item
from francjeu.evidence.operations.copies import deriving
from francjeu.evidence.operations.keeping import sealing
from francjeu.evidence.operations.opening import conversing
from francjeu.evidence.operations.opening.conversing import NotReadable
from francjeu.evidence.operations.opening.reading import NotShown
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.copies.copying import Kind

TOOL = "francjeu-chats 1"
MOST = 100_000
"""Messages in one transcript; beyond, it says where it stops."""


def can_be_transcribed(item: Item) -> bool:
    """Whether it may be an exported conversation, and is no transcript itself."""
    return item.media_type in conversing.CHATS and not conversing.is_transcript(item)


def transcribe(*, item: Item, facts: access.Facts, actor: Actor, at: datetime) -> Item:
    """The conversation as a text that opens anywhere, its gaps told; the export stays as received.

    Raises Refused, NotShown, conversing.NotReadable, NotSealed, and what sealing raises.
    """
    access.RULES.require(actor, access.Act.DERIVE, facts)
    obstacle = queries.piece_of(item).obstacle
    if obstacle is not None:
        raise NotShown(obstacle)
    if not can_be_transcribed(item):
        raise NotReadable
    content = conversing.conversation(item, most=MOST)
    source = io.BytesIO(transcript.written(content))
    kept = sealing.keep(vault=item.vault, source=source, name="", limit=deriving.LARGEST_COPY)
    parameters = {
        "conversation": content["kind"], "messages": len(content["messages"]),
        "count": content["count"], "gaps": content["gaps"],
    }  # fmt: skip
    copy = deriving.Copy(kind=Kind.TRANSCRIPT, tool=TOOL, parameters=parameters)
    return deriving.enter(parent=item, copy=copy, kept=kept, actor=actor, at=at)
