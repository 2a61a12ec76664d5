"""Side data of pieces and the words of provenance."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from francjeu.kernel.evidence.origin.provenance import (
    Access,
    Level,
    access_sentence,
    corroboration_sentence,
    level_sentence,
)
from francjeu.kernel.evidence.pieces.piece import (
    BadSideData,
    Piece,
    canonical,
    in_utc,
    piece_from_json,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
PIECE = Piece(
    label="P-1",
    path="data/pieces/P-1.jpg",
    sha256="0" * 64,
    size=12,
    title="Capture d’écran « avant suppression »",
    declared_name="IMG_0001.jpg",
    media_type="image/jpeg",
    role="original",
    method="upload",
    level=Level.N1,
    received_at=NOON,
    access=Access.RECIPIENT,
    tools=(("puremagic", "1.30"),),
)
TOO_STRONG = ("authenti", "prouve que", "proves that", "genuine", "certifi", "coupable", "guilty")


def test_side_data_is_read_back() -> None:
    assert piece_from_json(PIECE.as_json()) == PIECE


def test_the_same_side_data_is_always_the_same_bytes() -> None:
    other_order = dict(reversed(PIECE.as_json().items()))
    assert canonical(other_order) == canonical(PIECE.as_json())
    assert "Capture d’écran" in canonical(PIECE.as_json()).decode()


def test_moments_are_written_in_universal_time() -> None:
    montreal = timezone(timedelta(hours=-5))
    assert in_utc(datetime(2026, 11, 22, 7, tzinfo=montreal)) == "2026-11-22T12:00:00Z"
    with pytest.raises(ValueError, match="time zone"):
        in_utc(datetime(2026, 11, 22, 7))  # noqa: DTZ001 - the fault under test


@pytest.mark.parametrize(
    "change", [{"level": "N9"}, {"size": "12"}, {"tools": None}, {"received_at": "hier"}]
)
def test_refuses_side_data_that_describes_no_piece(change: dict[str, object]) -> None:
    with pytest.raises(BadSideData):
        piece_from_json({**PIECE.as_json(), **change})


def test_refuses_side_data_with_a_missing_field() -> None:
    value = PIECE.as_json()
    del value["sha256"]
    with pytest.raises(BadSideData, match="sha256"):
        piece_from_json(value)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_sentence_of_provenance_says_more_than_is_proven(language) -> None:
    sentences = [level_sentence(level, language=language) for level in Level]
    sentences += [access_sentence(access, language=language) for access in Access]
    sentences += [corroboration_sentence(number, language=language) for number in range(3)]
    assert len(set(sentences)) == len(sentences)
    for sentence in sentences:
        assert not [word for word in TOO_STRONG if word in sentence.lower()]
