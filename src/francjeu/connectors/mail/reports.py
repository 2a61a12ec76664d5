"""Delivery reports (RFC 3464), as servers write them: about which e-mail, and what became of it.

Only what is needed leaves here: never the recipient, never the words of the e-mail.
"""

import email
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import Message

LONGEST = 2 * 1024 * 1024
_ADDRESS = re.compile(r"\S+@\S+")
_STATUS = re.compile(r"\b([245])\.\d{1,3}\.\d{1,3}\b")


class NotAReport(Exception):
    """The message is something else: a person's answer, an out-of-office note, an advertisement."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a server says of one of our e-mails.

    `action` is failed, delayed, delivered, relayed or expanded; `words` hold no address;
    `digest` tells whether this very report was read before.
    """

    message_id: str
    action: str
    status: str
    words: str
    digest: str


def read(raw: bytes) -> Report:
    """Read a delivery report. Raises NotAReport."""
    if len(raw) > LONGEST:
        raise NotAReport("too long")
    message = email.message_from_bytes(raw, policy=policy.compat32)
    if message.get_content_type() != "multipart/report" or not message.is_multipart():
        raise NotAReport(message.get_content_type())
    fields = _said_of_us(message)
    about = _about(message)
    if fields is None or not about:
        raise NotAReport("says of no e-mail what became of it")
    diagnostic = " ".join(str(fields.get("Diagnostic-Code", "")).split())
    return Report(
        message_id=about, action=str(fields.get("Action", "")).strip().lower()[:12],
        status=status_in(str(fields.get("Status", "")) or diagnostic),
        words=without_addresses(diagnostic), digest=hashlib.sha256(raw).hexdigest(),
    )  # fmt: skip


def status_in(text: str) -> str:
    """The enhanced status in a server's answer: 5.1.1, or ""."""
    found = _STATUS.search(text)
    return found.group(0) if found else ""


def without_addresses(text: str) -> str:
    """The words with every address left out."""
    return _ADDRESS.sub("…", text)[:300]


def _said_of_us(message: Message) -> Message | None:
    """The fields about the recipient: the second block of the delivery-status part."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            blocks = [b for b in part.get_payload() if isinstance(b, Message)]
            return next((b for b in blocks if b.get("Action")), None)
    return None


def _about(message: Message) -> str:
    return next((found for found in _ids(message) if found), "")


def _ids(message: Message) -> Iterator[str]:
    """The Message-ID of the e-mail returned: whole, or its headers alone."""
    for part in message.walk():
        if part is message:
            continue
        if part.get_content_type() == "text/rfc822-headers":
            text = part.get_payload(decode=True)
            if isinstance(text, bytes):
                yield _id(email.message_from_bytes(text))
        elif part.get("Message-ID"):
            yield _id(part)


def _id(message: Message) -> str:
    return str(message.get("Message-ID", "")).strip()[:200]
