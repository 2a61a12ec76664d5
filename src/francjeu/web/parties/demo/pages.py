"""The e-mails that left in the demonstration, read from the files they were written to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from francjeu.notices import queries as notices

_BETWEEN = re.compile(rb"^-{79}\r?\n", re.MULTILINE)
_LINK = re.compile(r"https?://\S+")
_MOST = 100


@dataclass(frozen=True, slots=True)
class Sent:
    """One e-mail as it was received."""

    at: datetime
    to: str
    subject: str
    before: str
    link: str
    after: str
    answer: str


@dataclass(frozen=True, slots=True)
class Mail:
    """The letter box."""

    sent: tuple[Sent, ...]


def mail(*, folder: Path) -> Mail:
    """The newest e-mails of the folder; none before the first one left."""
    found = (sent for path in folder.glob("*.log") for sent in _read(path))
    return Mail(sent=tuple(sorted(found, key=lambda sent: sent.at, reverse=True)[:_MOST]))


def _read(path: Path) -> Iterator[Sent]:
    for raw in _BETWEEN.split(path.read_bytes()):
        message = message_from_bytes(raw, policy=policy.default)
        if isinstance(message, EmailMessage) and message["To"]:
            yield _sent(message)


def _sent(message: EmailMessage) -> Sent:
    body = message.get_content().strip()
    link = _LINK.search(body)
    start, stop = link.span() if link else (len(body), len(body))
    return Sent(
        at=parsedate_to_datetime(message["Date"]).replace(tzinfo=UTC), to=str(message["To"]),
        subject=str(message["Subject"]), before=body[:start].strip(), link=body[start:stop],
        after=body[stop:].strip(),
        answer=notices.demo_answer(token=body[start:stop].rpartition("/")[2]),
    )  # fmt: skip
