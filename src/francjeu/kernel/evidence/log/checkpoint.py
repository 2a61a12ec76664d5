"""Checkpoints of the custody log in the C2SP texts (tlog-checkpoint, signed-note); holds no key.

Signing and verifying are passed in as functions over bytes, so that a key can live anywhere.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

Sign = Callable[[bytes], bytes]
Check = Callable[[bytes, bytes], bool]
"""`check(signature, message)`: whether the Ed25519 signature is good."""

_ED25519 = b"\x01"
_DASH = "— "


class BadCheckpoint(ValueError):
    """A text that is not a checkpoint, or is not signed by the key it is checked with."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The state of a log: its `origin`, the number of leaves and the 32-byte root."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        if not self.origin or "\n" in self.origin:
            raise BadCheckpoint("an origin is one line")
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def parse(text: str) -> Checkpoint:
    """The checkpoint in the body of a note; extension lines are refused. Raises BadCheckpoint."""
    lines = text.split("\n")
    if len(lines) != 4 or lines[3] or not lines[0]:
        raise BadCheckpoint("a checkpoint is three lines")
    size, root = lines[1], _decode(lines[2])
    if not (size.isascii() and size.isdigit()) or (size != "0" and size.startswith("0")):
        raise BadCheckpoint("the size is not a decimal number")
    if len(root) != 32:
        raise BadCheckpoint("the root is not 32 bytes")
    return Checkpoint(origin=lines[0], size=int(size), root=root)


def key_id(*, name: str, public_key: bytes) -> bytes:
    """The four bytes by which a signature line names its key (signed-note, Ed25519)."""
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + public_key).digest()[:4]


def verifier_key(*, name: str, public_key: bytes) -> str:
    """The public key as Go's sumdb/note reads it: `name+id+base64`."""
    _check_key_name(name)
    encoded = base64.b64encode(_ED25519 + public_key).decode()
    return f"{name}+{key_id(name=name, public_key=public_key).hex()}+{encoded}"


def sign_note(text: str, *, name: str, public_key: bytes, sign: Sign) -> str:
    """The text, an empty line and one signature line."""
    _check_key_name(name)
    blob = key_id(name=name, public_key=public_key) + sign(text.encode())
    return f"{text}\n{_DASH}{name} {base64.b64encode(blob).decode()}\n"


def open_note(note: str, *, name: str, public_key: bytes, check: Check) -> str:
    """The text of a note signed by this key; signatures of other keys are ignored.

    Raises BadCheckpoint when this key did not sign it, or signed it wrongly.
    """
    body, separator, signatures = note.rpartition("\n\n")
    if not separator or not signatures.endswith("\n"):
        raise BadCheckpoint("no signature")
    text, wanted, found = body + "\n", key_id(name=name, public_key=public_key), False
    for line in signatures[:-1].split("\n"):
        signer, blob = _signature(line)
        if signer == name and blob[:4] == wanted:
            if not check(blob[4:], text.encode()):
                raise BadCheckpoint("the signature is not good")
            found = True
    if not found:
        raise BadCheckpoint("not signed by this key")
    return text


def _signature(line: str) -> tuple[str, bytes]:
    if not line.startswith(_DASH):
        raise BadCheckpoint("not a signature line")
    name, separator, encoded = line.removeprefix(_DASH).partition(" ")
    blob = _decode(encoded)
    if not separator or not name or len(blob) < 5:
        raise BadCheckpoint("not a signature line")
    return name, blob


def _decode(text: str) -> bytes:
    try:
        value = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadCheckpoint("not base64") from error
    if base64.b64encode(value).decode() != text:
        raise BadCheckpoint("not the one way to write this in base64")
    return value


def _check_key_name(name: str) -> None:
    if not name or "+" in name or any(character.isspace() for character in name):
        raise BadCheckpoint("a key name has no space and no +")
