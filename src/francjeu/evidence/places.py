"""Where this installation keeps blobs and keys, as its settings say."""

from django.conf import settings

from francjeu.evidence.keyring import Keyring
from francjeu.evidence.signing import Signer
from francjeu.evidence.stamping import Authority, authorities
from francjeu.evidence.store import BlobStore, LocalFolder


def store() -> BlobStore:
    """The store of sealed blobs."""
    return LocalFolder(root=settings.FRANCJEU.data_dir / "pieces")


def keyring() -> Keyring:
    """The keys, in a folder apart from the data."""
    return Keyring(folder=settings.FRANCJEU.keys_dir, escrow=settings.FRANCJEU.escrow_recipient)


def signer() -> Signer:
    """The key that signs what leaves this installation."""
    return Signer(folder=settings.FRANCJEU.keys_dir)


def timestamp_authorities() -> tuple[Authority, ...]:
    """The authorities that stamp what leaves; none until someone names them."""
    return authorities(settings.FRANCJEU.timestamp_authorities)
