"""Giving one e-mail to the server, and keeping its answer: the proof of sending."""

import re
import smtplib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

_ADDRESS = re.compile(r"\S+@\S+")
_STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said: its number, its status (2.0.0), its words without any address."""

    code: int | None = None
    status: str = ""
    words: str = ""


class NotTaken(Exception):
    """The server did not take the e-mail.

    `outcome` is refused (for good), deferred (later, perhaps) or unreachable.
    """

    def __init__(self, outcome: str, answer: Answer, kind: str) -> None:
        super().__init__(outcome)
        self.outcome, self.answer, self.kind = outcome, answer, kind


def leaves() -> bool:
    """False where no server is set: kept in a file, an e-mail reaches nobody.

    In a demonstration its persons read those files on a page.
    """
    to_files = str(settings.EMAIL_BACKEND).endswith("filebased.EmailBackend")
    return bool(settings.FRANCJEU.demo) or not to_files


class _Smtp(smtplib.SMTP):
    """Remembers what the server answered to the words, and asks it to return none of them."""

    answered: tuple[int, bytes] | None = None

    def data(self, msg: Any) -> tuple[int, bytes]:
        self.answered = super().data(msg)
        return self.answered

    def sendmail(
        self, from_addr: str, to_addrs: str | Sequence[str], msg: Any,
        mail_options: Sequence[str] = (), rcpt_options: Sequence[str] = (),
    ) -> dict[str, tuple[int, bytes]]:  # fmt: skip
        self.ehlo_or_helo_if_needed()
        if self.has_extn("dsn"):
            mail_options = (*mail_options, "RET=HDRS")
            rcpt_options = (*rcpt_options, "NOTIFY=FAILURE,DELAY")
        return super().sendmail(from_addr, to_addrs, msg, mail_options, rcpt_options)


class _SmtpOverTls(_Smtp, smtplib.SMTP_SSL):
    """The same, over TLS from the first byte."""


class Backend(EmailBackend):
    """Django's SMTP, which keeps the server's answer on the message (`message.answered`)."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _SmtpOverTls if self.use_ssl else _Smtp

    def _send(self, email_message: EmailMessage) -> bool:
        sent: bool = super()._send(email_message)  # type: ignore[misc]
        email_message.answered = getattr(self.connection, "answered", None)  # type: ignore[attr-defined]
        return sent


def post(message: EmailMessage) -> Answer:
    """Give one e-mail to the server and return its answer. Raises NotTaken."""
    try:
        message.send()
    except (OSError, ValueError) as error:
        raise _why(error) from None
    code, said = getattr(message, "answered", None) or (None, b"")
    return _answer(code, said)


def _why(error: Exception) -> NotTaken:
    """Refused for good when the server says 5xx, or when the address cannot be written at all."""
    kind = type(error).__name__
    code: int
    said: bytes | str
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
        return NotTaken(_outcome(code), _answer(code, said), kind)
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return NotTaken("deferred", _answer(error.smtp_code, error.smtp_error), kind)
    if isinstance(error, smtplib.SMTPResponseException):
        code, said = error.smtp_code, error.smtp_error
        return NotTaken(_outcome(code), _answer(code, said), kind)
    if isinstance(error, ValueError):
        return NotTaken("refused", Answer(), kind)
    return NotTaken("unreachable", Answer(), kind)


def _outcome(code: int) -> str:
    return "refused" if 500 <= code < 600 else "deferred"


def _answer(code: int | None, said: bytes | str) -> Answer:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    text = " ".join(_ADDRESS.sub("…", text).split())[:300]
    found = _STATUS.search(text)
    return Answer(code=code, status=found.group(0) if found else "", words=text)
