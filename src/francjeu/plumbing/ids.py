"""Codes, tokens and references: what is drawn at random, and what is counted."""

import hashlib
import hmac
import secrets
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import connection

from francjeu.plumbing import keys, models, rows

# One try costs about 2 ms and 1 MB: dear for who tries 10^16 codes, cheap for who has one.
_SCRYPT = {"n": 1024, "r": 8, "p": 1, "dklen": 32}

LANES = 16  # more than can be giving a reference at the same time: processes by threads
_LANE = f"""UPDATE plumbing_counter SET upcoming = upcoming + {LANES} WHERE id = COALESCE(
(SELECT id FROM plumbing_counter WHERE name = %s ORDER BY upcoming LIMIT 1 {{free}}),
(SELECT id FROM plumbing_counter WHERE name = %s ORDER BY upcoming LIMIT 1)
) RETURNING upcoming - {LANES}"""  # noqa: S608


def new_code() -> str:
    """A receipt code: 16 random digits (53 bits)."""
    return f"{secrets.randbelow(10**16):016d}"


def code_of(token: str) -> str:
    """The receipt code that goes with a token: who holds the token can be told it again.

    Drawn from the token's 256 random bits and a key of this installation; kept nowhere.
    """
    pepper = _pepper(settings.FRANCJEU.keys_dir)
    drawn = hmac.digest(pepper, b"code\0" + token.encode(), "sha256")
    return f"{int.from_bytes(drawn) % 10**16:016d}"


def new_token() -> str:
    """A token for a link or a cookie: 256 random bits, URL-safe."""
    return secrets.token_urlsafe(32)


def clean_code(typed: str) -> str:
    """The digits of what a person typed: spaces and hyphens are theirs to choose."""
    return "".join(c for c in typed if c.isdigit())


@cache
def _pepper(folder: Path) -> bytes:
    return keys.kept(folder / "codes", lambda: secrets.token_hex(32)).encode()


def code_hash(code: str) -> str:
    """Slow keyed hash (scrypt) under which a receipt code is found again; 64 hex digits."""
    digest = hashlib.scrypt(code.encode(), salt=_pepper(settings.FRANCJEU.keys_dir), **_SCRYPT)
    return digest.hex()


def token_hash(token: str) -> str:
    """Keyed hash (HMAC-SHA-256) under which a link or cookie is found again; 64 hex digits."""
    pepper = _pepper(settings.FRANCJEU.keys_dir)
    return hmac.digest(pepper, token.encode(), "sha256").hex()


def sending_hash(sending: str, *said: str) -> str:
    """Keyed hash of one sending: the same page saying the same again gives the same 64 digits.

    `sending` was drawn with the page; without one, each sending is its own.
    """
    return token_hash("\0".join(("sending", sending or new_token(), *said)))


def next_ref(*, letter: str, year: int) -> str:
    """The next public reference of the year, e.g. S-2026-0142. Call inside a transaction.

    Never given twice. One after the other, they follow without a gap; those who ask at the same
    time do not wait for each other, so that theirs may come in another order.
    """
    return next_ref_and(None, letter=letter, year=year)[0]


def next_ref_and(
    also: rows.Statement | None, *, letter: str, year: int
) -> tuple[str, rows.Row | None]:
    """As next_ref, with another statement on the same way; its row comes second."""
    name = f"{letter}-{year}"
    taking = _taking(name)
    drawn, *others = rows.run(taking) if also is None else rows.run(taking, also)
    if drawn is None:  # the first of the year
        models.Counter.objects.bulk_create(
            [models.Counter(name=name, lane=n, upcoming=n + 1) for n in range(LANES)],
            ignore_conflicts=True,
        )
        drawn = rows.run(taking)[0]  # the lanes are there now, ours or another's
    return f"{name}-{rows.sure(drawn)[0]:04d}", others[0] if others else None


def _taking(name: str) -> rows.Statement:
    """The lowest number of the lanes nobody holds; when all are held, the lowest, at its turn."""
    waits = connection.vendor == "postgresql"
    return rows.Statement(
        _LANE.format(free="FOR UPDATE SKIP LOCKED" if waits else ""), [name] * 2, 1
    )
