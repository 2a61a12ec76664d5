"""Settings of a bucket for pieces: what is refused at start, in words."""

from pathlib import Path

import pytest

from francjeu.config.environment import BadVariable, Environment, read

STORE = "FRANCJEU_EVIDENCE_STORE"


def told(tmp_path: Path, **variables: str) -> Environment:
    return read({"FRANCJEU_DATA": str(tmp_path), **variables})


def test_without_a_bucket_nothing_is_kept_elsewhere(tmp_path: Path) -> None:
    found = told(tmp_path)
    assert (found.evidence_store, found.s3_lock, found.s3_lock_days) == ("", "governance", 365)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        (STORE, "s3://Seau/pieces", "s3://seau/prefixe"),
        (STORE, "s3://seau/../keys", "s3://seau/prefixe"),
        (STORE, "https://seau.exemple.ca", "s3://seau/prefixe"),
        ("FRANCJEU_S3_ENDPOINT", "http://minio.exemple.ca", "https://"),
        ("FRANCJEU_S3_ENDPOINT", "https://nom:secret@minio.exemple.ca", "ni nom ni mot de passe"),
        ("FRANCJEU_S3_LOCK", "forever", "ni governance"),
        ("FRANCJEU_S3_LOCK_DAYS", "0", "nombre de jours"),
        ("FRANCJEU_S3_LOCK_DAYS", "un an", "nombre entier"),
    ],
)
def test_refuses_what_it_cannot_use_and_repeats_no_password(
    tmp_path: Path, name: str, value: str, words: str
) -> None:
    with pytest.raises(BadVariable, match=name) as refused:
        told(tmp_path, **{name: value})
    assert words in str(refused.value)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9000", "https://minio.exemple.ca"])
def test_takes_https_or_a_service_of_this_machine(tmp_path: Path, address: str) -> None:
    found = told(tmp_path, FRANCJEU_S3_ENDPOINT=address, **{STORE: "s3://seau/pieces/2026"})
    assert found.s3_endpoint == address
