"""Words in a picture, with French accents: PP-OCR models that are in the package, nothing fetched.

Lines come in the order one reads them. Where the package is missing, Tesseract does, if it is
there with its French; it reads chats well and letters over photographs badly.
"""

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np
from PIL import Image

from francjeu.detectors import pictures
from francjeu.detectors.pictures import Pixels, Unreadable

MOST_LINES = 400
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One line as read: where (left, top, width, height in dots) and how surely (0 to 1)."""

    text: str
    box: tuple[int, int, int, int]
    confidence: float


def answer(request: dict[str, Any], *, folder: Path) -> dict[str, Any]:
    """`files` of the folder → `pictures`, each its `lines` or its `trouble`; and `engine`.

    Those that `seconds` leave no time to begin are left out.
    """
    until, engine, found = monotonic() + request["seconds"], "", list[dict[str, Any]]()
    for name in request["files"]:
        if monotonic() > until:
            break
        try:
            engine, lines = read(pictures.load(folder / name))
        except Unreadable as refused:
            found.append({"trouble": refused.trouble.value})
        else:
            found.append({"lines": [told(it) for it in lines]})
    return {"engine": engine, "pictures": found}


def told(line: Line) -> dict[str, Any]:
    """The line as JSON."""
    return {"text": line.text, "box": list(line.box), "confidence": round(line.confidence, 3)}


def read(pixels: Pixels) -> tuple[str, tuple[Line, ...]]:
    """The name of what read, and the lines. Raises ModuleNotFoundError when nothing can read."""
    try:
        return "rapidocr", _by_models(pixels)
    except ModuleNotFoundError:
        if shutil.which("tesseract") is None:
            raise
        return "tesseract", _by_tesseract(pixels)


def _by_models(pixels: Pixels) -> tuple[Line, ...]:
    found = _engine()(np.ascontiguousarray(pixels[:, :, ::-1]))
    if found.txts is None:
        return ()
    lines = [
        Line(text, _around(corners), float(score))
        for text, corners, score in zip(found.txts, found.boxes, found.scores, strict=True)
    ]
    return tuple(sorted(lines[:MOST_LINES], key=_reading_order))


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR  # optional, and slow to load

    return RapidOCR(params={"Global.log_level": "critical"})


def _around(corners: Any) -> tuple[int, int, int, int]:
    left, top = np.min(corners, axis=0)
    right, bottom = np.max(corners, axis=0)
    return int(left), int(top), int(right - left), int(bottom - top)


def _reading_order(line: Line) -> tuple[int, int]:
    left, top, _, height = line.box
    return (top + height // 2) // 16, left


def _by_tesseract(pixels: Pixels) -> tuple[Line, ...]:
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/words.png"
        Image.fromarray(pixels).save(path)
        language = "fra" if "fra" in _tesseract("--list-langs").split() else "eng"
        said = _tesseract(path, "-", "-l", language, "--psm", "3")
    whole = (0, 0, pixels.shape[1], pixels.shape[0])
    return tuple(Line(it, whole, 0.5) for it in said.splitlines() if it.strip())[:MOST_LINES]


def _tesseract(*arguments: str) -> str:
    done = subprocess.run(  # noqa: S603  fixed arguments and a path of ours
        ["tesseract", *arguments],  # noqa: S607  wherever the system keeps it
        capture_output=True, text=True, timeout=_SECONDS, check=False,
    )  # fmt: skip
    return done.stdout
