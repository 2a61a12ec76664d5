"""Two pieces are put before a person when they look alike, and only then."""

import random

import pytest

from francjeu.kernel.evidence.likeness import matching
from francjeu.kernel.evidence.likeness.matching import Found, Mark, Method, Print, Strength

DRAW = random.Random(7)


def a_hash() -> int:
    return DRAW.getrandbits(256)


def near(bits: int, count: int) -> int:
    """The same hash with so many bits turned over."""
    for place in DRAW.sample(range(256), count):
        bits ^= 1 << place
    return bits


def a_print(*first: int, part: bool = False, quality: int = 90, **more: object) -> Print:
    """A piece of which only the upright hash matters."""
    marks = tuple(
        Mark((bits, *(a_hash() for _ in range(7))), quality=quality, part=part) for bits in first
    )
    return Print(sha256=f"{a_hash():064x}", marks=marks, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("count", "strength"),
    [(0, Strength.PROBABLE), (31, Strength.PROBABLE), (32, Strength.TO_CHECK),
     (60, Strength.TO_CHECK), (61, None), (128, None)],
)  # fmt: skip
def test_bits_apart_say_how_much_it_asks_for_a_look(count: int, strength: Strength | None) -> None:
    bits = a_hash()
    found = matching.compared(a_print(near(bits, count)), a_print(bits))
    assert (found and found.strength) == strength
    assert found is None or (found.method, found.score) == (Method.WHOLE, count)


def test_the_same_bytes_need_no_looking() -> None:
    one = Print(sha256="ab" * 32)
    assert matching.compared(one, one) == Found(Method.BYTES, Strength.EXACT)


def test_two_erased_pieces_are_not_the_same_bytes() -> None:
    assert matching.compared(Print(sha256=""), Print(sha256="")) is None


def test_a_mirror_is_told_as_one() -> None:
    bits = a_hash()
    new = Print("", (Mark((a_hash(), a_hash(), a_hash(), a_hash(), bits, 0, 0, 0), 90),))
    found = matching.compared(new, a_print(bits))
    assert found is not None
    assert found.is_turned


def test_a_picture_without_drawing_is_never_compared() -> None:
    bits = a_hash()
    assert matching.compared(a_print(bits, quality=49), a_print(bits)) is None


def test_a_picture_inside_a_screenshot_is_told_as_a_panel() -> None:
    bits = a_hash()
    marks = (*a_print(a_hash()).marks, *a_print(near(bits, 10), part=True).marks)
    screen = Print("", marks, is_screen=True)
    found = matching.compared(screen, a_print(bits))
    assert found is not None
    assert (found.method, found.strength) == (Method.PANEL, Strength.PROBABLE)


def test_two_screens_that_look_alike_as_a_whole_are_at_most_to_check() -> None:
    bits = a_hash()
    alike = matching.compared(a_print(near(bits, 8), is_screen=True), a_print(bits, is_screen=True))
    assert alike is not None
    assert alike.strength is Strength.TO_CHECK
    far = matching.compared(a_print(near(bits, 30), is_screen=True), a_print(bits, is_screen=True))
    assert far is None


def test_films_that_share_frames_are_found_and_one_frame_is_not_enough() -> None:
    shared = [a_hash() for _ in range(4)]
    one = a_print(*(near(it, 5) for it in shared), *(a_hash() for _ in range(4)), is_film=True)
    other = a_print(*shared, *(a_hash() for _ in range(2)), is_film=True)
    found = matching.compared(one, other)
    assert found == Found(Method.FILM, Strength.PROBABLE, score=67)
    single = a_print(shared[0], *(a_hash() for _ in range(9)), is_film=True)
    assert matching.compared(single, other) is None


@pytest.mark.parametrize(
    ("inliers", "likeness", "strength"),
    [(11, 1.0, None), (400, 0.4, None), (12, 0.6, Strength.TO_CHECK),
     (40, 0.95, Strength.PROBABLE), (40, 0.7, Strength.TO_CHECK)],
)  # fmt: skip
def test_corners_count_only_when_the_dots_agree(
    inliers: int, likeness: float, strength: Strength | None
) -> None:
    found = matching.by_corners(inliers=inliers, likeness=likeness, is_turned=False)
    assert (found and found.strength) == strength


LONG = (
    "Tu viens à la pratique demain soir? Non, je suis écœuré de voir sa face partout, personne va "
    "le regretter s’il change d’école"
)


def test_a_forwarded_message_is_found_whatever_the_reader_confused() -> None:
    read = LONG.replace("écœuré", "ecoeure").replace("?", "").upper() + " 3 JANV. VU"
    found = matching.compared(Print("", words=LONG), Print("", words=read))
    assert found is not None
    assert (found.method, found.strength) == (Method.WORDS, Strength.TO_CHECK)


@pytest.mark.parametrize(
    "other",
    ["Tu viens à la pratique?", "", "Voici l’horaire de la fin de semaine pour les équipes M15 du "
     "club, rendez-vous à l’aréna à sept heures"],
)  # fmt: skip
def test_a_short_or_another_text_is_not(other: str) -> None:
    assert matching.in_common(LONG, other) < matching.WORDS


def test_words_are_found_without_their_accents_and_from_their_beginning() -> None:
    lines = ("On se voit à l’aréna", "Rien à voir", "L’ARENA est fermé")
    assert matching.holding("aréna", lines) == (lines[0], lines[2])
    assert matching.holding("arena ferm", lines) == (lines[2],)
    assert matching.holding("  ", lines) == ()
