"""Encryption of blobs as age files (age-encryption.org/v1); off-the-shelf `age` opens them.

One X25519 identity per vault. What is read while encrypting passes once, in small chunks.
"""

import queue
import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

import pyrage
from pyrage import x25519

from francjeu.evidence.storage.store import Sink

_WAITING_CHUNKS = 16


class CannotOpen(Exception):
    """The blob is not encrypted to this identity, or its bytes were changed."""


class Source(Protocol):
    """Where plain bytes come from."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Pair:
    """An age identity (`AGE-SECRET-KEY-1…`) and its public recipient (`age1…`)."""

    identity: str
    recipient: str

    def __repr__(self) -> str:
        return f"Pair(recipient={self.recipient!r})"


def new_pair() -> Pair:
    identity = x25519.Identity.generate()
    return Pair(identity=str(identity), recipient=str(identity.to_public()))


def recipient_of(identity: str) -> str:
    return str(x25519.Identity.from_str(identity).to_public())


def encrypt(source: Source, *, sink: Sink, recipient: str) -> None:
    """Encrypts a stream. What `source` or `sink` raise comes out as it was raised."""
    reading, writing = _Faithful(source.read), _Faithful(sink.write)
    try:
        pyrage.encrypt_io(
            _Reader(reading), _Writer(writing, sink.flush), [x25519.Recipient.from_str(recipient)]
        )
    except pyrage.EncryptError:
        reading.reraise()
        writing.reraise()
        raise


class Plain:
    """The plain bytes of a blob, decrypted as they are asked for; close it when done.

    Iterating raises CannotOpen, at the latest at the end: what came before was authentic.
    """

    def __init__(self, blob: BinaryIO, *, identity: str) -> None:
        self._blob = blob
        self._run = _run(blob, identity)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        return next(self._run)

    def close(self) -> None:
        self._run.close()
        self._blob.close()


def _run(blob: BinaryIO, identity: str) -> Generator[bytes, None, None]:
    pipe: queue.Queue[bytes | Exception | None] = queue.Queue(maxsize=_WAITING_CHUNKS)
    abandoned = threading.Event()
    worker = threading.Thread(
        target=_decrypt_into, args=(blob, identity, pipe, abandoned), daemon=True
    )
    worker.start()
    try:
        while (item := pipe.get()) is not None:
            if isinstance(item, Exception):
                raise item
            yield item
    finally:
        abandoned.set()
        _drain(pipe)
        worker.join()


def decrypt(blob: BinaryIO, *, sink: Sink, identity: str) -> None:
    """Writes the plain bytes of a blob to `sink`. Raises CannotOpen."""
    writing = _Faithful(sink.write)
    try:
        pyrage.decrypt_io(blob, _Writer(writing, sink.flush), [x25519.Identity.from_str(identity)])
    except (pyrage.DecryptError, OSError) as error:
        writing.reraise()
        raise CannotOpen from error


def shut(data: bytes, *, recipients: tuple[str, ...]) -> bytes:
    """Bytes that only all of these together can open: encrypted to one, then to the next."""
    for recipient in recipients:
        data = bytes(pyrage.encrypt(data, [x25519.Recipient.from_str(recipient)]))
    return data


def opened(shut_: bytes, *, identities: tuple[str, ...]) -> bytes:
    """What `shut` took, with the identities in the same order. Raises CannotOpen."""
    data = shut_
    try:
        for identity in reversed(identities):
            data = bytes(pyrage.decrypt(data, [x25519.Identity.from_str(identity)]))
    except pyrage.DecryptError as error:
        raise CannotOpen from error
    return data


def wrap(secret: str, *, recipients: tuple[str, ...]) -> bytes:
    """A small secret encrypted to several recipients, any of whom can open it."""
    keys = [x25519.Recipient.from_str(recipient) for recipient in recipients]
    return bytes(pyrage.encrypt(secret.encode(), keys))


def unwrap(wrapped: bytes, *, identity: str) -> str:
    """The secret that `wrap` encrypted. Raises CannotOpen."""
    try:
        return str(pyrage.decrypt(wrapped, [x25519.Identity.from_str(identity)]), "ascii")
    except pyrage.DecryptError as error:
        raise CannotOpen from error


class _Faithful:
    """Remembers what a call raised: the library between us only keeps its words."""

    def __init__(self, call: Callable[..., object]) -> None:
        self._call = call
        self._raised: Exception | None = None

    def __call__(self, argument: object) -> object:
        try:
            return self._call(argument)
        except Exception as error:
            self._raised = error
            raise

    def reraise(self) -> None:
        if self._raised is not None:
            raise self._raised


class _Reader:
    def __init__(self, read: Callable[[object], object]) -> None:
        self.read = read


class _Writer:
    def __init__(self, write: Callable[[object], object], flush: Callable[[], None]) -> None:
        self.write = write
        self.flush = flush


class _Abandoned(Exception):
    """Nobody reads any more."""


class _Pipe:
    def __init__(
        self, pipe: "queue.Queue[bytes | Exception | None]", abandoned: threading.Event
    ) -> None:
        self._pipe = pipe
        self._abandoned = abandoned

    def write(self, data: bytes, /) -> int:
        if self._abandoned.is_set():
            raise _Abandoned
        self._pipe.put(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""


def _decrypt_into(
    blob: BinaryIO,
    identity: str,
    pipe: "queue.Queue[bytes | Exception | None]",
    abandoned: threading.Event,
) -> None:
    try:
        decrypt(blob, sink=_Pipe(pipe, abandoned), identity=identity)
        pipe.put(None)
    except _Abandoned:
        return
    except Exception as error:  # noqa: BLE001 - raised again in the thread that reads
        pipe.put(error)


def _drain(pipe: "queue.Queue[bytes | Exception | None]") -> None:
    while True:
        try:
            pipe.get_nowait()
        except queue.Empty:
            return
