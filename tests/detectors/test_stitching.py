"""Overlapping screenshots of one conversation are joined where they agree, and gaps are told."""

from pathlib import Path
from typing import Any

import pytest

np = pytest.importorskip("numpy", reason="not installed: numpy")
cv2 = pytest.importorskip("cv2", reason="not installed: opencv")
stitching = pytest.importorskip("francjeu.detectors.stitching", reason="not installed: opencv")

SEED = 20261122


def a_conversation(rows: int = 3000) -> Any:
    """A tall screen of bubbles of different widths, as a conversation looks."""
    random = np.random.default_rng(SEED)
    page = np.full((rows, stitching.WIDTH, 3), 245, dtype=np.uint8)
    for top in range(20, rows - 80, 90):
        left, width = int(random.integers(10, 200)), int(random.integers(150, 480))
        grey = int(random.integers(60, 200))
        cv2.rectangle(page, (left, top), (left + width, top + 64), (grey, grey, grey), -1)
        cv2.putText(page, str(top), (left + 8, top + 40), 0, 1, (255, 255, 255), 2)
    return page


def screens(page: Any, tops: list[int], *, height: int = 1000) -> list[Any]:
    """Screenshots of the page scrolled to each place, each with the same header."""
    header = np.full((100, stitching.WIDTH, 3), 40, dtype=np.uint8)
    cv2.putText(header, "Equipe U15", (20, 60), 0, 1, (255, 255, 255), 2)
    return [np.concatenate([header, page[top : top + height]]) for top in tops]


def test_joins_what_overlaps_into_what_was_scrolled() -> None:
    page = a_conversation()
    whole, joins = stitching.stitched(screens(page, [0, 700, 1400]))
    assert [it.shared for it in joins] == [300, 300]
    assert whole.shape[0] == 100 + 2400
    assert np.abs(whole[100:].astype(int) - page[:2400].astype(int)).max() == 0


def test_tells_a_gap_where_messages_may_be_missing() -> None:
    page = a_conversation()
    _, joins = stitching.stitched(screens(page, [0, 700, 1900]))
    assert [(it.after, it.is_gap) for it in joins] == [(1, False), (2, True)]


def test_two_different_conversations_are_never_joined() -> None:
    page = a_conversation()
    other = page[::-1].copy()
    _, joins = stitching.stitched([*screens(page, [0]), *screens(other, [0])])
    assert joins[0].is_gap


def test_the_tool_writes_one_picture_and_names_the_gaps(tmp_path: Path) -> None:
    for number, screen in enumerate(screens(a_conversation(), [0, 700, 1900]), start=1):
        cv2.imwrite(str(tmp_path / f"piece-{number}.png"), screen)
        (tmp_path / f"piece-{number}.png").rename(tmp_path / f"piece-{number}")
    told = stitching.answer({"count": 3}, folder=tmp_path)
    assert told["gaps"] == [2]
    assert (tmp_path / "stitched.png").exists()


def test_what_is_no_picture_is_told(tmp_path: Path) -> None:
    (tmp_path / "piece-1").write_bytes(b"\x00")
    (tmp_path / "piece-2").write_bytes(b"\xff\xd8\xff")
    assert stitching.answer({"count": 2}, folder=tmp_path) == {"trouble": "damaged"}
