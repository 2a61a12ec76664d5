"""Text kept encrypted in the database, with keys that live outside it."""

from functools import cache
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models

from francjeu.plumbing import keys


@cache
def _ring(folder: Path) -> MultiFernet:
    """The newest key encrypts; older ones still decrypt (one Fernet key per line)."""
    lines = keys.kept(folder / "fields", lambda: Fernet.generate_key().decode())
    return MultiFernet([Fernet(line) for line in lines.split()])


def encrypt(text: str) -> str:
    """Encrypt with the installation's newest field key."""
    return _ring(settings.FRANCJEU.keys_dir).encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """Decrypt; raises cryptography.fernet.InvalidToken when the text was altered."""
    return _ring(settings.FRANCJEU.keys_dir).decrypt(token.encode()).decode()


class EncryptedText(models.TextField[str, str]):
    """A TextField whose rows hold Fernet tokens. Cannot be searched: that is the point."""

    def get_prep_value(self, value: Any) -> Any:
        return encrypt(value) if value else value

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return decrypt(value) if value else value
