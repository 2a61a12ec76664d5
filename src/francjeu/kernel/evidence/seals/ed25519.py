"""Checks an Ed25519 signature (RFC 8032); holds no key."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def check(public_key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the Ed25519 signature is good."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except InvalidSignature:
        return False
    return True
