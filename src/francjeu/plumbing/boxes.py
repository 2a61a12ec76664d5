"""Text that only the holder of a token can open: the server keeps the box, the browser the key."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken


class WrongKey(Exception):
    """The token does not open this box, or the box was altered."""


def _key(token: str) -> Fernet:
    digest = hashlib.sha256(b"francjeu box\0" + token.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


def shut(text: str, *, token: str) -> str:
    """Encrypt for the holder of `token` (256 random bits: see ids.new_token)."""
    return _key(token).encrypt(text.encode()).decode()


def opened(box: str, *, token: str) -> str:
    """The text in the box. Raises WrongKey."""
    try:
        return _key(token).decrypt(box.encode()).decode()
    except InvalidToken as error:
        raise WrongKey from error
