"""Encryption as age files."""

import io
import shutil
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from francjeu.evidence.storage import envelope

PAIR = envelope.new_pair()
BIG = b"0123456789abcdef" * 65_536 * 4


def encrypted(content: bytes, *, pair: envelope.Pair = PAIR) -> bytes:
    sink = io.BytesIO()
    envelope.encrypt(io.BytesIO(content), sink=sink, recipient=pair.recipient)
    return sink.getvalue()


def decrypted(blob: bytes, *, pair: envelope.Pair = PAIR) -> bytes:
    with closing(envelope.Plain(io.BytesIO(blob), identity=pair.identity)) as plain:
        return b"".join(plain)


@given(st.binary(max_size=300))
def test_what_is_encrypted_is_decrypted(content: bytes) -> None:
    assert decrypted(encrypted(content)) == content


def test_a_long_stream_is_decrypted_in_small_chunks() -> None:
    with closing(envelope.Plain(io.BytesIO(encrypted(BIG)), identity=PAIR.identity)) as plain:
        chunks = list(plain)
    assert b"".join(chunks) == BIG
    assert max(len(chunk) for chunk in chunks) <= 64 * 1024


def test_off_the_shelf_age_opens_a_blob(tmp_path: Path) -> None:
    age = shutil.which("age")
    if age is None:
        pytest.skip("age is not installed here")
    (tmp_path / "key").write_text(PAIR.identity)
    (tmp_path / "blob.age").write_bytes(encrypted(BIG))
    done = subprocess.run(
        [age, "--decrypt", "-i", tmp_path / "key", tmp_path / "blob.age"],
        capture_output=True,
        check=True,
    )
    assert done.stdout == BIG


@pytest.mark.parametrize(
    "damage",
    [
        lambda blob: blob[:-1],
        lambda blob: blob[: len(blob) // 2],
        lambda blob: blob[:-9] + bytes([blob[-9] ^ 1]) + blob[-8:],
        lambda blob: b"",
        lambda blob: b"not an age file",
    ],
)
def test_a_damaged_blob_does_not_open(damage) -> None:
    with pytest.raises(envelope.CannotOpen):
        decrypted(damage(encrypted(BIG)))


def test_another_key_does_not_open() -> None:
    with pytest.raises(envelope.CannotOpen):
        decrypted(encrypted(b"a"), pair=envelope.new_pair())


def test_what_the_source_or_the_sink_raise_comes_out_as_it_was() -> None:
    class Stopped(Exception):
        """A test's own."""

    class Breaking(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise Stopped

        def write(self, data: object, /) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(Stopped):
        envelope.encrypt(Breaking(), sink=io.BytesIO(), recipient=PAIR.recipient)
    with pytest.raises(OSError, match="space"):
        envelope.encrypt(io.BytesIO(BIG), sink=Breaking(), recipient=PAIR.recipient)
    with pytest.raises(OSError, match="space"):
        envelope.decrypt(io.BytesIO(encrypted(BIG)), sink=Breaking(), identity=PAIR.identity)


@pytest.mark.parametrize("read", [0, 1, 3])
def test_a_reader_that_goes_away_stops_the_work(read: int) -> None:
    blob = io.BytesIO(encrypted(BIG))
    with closing(envelope.Plain(blob, identity=PAIR.identity)) as plain:
        for _ in range(read):
            next(plain)
    assert blob.closed


def test_any_recipient_opens_a_wrapped_secret() -> None:
    one, two = envelope.new_pair(), envelope.new_pair()
    wrapped = envelope.wrap("secret", recipients=(one.recipient, two.recipient))
    assert envelope.unwrap(wrapped, identity=one.identity) == "secret"
    assert envelope.unwrap(wrapped, identity=two.identity) == "secret"
    with pytest.raises(envelope.CannotOpen):
        envelope.unwrap(wrapped, identity=PAIR.identity)


def test_an_identity_is_never_printed() -> None:
    assert PAIR.identity not in repr(PAIR)
    assert envelope.recipient_of(PAIR.identity) == PAIR.recipient
