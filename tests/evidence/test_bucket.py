"""What only a bucket with Object Lock does: locks, versions, silence. The rest: test_store.py."""

import socket
import time
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest
from tests import buckets
from tests.evidence.test_store import SOON, writes

from francjeu.evidence.storage import places
from francjeu.evidence.storage.bucket import Bucket
from francjeu.evidence.storage.locks import Lack, Lock
from francjeu.evidence.storage.store import BlobLocked, BlobMissing, StoreRefused, address_of

CONTENT = b"ciphertext"


@pytest.fixture
def store(in_bucket: str) -> Bucket:
    return cast(Bucket, places.store())


def with_lock(store: Bucket, mode: str) -> Bucket:
    return replace(store, lock_=Lock(mode, 30))


def versions(s3: Any, name: str) -> list[str]:
    """Everything the bucket still holds, markers too."""
    found = s3.list_object_versions(Bucket=name)
    return [it["Key"] for kind in ("Versions", "DeleteMarkers") for it in found.get(kind, ())]


@pytest.mark.parametrize("mode", ["governance", "compliance"])
def test_under_lock_a_removal_is_refused_with_its_end_and_hides_nothing(
    store: Bucket, s3: Any, in_bucket: str, mode: str
) -> None:
    store = with_lock(store, mode)
    address = store.write(writes(CONTENT))
    with pytest.raises(BlobLocked) as refused:
        store.remove(address)
    assert abs(refused.value.until - store.now() - timedelta(days=30)) < timedelta(minutes=5)
    assert versions(s3, in_bucket) == [f"pieces/{address}"]
    with store.open(address) as blob:
        assert blob.read() == CONTENT


def test_a_lock_of_governance_is_lifted_by_right_for_what_must_not_be_found_again(
    store: Bucket, s3: Any, in_bucket: str
) -> None:
    address = store.write(writes(CONTENT))
    store.destroy(address)
    assert versions(s3, in_bucket) == []


def test_nobody_lifts_a_lock_of_compliance(store: Bucket) -> None:
    store = with_lock(store, "compliance")
    address = store.write(writes(CONTENT))
    with pytest.raises(BlobLocked):
        store.destroy(address)


def test_what_a_draft_holds_is_locked_once_it_is_sent(store: Bucket) -> None:
    address = store.write(writes(CONTENT), is_draft=True)
    assert store.head(address).locked_until is None
    store.lock(address)
    store.lock(address)
    with pytest.raises(BlobLocked):
        store.remove(address)
    with pytest.raises(BlobMissing):
        store.lock(address_of("0" * 64))


def in_days(store: Bucket, days: int) -> Bucket:
    """The same bucket, as many days later."""
    later = store.now() + timedelta(days=days)
    return replace(store, now=lambda: later)


def test_a_lock_is_extended_in_the_last_quarter_of_its_term_and_not_before(store: Bucket) -> None:
    store = with_lock(store, "governance")
    address = store.write(writes(CONTENT))
    first = store.head(address).locked_until
    early, late = in_days(store, 20), in_days(store, 25)
    assert early.lack(address, is_held=False) is None
    assert early.lock(address) is False
    assert store.head(address).locked_until == first
    assert late.lack(address, is_held=False) is Lack.SHORT
    assert late.lock(address) is True
    end = store.head(address).locked_until
    assert end is not None
    assert first is not None
    assert end - first > timedelta(days=24)
    assert late.lack(address, is_held=False) is None


def test_a_lock_of_compliance_is_never_renewed_as_a_lesser_one(
    store: Bucket, s3: Any, in_bucket: str
) -> None:
    address = with_lock(store, "compliance").write(writes(CONTENT))
    in_days(with_lock(store, "governance"), 29).lock(address)
    found = s3.head_object(Bucket=in_bucket, Key=f"pieces/{address}")
    assert found["ObjectLockMode"] == "COMPLIANCE"


def test_a_held_piece_is_held_by_the_bucket_until_it_is_released(
    store: Bucket, s3: Any, in_bucket: str
) -> None:
    address = store.write(writes(CONTENT))
    key = {"Bucket": in_bucket, "Key": f"pieces/{address}"}
    s3.put_object_tagging(**key, Tagging={"TagSet": [{"Key": "projet", "Value": "ligue"}]})
    assert store.lack(address, is_held=True) is Lack.UNHELD
    assert store.lock(address, is_held=True) is True
    assert store.lock(address, is_held=True) is False
    assert store.head(address).is_held
    assert store.lock(address) is True
    assert not store.head(address).is_held
    assert s3.get_object_tagging(**key)["TagSet"] == [{"Key": "projet", "Value": "ligue"}]


def test_a_hold_set_by_hand_is_not_lifted_by_a_release(
    store: Bucket, s3: Any, in_bucket: str
) -> None:
    address = store.write(writes(CONTENT))
    key = {"Bucket": in_bucket, "Key": f"pieces/{address}"}
    s3.put_object_legal_hold(**key, LegalHold={"Status": "ON"})
    assert store.lock(address) is False
    assert store.head(address).is_held


