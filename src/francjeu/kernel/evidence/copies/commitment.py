"""A copy tied to its original without showing it: a salted digest, opened later or never.

The commitment is the SHA-256 of one line, so that anyone checks it with the tools they have:
`printf 'francjeu-original/1 SALT SHA256\\n' | sha256sum`.
"""

import hashlib
import re
from dataclasses import dataclass

_FORMAT = "francjeu-original/1"
_HEX = re.compile(r"[0-9a-f]{64}")


class BadOpening(ValueError):
    """A salt or a digest that is not 64 lowercase hexadecimal characters."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What shows that a commitment is to this original: keep the salt as secret as the piece."""

    salt: str
    sha256: str

    def __repr__(self) -> str:
        return "Opening()"


def new_salt() -> str:
    """256 random bits: whoever guesses the original cannot confirm it from the commitment."""
    import secrets  # who only verifies draws none, and need not wait for it

    return secrets.token_hex(32)


def line(opening: Opening) -> bytes:
    """The one line that is digested. Raises BadOpening."""
    if not _HEX.fullmatch(opening.salt) or not _HEX.fullmatch(opening.sha256):
        raise BadOpening
    return f"{_FORMAT} {opening.salt} {opening.sha256}\n".encode("ascii")


def commit(opening: Opening) -> str:
    """The commitment to an original. Raises BadOpening."""
    return hashlib.sha256(line(opening)).hexdigest()


def opens(opening: Opening, *, commitment: str) -> bool:
    """Whether the original with this digest and salt is the one committed to."""
    try:
        return commit(opening) == commitment
    except BadOpening:
        return False
