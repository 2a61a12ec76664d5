"""Where an exported conversation may lack something, by what the export itself says."""

import re
from collections.abc import Sequence
from enum import StrEnum

from francjeu.connectors.chats.message import Message


class Gap(StrEnum):
    """Why something may be missing. Keys are stored: never renamed, never reused."""

    DELETED = "deleted"
    MEDIA = "media left out"
    BACKWARDS = "goes back in time"
    UNREAD = "not understood"
    CUT = "cut"
    FILE = "file missing"


_DELETED = re.compile(
    r"(?i)(this message was deleted|you deleted this message|ce message a été supprimé"
    r"|vous avez supprimé ce message|unsent a message|a retiré un message|message unsent)"
)
_OMITTED = re.compile(
    r"(?i)(<media omitted>|<médias? omis>|(image|video|audio|sticker|gif|document) omitted"
    r"|(image|vidéo|audio|autocollant|gif|document) (absente?|omise?))"
)


def gaps(messages: Sequence[Message]) -> list[tuple[int, Gap]]:
    """The place (from 1) of each message that tells of something missing, and what."""
    found, before = [], ""
    for place, message in enumerate(messages, start=1):
        if _DELETED.search(message.text):
            found.append((place, Gap.DELETED))
        if _OMITTED.search(message.text):
            found.append((place, Gap.MEDIA))
        if message.at and before and message.at < before:
            found.append((place, Gap.BACKWARDS))
        before = message.at or before
    return found