def test_what_must_not_be_found_again_goes_even_from_under_our_own_hold(
    store: Bucket, s3: Any, in_bucket: str
) -> None:
    address = store.write(writes(CONTENT))
    store.lock(address, is_held=True)
    store.destroy(address)
    assert versions(s3, in_bucket) == []


def test_the_bytes_that_were_sealed_are_locked_and_not_those_put_over_them(
    store: Bucket, s3: Any, in_bucket: str
) -> None:
    address = store.write(writes(CONTENT), is_draft=True)
    key = {"Bucket": in_bucket, "Key": f"pieces/{address}"}
    first = s3.head_object(**key)["VersionId"]
    s3.put_object(**key, Body=b"another", ChecksumAlgorithm="SHA256")
    s3.delete_object(**key)
    assert store.lack(address, is_held=False) is Lack.UNLOCKED
    assert store.lock(address) is True
    assert s3.head_object(**key, VersionId=first)["ObjectLockMode"] == "GOVERNANCE"


def test_a_removal_takes_every_version_and_every_marker(
    store: Bucket, s3: Any, in_bucket: str
) -> None:
    address = store.write(writes(CONTENT), is_draft=True)
    s3.put_object(Bucket=in_bucket, Key=f"pieces/{address}", Body=b"another")
    s3.delete_object(Bucket=in_bucket, Key=f"pieces/{address}")
    assert len(versions(s3, in_bucket)) == 3
    store.remove(address)
    assert versions(s3, in_bucket) == []


def test_a_blob_someone_deleted_in_the_console_is_read_all_the_same(
    store: Bucket, s3: Any, in_bucket: str
) -> None:
    address = store.write(writes(CONTENT))
    s3.delete_object(Bucket=in_bucket, Key=f"pieces/{address}")
    with store.open(address) as blob:
        assert blob.read() == CONTENT


def test_a_hold_set_in_the_console_is_respected_and_asked_about_the_next_day(
    store: Bucket, s3: Any, in_bucket: str
) -> None:
    address = store.write(writes(CONTENT), is_draft=True)
    key = {"Bucket": in_bucket, "Key": f"pieces/{address}"}
    s3.put_object_legal_hold(**key, LegalHold={"Status": "ON"})
    with pytest.raises(BlobLocked) as refused:
        store.destroy(address)
    assert refused.value.until - store.now() < timedelta(days=1)
    s3.put_object_legal_hold(**key, LegalHold={"Status": "OFF"})
    store.destroy(address)
    assert versions(s3, in_bucket) == []


def test_the_digest_is_sent_and_kept_beside_the_bytes(store: Bucket) -> None:
    address = store.write(writes(CONTENT))
    assert address_of(store.head(address).sha256) == address


def test_keeps_to_its_prefix(store: Bucket, s3: Any, in_bucket: str) -> None:
    address = store.write(writes(CONTENT))
    s3.put_object(Bucket=in_bucket, Key=f"autre/{address}", Body=b"x")
    assert list(store.addresses(before=SOON)) == [address]
    assert store.prefix == "pieces/"


def test_says_what_a_bucket_lacks(store: Bucket, s3: Any) -> None:
    name = "essai-sans-verrou"
    buckets.make(s3, name, locked=False)
    bare = replace(store, name=name)
    assert bare.trouble() == "unversioned"
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    assert bare.trouble() == "unlocked"
    free = replace(bare, lock_=None)
    assert free.trouble() == ""
    address = free.write(writes(CONTENT))
    free.remove(address)
    assert versions(s3, name) == []


def test_a_service_that_is_down_is_told_within_seconds_and_without_a_secret(store: Bucket) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    down = replace(store, endpoint=f"http://127.0.0.1:{port}")
    started = time.monotonic()
    for ask in (down.trouble, lambda: down.write(writes(CONTENT)), lambda: down.open("a.age")):
        with pytest.raises(StoreRefused) as refused:
            ask()
        assert str(refused.value) == "EndpointConnectionError"
    assert time.monotonic() - started < 15


def test_a_service_that_hangs_is_given_up(store: Bucket) -> None:
    assert store.read_timeout <= 10
    with socket.create_server(("127.0.0.1", 0)) as mute:  # takes the call, never answers
        where = f"http://127.0.0.1:{mute.getsockname()[1]}"
        silent = replace(store, endpoint=where, read_timeout=1)
        started = time.monotonic()
        with pytest.raises(StoreRefused):
            silent.trouble()
    assert time.monotonic() - started < 10


def test_a_bucket_that_does_not_exist_is_told(store: Bucket) -> None:
    with pytest.raises(StoreRefused, match="NoSuchBucket"):
        replace(store, name="essai-absent").write(writes(CONTENT))
