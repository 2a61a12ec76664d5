"""Boxes, commitments, and what can be made of which kind of file."""

import hashlib
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tools import needs

from francjeu.kernel.evidence.copies import boxes, commitment, copying
from francjeu.kernel.evidence.copies.boxes import Box
from francjeu.kernel.evidence.copies.commitment import Opening

HUNDREDTHS = st.integers(min_value=0, max_value=boxes.WHOLE - 1)
SIZES = st.integers(min_value=1, max_value=boxes.WHOLE)
DOTS = st.integers(min_value=1, max_value=20_000)


@given(HUNDREDTHS, HUNDREDTHS, SIZES, SIZES, DOTS, DOTS)
def test_a_box_hides_at_least_what_was_drawn_and_stays_in_the_picture(
    x: int, y: int, wide: int, high: int, width: int, height: int
) -> None:
    (box,) = boxes.checked([Box(x, y, wide, high)])
    left, top, right, bottom = boxes.in_dots(box, width=width, height=height)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert left * boxes.WHOLE <= x * width
    assert right * boxes.WHOLE >= min(x + wide, boxes.WHOLE) * width


def test_refuses_a_copy_that_hides_nothing() -> None:
    with pytest.raises(boxes.NoBox):
        boxes.checked([])


@pytest.mark.parametrize(
    ("box", "field"),
    [
        (Box(-1, 0, 10, 10), "x"),
        (Box(0, 10_000, 10, 10), "y"),
        (Box(0, 0, 0, 10), "width"),
        (Box(0, 0, 10, 10_001), "height"),
    ],
)
def test_names_the_box_and_the_number_that_make_no_sense(box: Box, field: str) -> None:
    with pytest.raises(boxes.BadBox) as refused:
        boxes.checked([Box(0, 0, 10, 10), box])
    assert (refused.value.number, refused.value.field) == (2, field)


def test_refuses_more_boxes_than_a_person_can_mean() -> None:
    with pytest.raises(boxes.TooManyBoxes):
        boxes.checked([Box(0, 0, 10, 10)] * (boxes.MOST + 1))


def test_an_original_opens_its_commitment_and_no_other_does() -> None:
    mine = Opening(salt=commitment.new_salt(), sha256=hashlib.sha256(b"a").hexdigest())
    made = commitment.commit(mine)
    assert commitment.opens(mine, commitment=made)
    other = Opening(salt=mine.salt, sha256=hashlib.sha256(b"b").hexdigest())
    assert not commitment.opens(other, commitment=made)
    assert not commitment.opens(Opening(salt="", sha256=mine.sha256), commitment=made)


def test_the_same_original_is_never_committed_to_twice_alike() -> None:
    digest = hashlib.sha256(b"a").hexdigest()
    first, second = (
        commitment.commit(Opening(salt=commitment.new_salt(), sha256=digest)) for _ in range(2)
    )
    assert first != second


@needs("sha256sum")
def test_sha256sum_alone_checks_a_commitment() -> None:
    opening = Opening(salt=commitment.new_salt(), sha256=hashlib.sha256(b"a").hexdigest())
    script = f"printf 'francjeu-original/1 %s %s\\n' {opening.salt} {opening.sha256} | sha256sum"
    told = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True).stdout
    assert told.split()[0] == commitment.commit(opening)


def test_a_salt_is_not_printed_by_accident() -> None:
    assert "ab" * 32 not in repr(Opening(salt="ab" * 32, sha256="cd" * 32))


def test_a_photograph_stays_one_once_masked_and_a_drawing_too() -> None:
    assert copying.masked_as("image/heic") == "image/jpeg"
    assert copying.masked_as("image/webp") == "image/png"
    assert copying.targets_of("image/heic") == ("image/jpeg", "image/png")
    assert copying.targets_of("image/jpeg") == ()
    assert not copying.has_look("text/html")
