"""The write-once store on a local folder."""

import errno
import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from francjeu.evidence import files
from francjeu.evidence.store import (
    BlobAltered,
    BlobMissing,
    LocalFolder,
    Sink,
    StoreFull,
    StoreRefused,
    address_of,
    check,
)
from francjeu.kernel.evidence.digest import digest_of

SOON = datetime(2100, 1, 1, tzinfo=UTC)  # after any file this machine writes


@pytest.fixture
def store(tmp_path: Path) -> LocalFolder:
    return LocalFolder(root=tmp_path / "pieces")


def writes(content: bytes) -> Callable[[Sink], None]:
    return lambda sink: _all(sink, content)


def _all(sink: Sink, content: bytes) -> None:
    sink.write(content)


def test_a_blob_is_named_by_the_digest_of_its_bytes(store: LocalFolder) -> None:
    address = store.write(writes(b"ciphertext"))
    sha256 = digest_of([b"ciphertext"]).sha256
    assert address == f"{sha256[:2]}/{sha256[2:4]}/{sha256}.age" == address_of(sha256)
    with store.open(address) as blob:
        assert blob.read() == b"ciphertext"
    check(store, address)


def test_a_blob_can_only_be_read(store: LocalFolder) -> None:
    path = store.root / store.write(writes(b"ciphertext"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o400


def test_the_same_bytes_again_replace_nothing(store: LocalFolder) -> None:
    path = store.root / store.write(writes(b"ciphertext"))
    before = path.stat()
    store.write(writes(b"ciphertext"))
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert list(store.leftovers(before=SOON)) == []


def test_keeps_blobs_where_hard_links_are_not_known(
    store: LocalFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    address = store.write(writes(b"ciphertext"))
    check(store, address)
    assert store.write(writes(b"ciphertext")) == address
    assert list(store.leftovers(before=SOON)) == []


def test_a_write_that_fails_leaves_nothing(store: LocalFolder) -> None:
    def fails(sink: Sink) -> None:
        sink.write(b"half")
        raise KeyError("stopped")

    with pytest.raises(KeyError):
        store.write(fails)
    assert list(store.addresses(before=SOON)) == []
    assert list(store.leftovers(before=SOON)) == []


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.ENOSPC, StoreFull), (errno.EDQUOT, StoreFull), (errno.EROFS, StoreRefused)],
)
def test_says_when_the_disk_is_full_or_read_only(
    store: LocalFolder, number: int, told: type[Exception]
) -> None:
    def fails(sink: Sink) -> None:
        raise OSError(number, os.strerror(number))

    with pytest.raises(told):
        store.write(fails)
    assert not [path for path in store.root.rglob("*") if path.is_file()]


def test_a_really_full_disk_is_told_and_keeps_nothing() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    with pytest.raises(OSError, match="space") as raised, full.open("wb", buffering=0) as file:
        file.write(b"x")
    assert raised.value.errno == errno.ENOSPC


def test_a_changed_blob_is_told(store: LocalFolder) -> None:
    address = store.write(writes(b"ciphertext"))
    path = store.root / address
    path.chmod(0o600)
    path.write_bytes(b"ciphertexT")
    with pytest.raises(BlobAltered):
        check(store, address)


@pytest.mark.parametrize("address", ["ab/cd/abcd.age", "../keys/installation.age", "/etc/passwd"])
def test_opens_nothing_that_is_not_a_blob_of_the_store(store: LocalFolder, address: str) -> None:
    with pytest.raises(BlobMissing):
        store.open(address)


def test_lists_only_what_is_old_enough(store: LocalFolder) -> None:
    address = store.write(writes(b"ciphertext"))
    files.make_folder(store.root / "aside")
    (store.root / "aside" / "killed.part").write_bytes(b"half")
    long_ago = datetime(2000, 1, 1, tzinfo=UTC)
    assert list(store.addresses(before=SOON)) == [address]
    assert list(store.addresses(before=long_ago)) == []
    assert list(store.leftovers(before=SOON)) == ["aside/killed.part"]
    assert list(store.leftovers(before=long_ago)) == []
    store.remove("aside/killed.part")
    store.remove(address)
    store.remove(address)
    assert list(store.addresses(before=SOON)) == []
