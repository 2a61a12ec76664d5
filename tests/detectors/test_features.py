"""The same picture is found again after what people do to it; another picture never is."""

from pathlib import Path

import pytest
from PIL import Image
from tests.factories import scenes

from francjeu.detectors import features, panels
from francjeu.kernel.evidence.likeness.matching import CORNERS, LIKENESS

ORIGINAL = scenes.scene(7)
HARD = ["meme text", "crop 10 %", "crop 25 %", "border", "rotate 5°", "mirror", "phone, light",
        "phone, dark, inset"]  # fmt: skip


@pytest.mark.parametrize("change", HARD)
def test_finds_a_picture_again_after(change: str) -> None:
    met, is_mirrored, _, _ = features.best_of(ORIGINAL, scenes.CHANGES[change](ORIGINAL))
    assert met.inliers >= CORNERS
    assert met.likeness >= LIKENESS
    assert is_mirrored == (change == "mirror")


def test_two_pictures_that_have_nothing_in_common_do_not_agree() -> None:
    corners = [features.corners_of(scenes.scene(number)) for number in range(20, 28)]
    pairs = [(a, b) for n, a in enumerate(corners) for b in corners[:n]]
    assert max(features.agreement(a, b).inliers for a, b in pairs) < CORNERS


def test_two_posts_in_the_same_application_do_not_agree_by_its_buttons() -> None:
    met, _, _, _ = features.best_of(scenes.phone(scenes.scene(8)), scenes.phone(scenes.scene(9)))
    assert met.inliers < CORNERS or met.likeness < LIKENESS


def test_corners_survive_being_kept_as_bytes() -> None:
    corners = features.corners_of(ORIGINAL)
    again = features.unpacked(corners.packed())
    assert (again.signs == corners.signs).all()
    assert abs(again.points - corners.points).max() < 1e-4


def test_searches_one_among_many(tmp_path: Path) -> None:
    for number in (7, 8, 9):
        packed = features.corners_of(scenes.scene(number)).packed()
        (tmp_path / str(number)).write_bytes(packed)
    (tmp_path / "mine").write_bytes(features.corners_of(scenes.crop(ORIGINAL, share=0.2)).packed())
    request = {"do": "search", "mine": ["mine"], "others": ["7", "8", "9"], "at_least": CORNERS}
    found = features.answer(request, folder=tmp_path)["found"]
    assert list(found) == ["7"]


def test_draws_what_agrees_for_a_person_to_look_at(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(scenes.png(ORIGINAL))
    (tmp_path / "other").write_bytes(scenes.png(scenes.mirror(scenes.crop(ORIGINAL, share=0.1))))
    told = features.answer({"do": "compare", "one": "one", "other": "other"}, folder=tmp_path)
    assert told["mirrored"]
    with Image.open(tmp_path / told["overlay"]) as drawn:
        assert drawn.height == 480


def test_a_picture_that_cannot_be_read_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(scenes.png(ORIGINAL))
    (tmp_path / "other").write_bytes(b"nothing of a picture")
    told = features.answer({"do": "compare", "one": "one", "other": "other"}, folder=tmp_path)
    assert told == {"trouble": "unknown_format"}


def test_a_post_is_cut_out_of_the_screen_of_a_phone() -> None:
    screen = scenes.phone(ORIGINAL)
    (panel,) = panels.panels_of(screen)
    assert abs(panel.top - 320) <= 6
    assert abs(panel.width - 1080) <= 6
    assert panels.is_screen(screen)
    assert not panels.is_screen(ORIGINAL)


def test_the_bubbles_of_a_chat_are_no_pictures() -> None:
    assert panels.panels_of(scenes.chat(["Salut", "Tu viens à la pratique?", "Non"])) == ()
