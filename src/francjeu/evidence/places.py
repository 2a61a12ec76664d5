"""Where this installation keeps blobs and keys, as its settings say."""

from django.conf import settings

from francjeu.evidence.apart import Apart
from francjeu.evidence.keyring import Keyring
from francjeu.evidence.store import BlobStore, LocalFolder


def store() -> BlobStore:
    """The store of sealed blobs."""
    return LocalFolder(root=settings.FRANCJEU.data_dir / "pieces")


def keyring() -> Keyring:
    """The keys, in a folder apart from the data."""
    return Keyring(folder=settings.FRANCJEU.keys_dir, escrow=settings.FRANCJEU.escrow_recipient)


def apart() -> Apart:
    """The folder of isolated pieces, which no back-up copies."""
    return Apart(root=settings.FRANCJEU.data_dir / "isolees")


def isolation_recipient() -> str:
    """The public half of the offline key isolated pieces are encrypted to, or empty."""
    told = settings.FRANCJEU.isolation_recipient
    return told or keyring().isolation_recipient() or settings.FRANCJEU.escrow_recipient
