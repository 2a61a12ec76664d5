"""Codes, tokens and references: what is drawn at random, and what is counted."""

import hashlib
import hmac
import secrets
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F

from francjeu.plumbing import keys, models

# One try costs about 2 ms and 1 MB: dear for who tries 10^16 codes, cheap for who has one.
_SCRYPT = {"n": 1024, "r": 8, "p": 1, "dklen": 32}


def new_code() -> str:
    """A receipt code: 16 random digits (53 bits)."""
    return f"{secrets.randbelow(10**16):016d}"


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
    return hmac.new(pepper, token.encode(), hashlib.sha256).hexdigest()


def next_ref(*, letter: str, year: int) -> str:
    """The next public reference of the year, e.g. S-2026-0142. Call inside a transaction."""
    with transaction.atomic():
        name = f"{letter}-{year}"
        counted = models.Counter.objects.filter(name=name)
        if not counted.update(value=F("value") + 1):
            models.Counter.objects.bulk_create(
                [models.Counter(name=name, value=0)], ignore_conflicts=True
            )
            counted.update(value=F("value") + 1)
        return f"{name}-{counted.values_list('value', flat=True).get():04d}"
