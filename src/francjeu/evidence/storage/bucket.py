"""Blobs as objects of an S3 bucket with Object Lock (ADR 0026); the same addresses as in a folder.

Bytes wait, encrypted, in memory or in a nameless file until their digest, hence their name, is
known: then one conditional put, whose SHA-256 the server compares. Whole or not at all. Only this
module needs boto3 (extra `s3`): it is imported when a bucket is set, not before.
"""

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

from boto3.session import Session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from francjeu.evidence.storage import holds
from francjeu.evidence.storage.locks import Lack, Lock, Sealed
from francjeu.evidence.storage.store import (
    BlobLocked,
    BlobMissing,
    Hashing,
    Head,
    Sink,
    StoreFull,
    StoreRefused,
    address_of,
    checked,
    refusal,
)
from francjeu.kernel.evidence.package.digest import CHUNK

_IN_MEMORY = 8 * 1024 * 1024
_FULL = frozenset(("QuotaExceeded", "InsufficientStorage", "XMinioStorageFull", "507"))
_ABSENT = frozenset(("NoSuchKey", "NoSuchVersion", "404"))
_THERE = frozenset(("PreconditionFailed", "412"))
PATIENCE = Config(
    connect_timeout=3, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 2},
    tcp_keepalive=True, s3={"addressing_style": "auto"}, ignore_configured_endpoint_urls=True,
    request_checksum_calculation="when_required", response_checksum_validation="when_required",
)  # fmt: skip
"""A store that is down is told within seconds; what was read is compared by us, not by boto."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """Blobs under `prefix` (empty, or ending with a slash) of a bucket.

    `now`: a lock runs from the moment the bytes arrive. `spool`: where what is too big for memory
    waits, without a name.
    """

    name: str
    prefix: str
    endpoint: str
    region: str
    lock_: Lock | None
    spool: Path
    now: Callable[[], datetime]
    read_timeout: int = PATIENCE.read_timeout

    def write(self, fill: Callable[[Sink], None], *, is_draft: bool = False) -> str:
        with self._waiting() as file:
            sink = Hashing(file)
            try:
                fill(sink)
            except OSError as error:
                raise refusal(error) from error
            address = address_of(sink.hexdigest())
            file.seek(0)
            self._put(address, file, sink.digest(), is_draft=is_draft)
        return address

    def open(self, address: str) -> BinaryIO:
        """Fetched whole before it is read: a line cut half-way is never taken for altered bytes."""
        with _told(address):
            body = self._get(address)["Body"]
            file = self._waiting()
            try:
                for chunk in body.iter_chunks(CHUNK):
                    file.write(chunk)
            except BaseException:
                file.close()
                raise
        file.seek(0)
        return file

    def head(self, address: str) -> Head:
        with _told(address):
            return _head(self._ask("head_object", address, ChecksumMode="ENABLED"))

    def lack(self, address: str, *, is_held: bool) -> Lack | None:
        if self.lock_ is None:
            return None
        with _told(address):
            _version, found = self._sealed(address)
        return self.lock_.lack(found, is_held=is_held, at=self.now())

    def lock(self, address: str, *, is_held: bool = False) -> bool:
        if self.lock_ is None:
            return False
        with _told(address):
            version, found = self._sealed(address)
            is_short = self.lock_.is_short(found, at=self.now())
            if is_short:
                terms = self.lock_.terms(self.now(), beside=found.mode)
                self._ask("put_object_retention", address, **version, Retention=terms)
            turned = is_held is not found.is_held and (
                holds.put(self._ask, address, version)
                if is_held
                else holds.lift(self._ask, address, version)
            )
        return is_short or turned

    def remove(self, address: str) -> None:
        self._forget(address, by_right=False)

    def destroy(self, address: str) -> None:
        self._forget(address, by_right=True)

    def addresses(self, *, before: datetime) -> Iterator[str]:
        pages = self._client.get_paginator("list_objects_v2")
        with _told(self.prefix):
            for page in pages.paginate(Bucket=self.name, Prefix=self.prefix):
                for row in page.get("Contents", ()):
                    if row["LastModified"] < before and row["Key"].endswith(".age"):
                        yield str(row["Key"]).removeprefix(self.prefix)

    def leftovers(self, *, before: datetime) -> Iterator[str]:
        """Nothing half-written ever has a name in a bucket."""
        return iter(())

    def trouble(self) -> str:
        """What keeps this bucket from being used, as a code; empty when nothing does.

        `unversioned`: a removed blob could not be told from one that never was. `unlocked`: no
        Object Lock, which only exists on buckets made with it. Raises StoreRefused.
        """
        with _told(self.name):
            known = self._client.get_bucket_versioning(Bucket=self.name)
            if self.lock_ is None:
                return ""
            if known.get("Status") != "Enabled":
                return "unversioned"
            try:
                self._client.get_object_lock_configuration(Bucket=self.name)
            except ClientError as error:
                if _code(error) == "ObjectLockConfigurationNotFoundError":
                    return "unlocked"
                raise
        return ""

    @property
    def _client(self) -> Any:
        return _client(self.endpoint, self.region, self.read_timeout)

    def _ask(self, verb: str, address: str, **arguments: Any) -> Any:
        key = self.prefix + checked(address)
        return getattr(self._client, verb)(Bucket=self.name, Key=key, **arguments)

    def _put(self, address: str, file: BinaryIO, sha256: bytes, *, is_draft: bool) -> None:
        lock: dict[str, Any] = {}
        if self.lock_ is not None and not is_draft:
            lock = {f"ObjectLock{key}": it for key, it in self.lock_.terms(self.now()).items()}
        with _told(address):
            try:
                self._ask(
                    "put_object", address, Body=file, IfNoneMatch="*", ChecksumAlgorithm="SHA256",
                    ChecksumSHA256=base64.b64encode(sha256).decode("ascii"), **lock,
                )  # fmt: skip
            except ClientError as error:
                if _code(error) not in _THERE:  # the same ciphertext is the same blob
                    raise

    def _get(self, address: str) -> Any:
        """The object, or its first version when someone hid it behind a deletion marker."""
        try:
            return self._ask("get_object", address)
        except ClientError as error:
            versions = self._versions(address) if _code(error) in _ABSENT else ()
            kept = [row for row in versions if "Size" in row]
            if not kept:
                raise
            return self._ask("get_object", address, VersionId=kept[-1]["VersionId"])

    def _versions(self, address: str) -> tuple[dict[str, Any], ...]:
        """Every version and deletion marker of one blob, newest first."""
        key = self.prefix + checked(address)
        pages = self._client.get_paginator("list_object_versions")
        return tuple(
            row
            for page in pages.paginate(Bucket=self.name, Prefix=key)
            for row in (*page.get("Versions", ()), *page.get("DeleteMarkers", ()))
            if row["Key"] == key
        )

    def _sealed(self, address: str) -> tuple[dict[str, str], Sealed]:
        """The version whose bytes have this name, even under another, and its lock."""
        try:
            found = self._ask("head_object", address, ChecksumMode="ENABLED")
        except ClientError as error:
            if _code(error) not in _ABSENT:
                raise
            found = None
        if found is None or (_head(found).sha256 and address_of(_head(found).sha256) != address):
            kept = [row for row in self._versions(address) if "Size" in row]
            if not kept:
                raise BlobMissing(address)
            found = self._ask("head_object", address, VersionId=kept[-1]["VersionId"])
        version = {"VersionId": found["VersionId"]} if "VersionId" in found else {}
        head = _head(found)
        return version, Sealed(head.locked_until, found.get("ObjectLockMode", ""), head.is_held)

    def _forget(self, address: str, *, by_right: bool) -> None:
        """Every version and marker, one by one: a plain delete would only hide the bytes."""
        with _told(address):
            refused = [
                head
                for row in self._versions(address)
                if (head := self._without(address, row["VersionId"], by_right=by_right))
            ]
        if refused:
            tomorrow = self.now() + timedelta(days=1)  # a hold has no end: it is asked again
            ends = [it.locked_until for it in refused if it.locked_until and not it.is_held]
            raise BlobLocked(address, until=max(ends, default=tomorrow))

    def _without(self, address: str, version: str, *, by_right: bool) -> Head | None:
        """Forgets one version; what the lock says when it refuses. Raises ClientError."""
        try:
            self._ask("delete_object", address, VersionId=version)
        except ClientError:
            head = _head(self._ask("head_object", address, VersionId=version))
            if not head.is_locked(at=self.now()):
                raise
            if head.is_held and holds.lift(self._ask, address, {"VersionId": version}):
                return self._without(address, version, by_right=by_right)
            if not by_right or not self._lifted(address, version):
                return head
        return None

    def _lifted(self, address: str, version: str) -> bool:
        """Whether our right to lift a lock of governance was enough."""
        try:
            self._ask("delete_object", address, VersionId=version, BypassGovernanceRetention=True)
        except ClientError:
            return False
        return True

    def _waiting(self) -> BinaryIO:
        return cast(BinaryIO, SpooledTemporaryFile(max_size=_IN_MEMORY, dir=str(self.spool)))


@lru_cache(maxsize=4)
def _client(endpoint: str, region: str, read_timeout: int) -> Any:
    """One per place and process: threads may share it. Credentials come as AWS tools find them."""
    patience = PATIENCE.merge(Config(read_timeout=read_timeout))
    return Session().client(
        "s3", endpoint_url=endpoint or None, region_name=region or None, config=patience
    )


def _head(answer: Any) -> Head:
    digest = base64.b64decode(answer.get("ChecksumSHA256", "")).hex()
    return Head(
        size=answer["ContentLength"], sha256=digest,
        locked_until=answer.get("ObjectLockRetainUntilDate"),
        is_held=answer.get("ObjectLockLegalHoldStatus") == "ON",
    )  # fmt: skip


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


@contextmanager
def _told(what: str) -> Iterator[None]:
    """What went wrong in our words; never what boto says, which may hold an address or a key."""
    try:
        yield
    except ClientError as error:
        code = _code(error)
        if code in _ABSENT:
            raise BlobMissing(what) from error
        if code in _FULL:
            raise StoreFull from error
        raise StoreRefused(code) from error
    except BotoCoreError as error:
        raise StoreRefused(type(error).__name__) from error
