"""A bucket of a real S3 service (moto), which the tests that ask for it use as their store."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests import buckets

from francjeu.evidence.storage import places
from francjeu.evidence.storage.store import BlobStore, LocalFolder


@pytest.fixture(scope="session")
def s3_address() -> Iterator[str]:
    """The service, started once."""
    if not buckets.is_here():
        pytest.skip("boto3 or the server of moto is not installed")
    with buckets.service() as address:
        yield address


@pytest.fixture
def s3(s3_address: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A client of the tests' own, with the credentials the program finds in its environment."""
    import boto3

    for name, value in buckets.CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    return boto3.client("s3", endpoint_url=s3_address, region_name=buckets.REGION)


@pytest.fixture
def in_bucket(s3: Any, s3_address: str, settings: Any) -> str:
    """The name of an empty bucket with Object Lock, in which this installation keeps its pieces."""
    name = f"essai-{uuid.uuid4().hex[:12]}"
    buckets.make(s3, name)
    settings.FRANCJEU = replace(
        settings.FRANCJEU, evidence_store=f"s3://{name}/pieces", s3_endpoint=s3_address,
        s3_region=buckets.REGION,
    )  # fmt: skip
    return name


@pytest.fixture
def bucket_store(in_bucket: str) -> BlobStore:
    """The store in that bucket."""
    return places.store()


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    """Both places to keep blobs, one after the other."""
    if request.param == "folder":
        return LocalFolder(root=tmp_path / "pieces")
    found: BlobStore = request.getfixturevalue("bucket_store")
    return found
