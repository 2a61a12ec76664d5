"""Where this installation keeps blobs and keys, as its settings say."""

from datetime import UTC, datetime

from django.conf import settings

from francjeu.evidence.storage.apart import Apart
from francjeu.evidence.storage.keyring import Keyring
from francjeu.evidence.storage.locks import Lock
from francjeu.evidence.storage.store import BlobStore, LocalFolder, StoreRefused
from francjeu.evidence.storage.tombstones import Tombstones

FOLDER = "local"
NO_BOTO3 = "boto3"


def store() -> BlobStore:
    """The store of sealed blobs."""
    return store_at(settings.FRANCJEU.evidence_store)


def store_at(address: str) -> BlobStore:
    """The store an address names: `s3://bucket/prefix`; else the folder of this installation.

    Raises StoreRefused when it is a bucket and the extra `s3` is not installed.
    """
    told = settings.FRANCJEU
    if address in ("", FOLDER):
        return LocalFolder(root=told.data_dir / "pieces")
    try:
        from francjeu.evidence.storage.bucket import Bucket
    except ImportError as error:
        raise StoreRefused(NO_BOTO3) from error
    name, _, prefix = address.removeprefix("s3://").partition("/")
    return Bucket(
        name=name, prefix=f"{prefix.strip('/')}/" if prefix.strip("/") else "",
        endpoint=told.s3_endpoint, region=told.s3_region, spool=told.data_dir,
        lock_=Lock(told.s3_lock, told.s3_lock_days) if told.s3_lock != "none" else None,
        now=_now,
    )  # fmt: skip


def in_bucket() -> bool:
    """Whether blobs are kept elsewhere, where they can be locked."""
    return bool(settings.FRANCJEU.evidence_store)


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a lock runs from the moment the bytes arrive


def keyring() -> Keyring:
    """The keys, in a folder apart from the data."""
    return Keyring(folder=settings.FRANCJEU.keys_dir, escrow=settings.FRANCJEU.escrow_recipient)


def apart() -> Apart:
    """The folder of isolated pieces, which no back-up copies."""
    return Apart(root=settings.FRANCJEU.data_dir / "isolees")


def tombstones() -> Tombstones:
    """Which pieces were isolated, beside the keys: it outlives any back-up of the data."""
    return Tombstones(folder=settings.FRANCJEU.keys_dir / "isolees")


def isolation_recipient() -> str:
    """The public half of the offline key isolated pieces are encrypted to, or empty."""
    told = settings.FRANCJEU.isolation_recipient
    return told or keyring().isolation_recipient() or settings.FRANCJEU.escrow_recipient
