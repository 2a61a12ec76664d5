"""The mailbox where e-mails come back, read by IMAP: delivery reports only, each marked as read."""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

TIMEOUT = 30
MOST = 100
# the server looks: what is not a delivery report stays unread for a person
_SEARCH = ("UNSEEN", "HEADER", "Content-Type", "delivery-status")


class BadAddress(Exception):
    """The mailbox's address is not one: imaps://user:password@host, or imap+tls://."""


class Unreachable(Exception):
    """The mail server does not answer, or refuses us. `args[0]` names the kind, never the words."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where to look. `tls` is at once, starttls, or none (this machine only)."""

    host: str
    port: int
    user: str
    password: str
    folder: str
    tls: str


def mailbox(address: str) -> Mailbox:
    """Read `imaps://user:password@host:port/folder`. Raises BadAddress."""
    parts = urlsplit(address)
    kinds = {"imaps": ("at once", 993), "imap+tls": ("starttls", 143), "imap": ("none", 143)}
    if parts.scheme not in kinds or not parts.hostname or not parts.username:
        raise BadAddress(parts.scheme)
    tls, port = kinds[parts.scheme]
    if tls == "none" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
        raise BadAddress("imap")
    return Mailbox(
        host=parts.hostname, port=parts.port or port, user=unquote(parts.username),
        password=unquote(parts.password or ""), folder=unquote(parts.path.strip("/")) or "INBOX",
        tls=tls,
    )  # fmt: skip


def new_reports(box: Mailbox) -> Iterator[bytes]:
    """Each unread delivery report; it is marked as read once the caller asks for the next.

    Raises Unreachable.
    """
    try:
        with _opened(box) as server:
            for number in _found(server):
                yield _bytes(server, number)
                server.store(number, "+FLAGS", r"(\Seen)")
    except (imaplib.IMAP4.error, OSError) as error:
        raise Unreachable(type(error).__name__) from None


@contextmanager
def _opened(box: Mailbox) -> Iterator[imaplib.IMAP4]:
    trusted = ssl.create_default_context()
    server: imaplib.IMAP4
    if box.tls == "at once":
        server = imaplib.IMAP4_SSL(box.host, box.port, ssl_context=trusted, timeout=TIMEOUT)
    else:
        server = imaplib.IMAP4(box.host, box.port, timeout=TIMEOUT)
    try:
        if box.tls == "starttls":
            server.starttls(ssl_context=trusted)
        server.login(box.user, box.password)
        server.select(f'"{box.folder}"')
        yield server
    finally:
        with suppress(imaplib.IMAP4.error, OSError):
            server.logout()


def _found(server: imaplib.IMAP4) -> list[str]:
    _, answer = server.search(None, *_SEARCH)
    return [number.decode() for number in (answer[0] or b"").split()][:MOST]


def _bytes(server: imaplib.IMAP4, number: str) -> bytes:
    """The message, without marking it as read."""
    _, answer = server.fetch(number, "(BODY.PEEK[])")
    return next((part[1] for part in answer if isinstance(part, tuple)), b"")
