"""Signatures that `ssh-keygen -Y verify` accepts (OpenSSH PROTOCOL.sshsig), Ed25519 only.

Holds no key: signing and checking are passed in as functions over bytes.
"""

import base64
import binascii
import hashlib
import struct
from collections.abc import Callable
from dataclasses import dataclass

Sign = Callable[[bytes], bytes]
Check = Callable[[bytes, bytes, bytes], bool]
"""`check(public_key, signature, message)`: whether the Ed25519 signature is good."""

_MAGIC = b"SSHSIG"
_KIND = b"ssh-ed25519"
_HASH = b"sha512"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"


class BadSignature(ValueError):
    """Not a signature of this message in this namespace, or not one that can be read."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What a signature says: the 32-byte key that made it, for what, and its 64 bytes."""

    public_key: bytes
    namespace: str
    signature: bytes


def sign(message: bytes, *, namespace: str, public_key: bytes, sign: Sign) -> str:
    """The armoured signature of a message, for one purpose (`namespace`)."""
    made = sign(_signed(message, namespace=namespace, hash_name=_HASH))
    blob = _MAGIC + struct.pack("!L", 1)
    for field in (_key_blob(public_key), namespace.encode(), b"", _HASH, _both(_KIND, made)):
        blob += _string(field)
    return _armoured(blob)


def verify(armoured: str, *, message: bytes, namespace: str, check: Check) -> bytes:
    """The public key that signed this message for this purpose. Raises BadSignature.

    Whose key it is, the caller must know from elsewhere.
    """
    found = parse(armoured)
    if found.namespace != namespace:
        raise BadSignature("made for another purpose")
    hash_name = _fields(_unarmoured(armoured))[3]
    signed = _signed(message, namespace=namespace, hash_name=hash_name)
    if not check(found.public_key, found.signature, signed):
        raise BadSignature("not a signature of these bytes")
    return found.public_key


def parse(armoured: str) -> Signature:
    """What the signature says of itself, unchecked. Raises BadSignature."""
    key, namespace, _, hash_name, signature = _fields(_unarmoured(armoured))
    if hash_name not in (b"sha512", b"sha256"):
        raise BadSignature("an unknown digest")
    return Signature(
        public_key=_second(key, length=32),
        namespace=namespace.decode("utf-8", "replace"),
        signature=_second(signature, length=64),
    )


def public_line(public_key: bytes, *, comment: str = "") -> str:
    """The key as `ssh-ed25519 AAAA… comment`."""
    return f"ssh-ed25519 {base64.b64encode(_key_blob(public_key)).decode()} {comment}".rstrip()


def signers_line(public_key: bytes, *, identity: str, namespace: str) -> str:
    """The line of an allowed-signers file that trusts this key for one purpose."""
    return f'{identity} namespaces="{namespace}" {public_line(public_key)}\n'


def fingerprint(public_key: bytes) -> str:
    """`SHA256:…`, as `ssh-keygen -l` prints it."""
    digest = hashlib.sha256(_key_blob(public_key)).digest()
    return "SHA256:" + base64.b64encode(digest).decode().rstrip("=")


def _signed(message: bytes, *, namespace: str, hash_name: bytes) -> bytes:
    digest = hashlib.new(hash_name.decode("ascii"), message).digest()
    fields = (namespace.encode(), b"", hash_name, digest)
    return _MAGIC + b"".join(_string(field) for field in fields)


def _key_blob(public_key: bytes) -> bytes:
    return _both(_KIND, public_key)


def _both(first: bytes, second: bytes) -> bytes:
    return _string(first) + _string(second)


def _string(value: bytes) -> bytes:
    return struct.pack("!L", len(value)) + value


def _second(pair: bytes, *, length: int) -> bytes:
    kind, rest = _take(pair)
    value, left = _take(rest)
    if kind != _KIND or len(value) != length or left:
        raise BadSignature("not an Ed25519 key or signature")
    return value


def _fields(blob: bytes) -> tuple[bytes, bytes, bytes, bytes, bytes]:
    if blob[:6] != _MAGIC or blob[6:10] != struct.pack("!L", 1):
        raise BadSignature("not an SSH signature")
    rest, found = blob[10:], []
    for _ in range(5):
        value, rest = _take(rest)
        found.append(value)
    if rest or found[2]:
        raise BadSignature("bytes that say nothing")
    return found[0], found[1], found[2], found[3], found[4]


def _take(data: bytes) -> tuple[bytes, bytes]:
    if len(data) < 4:
        raise BadSignature("cut short")
    (length,) = struct.unpack("!L", data[:4])
    if len(data) < 4 + length:
        raise BadSignature("cut short")
    return data[4 : 4 + length], data[4 + length :]


def _armoured(blob: bytes) -> str:
    text = base64.b64encode(blob).decode()
    lines = [text[start : start + 70] for start in range(0, len(text), 70)]
    return "\n".join([_BEGIN, *lines, _END, ""])


def _unarmoured(text: str) -> bytes:
    """The bytes inside; one writing only, so that a changed character is never the same text."""
    lines = text.split("\n")
    try:
        blob = base64.b64decode("".join(lines[1:-2]), validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadSignature("not base64") from error
    if _armoured(blob) != text:
        raise BadSignature("not an SSH signature as ssh-keygen writes it")
    return blob
