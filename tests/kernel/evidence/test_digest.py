"""Digests of streams."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from francjeu.kernel.evidence.package.digest import Digest, digest_of


@given(st.lists(st.binary(max_size=64)))
def test_a_digest_does_not_depend_on_how_the_stream_is_cut(chunks: list[bytes]) -> None:
    whole = b"".join(chunks)
    assert digest_of(chunks) == Digest(hashlib.sha256(whole).hexdigest(), len(whole))
