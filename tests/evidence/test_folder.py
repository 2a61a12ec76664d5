"""What only a folder does: modes, hard links, full disks. The rest: test_store.py."""

import errno
import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from francjeu.evidence.storage import files
from francjeu.evidence.storage.store import (
    LocalFolder,
    Sink,
    StoreFull,
    StoreRefused,
    check,
)

SOON = datetime(2100, 1, 1, tzinfo=UTC)  # after any file this machine writes


@pytest.fixture
def store(tmp_path: Path) -> LocalFolder:
    return LocalFolder(root=tmp_path / "pieces")


def writes(content: bytes) -> Callable[[Sink], None]:
    return lambda sink: _all(sink, content)


def _all(sink: Sink, content: bytes) -> None:
    sink.write(content)


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
    # A disk without hard links (exFAT) needs a device of its own to be mounted: the system’s own
    # call is made to refuse as it does there.
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    address = store.write(writes(b"ciphertext"))
    check(store, address)
    assert store.write(writes(b"ciphertext")) == address
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


def test_lists_what_a_killed_process_left_aside(store: LocalFolder) -> None:
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
