"""The write-once store: what holds in a folder and in a bucket alike."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from francjeu.evidence.storage.store import (
    BlobAltered,
    BlobMissing,
    BlobStore,
    Sink,
    address_of,
    check,
)
from francjeu.kernel.evidence.package.digest import digest_of

SOON = datetime(2100, 1, 1, tzinfo=UTC)  # after anything a machine writes
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
BIG = b"0123456789abcdef" * 600_000
"""More than a bucket's writer keeps in memory."""


def writes(content: bytes) -> Callable[[Sink], None]:
    return lambda sink: _all(sink, content)


def _all(sink: Sink, content: bytes) -> None:
    sink.write(content)


@pytest.mark.parametrize("content", [b"ciphertext", BIG])
def test_a_blob_is_named_by_the_digest_of_its_bytes(store: BlobStore, content: bytes) -> None:
    address = store.write(writes(content))
    sha256 = digest_of([content]).sha256
    assert address == f"{sha256[:2]}/{sha256[2:4]}/{sha256}.age" == address_of(sha256)
    with store.open(address) as blob:
        assert blob.read() == content
    check(store, address)
    assert store.head(address).size == len(content)


def test_the_same_bytes_again_are_the_same_blob(store: BlobStore) -> None:
    address = store.write(writes(b"ciphertext"))
    assert store.write(writes(b"ciphertext")) == address
    assert list(store.addresses(before=SOON)) == [address]
    assert list(store.leftovers(before=SOON)) == []


def test_a_write_that_fails_leaves_nothing(store: BlobStore) -> None:
    def fails(sink: Sink) -> None:
        sink.write(b"half")
        raise KeyError("stopped")

    with pytest.raises(KeyError):
        store.write(fails)
    assert list(store.addresses(before=SOON)) == []
    assert list(store.leftovers(before=SOON)) == []


@pytest.mark.parametrize("address", ["ab/cd/abcd.age", "../keys/installation.age", "/etc/passwd"])
def test_knows_nothing_that_is_not_a_blob_of_the_store(store: BlobStore, address: str) -> None:
    with pytest.raises(BlobMissing):
        store.open(address)
    with pytest.raises(BlobMissing):
        store.head(address)


def test_lists_only_what_is_old_enough(store: BlobStore) -> None:
    addresses = sorted(store.write(writes(it)) for it in (b"one", b"two", b"three"))
    assert list(store.addresses(before=SOON)) == addresses
    assert list(store.addresses(before=LONG_AGO)) == []


@pytest.mark.parametrize("verb", ["remove", "destroy"])
def test_what_a_draft_takes_back_is_gone_and_asking_twice_is_no_error(
    store: BlobStore, verb: str
) -> None:
    address, kept = (store.write(writes(it), is_draft=True) for it in (b"one", b"two"))
    getattr(store, verb)(address)
    getattr(store, verb)(address)
    assert list(store.addresses(before=SOON)) == [kept]
    with pytest.raises(BlobMissing):
        store.open(address)
    with pytest.raises(BlobMissing):
        store.head(address)


def test_nothing_keeps_a_store_from_being_used(store: BlobStore) -> None:
    assert store.trouble() == ""


def test_a_missing_blob_is_told(store: BlobStore) -> None:
    with pytest.raises(BlobMissing):
        check(store, address_of("0" * 64))


def test_a_changed_blob_is_told(store: BlobStore, change: Callable[[str, bytes], None]) -> None:
    address = store.write(writes(b"ciphertext"))
    change(address, b"ciphertexT")
    with pytest.raises(BlobAltered):
        check(store, address)


@pytest.fixture
def change(request: pytest.FixtureRequest, store: BlobStore) -> Callable[[str, bytes], None]:
    """What someone with a hand on the disk, or on the bucket, does behind our back."""
    if root := getattr(store, "root", None):

        def on_disk(address: str, content: bytes) -> None:
            (root / address).chmod(0o600)
            (root / address).write_bytes(content)

        return on_disk
    s3, name = request.getfixturevalue("s3"), request.getfixturevalue("in_bucket")
    return lambda address, content: s3.put_object(
        Bucket=name, Key=f"pieces/{address}", Body=content
    )
