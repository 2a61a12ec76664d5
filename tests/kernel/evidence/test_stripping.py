"""A picture leaves without what travels with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.pictures import chunk, jpeg, png, segment

from francjeu.kernel.evidence.copies.stripping import NotAPicture, stripped

SECRET = b"Zephirine Quatrepoints"


@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"iCCP", b"tIME", b"prVt"])
def test_no_word_travels_with_a_png(kind: bytes) -> None:
    found = stripped(png(chunk(kind, SECRET)))
    assert found == png()


@pytest.mark.parametrize("marker", [0xE0, 0xE1, 0xE2, 0xED, 0xFE])
def test_no_word_travels_with_a_jpeg(marker: int) -> None:
    assert stripped(jpeg(segment(marker, b"Exif\x00\x00" + SECRET))) == jpeg()


def test_what_follows_the_end_is_left_behind() -> None:
    assert stripped(png() + SECRET) == png()
    assert stripped(jpeg() + SECRET) == jpeg()


def test_the_colours_of_a_print_stay_right() -> None:
    adobe = segment(0xEE, b"Adobe\x00\x64\x00\x00\x00\x00\x02")
    assert stripped(jpeg(adobe)) == jpeg(adobe)


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a" + SECRET, png()[:-12], jpeg()[:-2], b"\xff\xd8\xff\xe1\x00\x00", b"PK"]
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(NotAPicture):
        stripped(data)


@given(st.binary(max_size=400), st.sampled_from([b"\xff\xd8", b"\x89PNG\r\n\x1a\n"]))
def test_no_bytes_make_it_fail_otherwise(data: bytes, begin: bytes) -> None:
    try:
        once = stripped(begin + data)
    except NotAPicture:
        return
    assert stripped(once) == once
