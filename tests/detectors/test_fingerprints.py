"""One visit to a piece, as the tool itself runs; what cannot be looked into is told, never hung."""

import struct
import subprocess
import time
import zlib
from pathlib import Path
from typing import Any

import pytest
from tests.factories import scenes
from tests.factories.pictures import chunk
from tests.tools import needs

from francjeu.detectors import fingerprints, frames, words
from francjeu.kernel.evidence.likeness.matching import folded
from francjeu.plumbing import tools
from francjeu.plumbing.tools import Limits

LIMITS = Limits(seconds=120, memory=4 * 1024**3, file_size=256 * 1024**2)


def visited(content: bytes, *, kind: str = "image") -> dict[str, Any]:
    with tools.workshop() as folder:
        (folder / "piece").write_bytes(content)
        request = {"file": "piece", "kind": kind}
        return tools.run("francjeu.detectors.fingerprints", request, folder=folder, limits=LIMITS)


def a_huge_png() -> bytes:
    """400 megapixels in 50 kB."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 20_000, 20_000, 1, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(bytes(20_000 * 2_501)))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


def test_a_screenshot_gives_its_picture_and_its_words() -> None:
    told = visited(scenes.png(scenes.phone(scenes.scene(7))))
    assert told["screen"]
    assert [it["part"] for it in told["marks"]] == [False, True]
    assert len(told["corners"]) == 1
    read = " ".join(it["text"] for it in told["lines"])
    assert {"laval", "quebec", "arena", "commentaires"} <= set(folded(read))
    assert "aréna" in read


@pytest.mark.parametrize(
    ("content", "kind", "trouble"),
    [
        (scenes.png(scenes.scene(1))[:4000], "image", "corrupt"),
        (b"nothing of a picture", "image", "unknown_format"),
        (a_huge_png(), "image", "too_large"),
        (b"%PDF-1.7 and nothing more", "pdf", "corrupt"),
    ],
    ids=["cut", "no picture", "400 megapixels", "broken document"],
)
def test_what_cannot_be_looked_into_is_told(content: bytes, kind: str, trouble: str) -> None:
    started = time.monotonic()
    assert visited(content, kind=kind) == {"trouble": trouble}
    assert time.monotonic() - started < 60


@needs("qpdf")
def test_a_document_under_a_password_is_told(tmp_path: Path) -> None:
    from PIL import Image

    Image.fromarray(scenes.scene(1)).save(tmp_path / "plain.pdf")
    locked = tmp_path / "locked.pdf"
    subprocess.run(
        ["qpdf", "--encrypt", "secret", "secret", "256", "--", tmp_path / "plain.pdf", locked],
        check=True,
    )
    request = {"file": "locked.pdf", "kind": "pdf"}
    assert fingerprints.answer(request, folder=tmp_path) == {"trouble": "encrypted"}
    request = {"file": "plain.pdf", "kind": "pdf"}
    assert fingerprints.answer(request, folder=tmp_path)["marks"][0]["quality"] > 50


def a_film(path: Path, *numbers: int) -> Path:
    """Four seconds a scene."""
    for place, number in enumerate(numbers):
        picture = scenes.scene(number, width=480, height=360)
        (path.parent / f"{path.stem}-{place}.png").write_bytes(scenes.png(picture))
    subprocess.run(
        ["ffmpeg", "-nostdin", "-loglevel", "error", "-framerate", "1/4",
         "-i", path.parent / f"{path.stem}-%d.png", "-r", "10", "-pix_fmt", "yuv420p", path],
        check=True,
    )  # fmt: skip
    return path


@needs("ffmpeg")
def test_a_film_gives_a_hash_for_each_of_its_pictures(tmp_path: Path) -> None:
    film = a_film(tmp_path / "film.mp4", 1, 2, 3)
    told = frames.answer({"file": film.name}, folder=tmp_path)
    assert 3 <= len({it["bits"][0] for it in told["frames"]}) <= 12


@needs("ffmpeg")
def test_a_film_that_is_none_is_told() -> None:
    assert visited(b"nothing of a film", kind="film") == {"trouble": "corrupt"}


def test_a_film_too_long_to_look_into_is_told_without_reading_it(tmp_path: Path) -> None:
    with (tmp_path / "film.mp4").open("wb") as film:
        film.truncate(5 * 1024**3)  # a hole: no room is taken
    told = frames.answer({"file": "film.mp4"}, folder=tmp_path)
    assert told == {"trouble": "too_large"}


def test_reads_french_as_it_is_written() -> None:
    lines = ["Tu es où? L’entraîneur est déjà là", "Ça m’écœure, t’as gâché la fête"]
    engine, read = words.read(scenes.chat(lines))
    assert engine == "rapidocr"
    assert [folded(it.text) for it in read] == [folded(it) for it in lines]
    assert all(it.confidence > 0.8 and it.box[2] > 0 for it in read)
    assert "où" in read[0].text
