"""PDQ gives the published bits, whatever the size, and follows a picture through turns."""

import json
from pathlib import Path

import pytest
from tests.detectors.drawn import blocks
from tests.factories import scenes

from francjeu.detectors import pdq

REFERENCE = json.loads((Path(__file__).parent / "pdq_reference.json").read_text())["pictures"]


def apart(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()


@pytest.mark.parametrize("known", REFERENCE, ids=lambda it: str(it["number"]))
def test_gives_the_bits_of_the_published_program(known: dict[str, object]) -> None:
    found = pdq.hash_of(blocks(known["number"]))  # type: ignore[arg-type]
    assert apart(found.bits, str(known["bits"])) <= 2
    assert abs(found.quality - known["quality"]) <= 1  # type: ignore[operator]


def test_a_mirror_or_a_quarter_turn_is_one_of_the_eight() -> None:
    picture = scenes.scene(3)
    turned = pdq.turned_of(picture)
    assert len(set(turned.bits)) == 8
    for change in (scenes.mirror, scenes.upside_down, lambda it: it.swapaxes(0, 1).copy()):
        there = pdq.hash_of(change(picture)).bits
        assert min(apart(there, bits) for bits in turned.bits) <= 8
        assert apart(there, turned.bits[0]) > 60


def test_a_smaller_and_compressed_copy_stays_near() -> None:
    picture = scenes.scene(4)
    for copy in (scenes.jpeg(picture, quality=20, width=320), scenes.contrast(picture)):
        assert apart(pdq.hash_of(picture).bits, pdq.hash_of(copy).bits) <= 31


def test_pictures_that_have_nothing_in_common_are_far_apart() -> None:
    hashes = [pdq.hash_of(scenes.scene(number)).bits for number in range(8)]
    pairs = [(a, b) for n, a in enumerate(hashes) for b in hashes[:n]]
    assert min(apart(a, b) for a, b in pairs) > 60


def test_a_plain_wall_says_that_its_hash_is_worth_nothing() -> None:
    assert (
        pdq.hash_of(scenes.contrast(scenes.scene(1)[:1, :1].repeat(90, 0).repeat(90, 1))).quality
        < 10
    )
