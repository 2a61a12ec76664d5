"""Where this installation keeps blobs and keys, as its settings say."""

from django.conf import settings

from francjeu.evidence.keyring import Keyring
from francjeu.evidence.store import BlobStore, LocalFolder


def store() -> BlobStore:
    """The store of sealed blobs."""
    return LocalFolder(root=settings.FRANCJEU.data_dir / "pieces")


def keyring() -> Keyring:
    """The keys, in a folder apart from the data."""
    return Keyring(folder=settings.FRANCJEU.keys_dir, escrow=settings.FRANCJEU.escrow_recipient)
