"""RFC 3161 time stamps: what to ask an authority, and what its answer says; verifies no signature.

Only the few DER structures needed, read leniently: authorities order certificates as they please.
The signature of an authority is for `openssl ts -verify` to judge.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

_INTEGER, _BOOLEAN, _OCTETS, _NULL, _OID = 0x02, 0x01, 0x04, 0x05, 0x06
_SEQUENCE, _TIME, _EXPLICIT_0 = 0x30, 0x18, 0xA0
_SHA256 = bytes.fromhex("608648016503040201")
_TST_INFO = bytes.fromhex("2a864886f70d0109100104")
_GRANTED = (0, 1)


class BadStamp(ValueError):
    """An answer that is no time stamp, was refused, or stamps other bytes than those sent."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an authority says: it saw a file of this SHA-256 (hexadecimal) at this moment."""

    sha256: str
    at: datetime
    serial: int
    nonce: int | None


def query(sha256: str, *, nonce: int) -> bytes:
    """The TimeStampReq for a digest, asking for the authority's certificate."""
    algorithm = _der(_SEQUENCE, _der(_OID, _SHA256) + _der(_NULL, b""))
    imprint = _der(_SEQUENCE, algorithm + _der(_OCTETS, bytes.fromhex(sha256)))
    body = _integer(1) + imprint + _integer(nonce) + _der(_BOOLEAN, b"\xff")
    return _der(_SEQUENCE, body)


def read(answer: bytes) -> Stamp:
    """What a TimeStampResp says. Raises BadStamp."""
    try:
        return _info(_token(answer))
    except (IndexError, ValueError, StopIteration, RuntimeError) as error:
        if isinstance(error, BadStamp):
            raise
        raise BadStamp("not a time-stamp answer") from error


def require_answer(answer: bytes, *, sha256: str, nonce: int) -> Stamp:
    """The stamp, when it answers this very question. Raises BadStamp."""
    stamp = read(answer)
    if stamp.sha256 != sha256:
        raise BadStamp("stamps other bytes")
    if stamp.nonce != nonce:
        raise BadStamp("answers another question")
    return stamp


def epoch(moment: datetime) -> bytes:
    """The moment in whole Unix seconds and a line feed, for `openssl ts -verify -attime`."""
    return b"%d\n" % int(moment.timestamp())


def _token(answer: bytes) -> bytes:
    """The TSTInfo inside the signed token of a granted answer."""
    status, *token = _parts(_only(answer, _SEQUENCE))
    code = next(_parts(status[1]))
    if int.from_bytes(code[1], "big") not in _GRANTED or not token:
        raise BadStamp("the authority refused")
    _, explicit = _parts(token[0][1])
    signed = _only(explicit[1], _SEQUENCE)
    content = next(value for tag, value in _parts(signed) if tag == _SEQUENCE)
    kind, wrapped = _parts(content)
    if kind[1] != _TST_INFO or wrapped[0] != _EXPLICIT_0:
        raise BadStamp("not a time stamp")
    return _only(wrapped[1], _OCTETS)


def _info(token: bytes) -> Stamp:
    parts = list(_parts(_only(token, _SEQUENCE)))
    (_, algorithm), (_, digest) = _parts(parts[2][1])
    if next(_parts(algorithm))[1] != _SHA256:
        raise BadStamp("another digest than SHA-256")
    nonces = [value for tag, value in parts[5:] if tag == _INTEGER]
    return Stamp(
        sha256=digest.hex(),
        serial=int.from_bytes(parts[3][1], "big", signed=True),
        at=_moment(parts[4]),
        nonce=int.from_bytes(nonces[0], "big", signed=True) if nonces else None,
    )


def _moment(part: tuple[int, bytes]) -> datetime:
    tag, value = part
    text = value.decode("ascii")
    if tag != _TIME or not text.endswith("Z"):
        raise BadStamp("not a time")
    whole, _, fraction = text[:-1].partition(".")
    moment = datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return moment.replace(microsecond=int(fraction.ljust(6, "0")[:6]) if fraction else 0)


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place < len(data):
        tag, length, start = _head(data, place)
        if start + length > len(data):
            raise BadStamp("cut short")
        yield tag, data[start : start + length]
        place = start + length


def _only(data: bytes, tag: int) -> bytes:
    found, length, start = _head(data, 0)
    if found != tag or start + length != len(data):
        raise BadStamp("not a time-stamp answer")
    return data[start:]


def _head(data: bytes, place: int) -> tuple[int, int, int]:
    """Tag, length and start of the value at `place` (definite lengths only)."""
    tag, first = data[place], data[place + 1]
    if first < 0x80:
        return tag, first, place + 2
    count = first & 0x7F
    if not 1 <= count <= 4:
        raise BadStamp("a length that cannot be")
    start = place + 2 + count
    return tag, int.from_bytes(data[place + 2 : start], "big"), start


def _integer(number: int) -> bytes:
    return _der(_INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big", signed=True))


def _der(tag: int, value: bytes) -> bytes:
    if len(value) < 0x80:
        return bytes((tag, len(value))) + value
    length = len(value).to_bytes((len(value).bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + value
