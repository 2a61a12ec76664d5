"""Asks a local ClamAV daemon whether a file is malware; without one, says so and nothing more."""

import socket
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_CHUNK = 64 * 1024
_PATIENCE = 60.0
_USUAL = ("/run/clamav/clamd.ctl", "/run/clamav/clamd.sock", "/var/run/clamav/clamd.ctl")


class Outcome(StrEnum):
    """What the daemon found."""

    CLEAN = "clean"
    INFECTED = "infected"


class ScannerUnreachable(Exception):
    """No daemon answers at the configured address, or it did not finish; try again later."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The daemon's answer; `signature` names the malware."""

    outcome: Outcome
    signature: str = ""


def address(configured: str) -> str:
    """Where the daemon is: as configured, else the usual socket when there is one, else empty."""
    if configured:
        return configured
    return next((path for path in _USUAL if Path(path).is_socket()), "")


def scan(chunks: Iterable[bytes], *, address: str) -> Verdict:
    """Streams the bytes to clamd (INSTREAM) at a socket's path or `host:port`.

    Raises ScannerUnreachable.
    """
    try:
        with _connect(address) as connection:
            connection.sendall(b"zINSTREAM\0")
            for chunk in chunks:
                _send(connection, chunk)
            connection.sendall(struct.pack("!L", 0))
            return _read(_answer(connection))
    except OSError as error:
        raise ScannerUnreachable(str(error)) from error


def _connect(address: str) -> socket.socket:
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(_PATIENCE)
        try:
            connection.connect(address)
        except OSError:
            connection.close()
            raise
        return connection
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=_PATIENCE)


def _send(connection: socket.socket, chunk: bytes) -> None:
    for start in range(0, len(chunk), _CHUNK):
        part = chunk[start : start + _CHUNK]
        connection.sendall(struct.pack("!L", len(part)) + part)


def _answer(connection: socket.socket) -> str:
    answer = bytearray()
    while not answer.endswith(b"\0") and (received := connection.recv(4096)):
        answer += received
    return answer.rstrip(b"\0").decode("utf-8", "replace")


def _read(answer: str) -> Verdict:
    text = answer.removeprefix("stream: ")
    if text == "OK":
        return Verdict(outcome=Outcome.CLEAN)
    if text.endswith(" FOUND"):
        return Verdict(outcome=Outcome.INFECTED, signature=text.removesuffix(" FOUND"))
    raise ScannerUnreachable(text or "no answer")
