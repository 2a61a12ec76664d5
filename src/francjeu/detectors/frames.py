"""Frames of a film, each with its PDQ: key frames, and one a second when there are too few.

The film is read by ffmpeg, which may open nothing but that file. The sound is left alone.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from francjeu.detectors import pdq, pictures
from francjeu.detectors.pictures import Trouble, Unreadable

MOST_BYTES = 1024**3
"""A longer film is kept and not looked into; the page says so."""
MOST_FRAMES = 240
MOST_SECONDS = 900
_FEW = 5
_WAIT = 240


def answer(request: dict[str, Any], *, folder: Path) -> dict[str, Any]:
    """`file` in the folder → `frames`: `bits` (eight hashes), `quality`; or `trouble`."""
    try:
        return {"frames": list(frames_of(folder / request["file"], folder=folder))}
    except Unreadable as refused:
        return {"trouble": refused.trouble.value}


def frames_of(film: Path, *, folder: Path) -> Iterator[dict[str, Any]]:
    """Each frame kept, in order, but those too plain to tell anything. Raises Unreadable."""
    if film.stat().st_size > MOST_BYTES:
        raise Unreadable(Trouble.TOO_LARGE)
    cut = _cut(film, folder, key_frames=True)
    if len(cut) < _FEW:
        cut = _cut(film, folder, key_frames=False) or cut
    if not cut:
        raise Unreadable(Trouble.CORRUPT)
    for path in cut:
        turned = pdq.turned_of(pictures.load(path, side=pdq.SIDE))
        yield {"bits": list(turned.bits), "quality": turned.quality}


def _cut(film: Path, folder: Path, *, key_frames: bool) -> list[Path]:
    name = "key" if key_frames else "each"
    first = ["-skip_frame", "nokey"] if key_frames else []
    rhythm = [] if key_frames else ["fps=1"]
    scale = f"scale={pdq.SIDE}:{pdq.SIDE}:force_original_aspect_ratio=decrease"
    command = [
        "ffmpeg", "-nostdin", "-loglevel", "error", "-protocol_whitelist", "file,pipe",
        "-threads", "2", *first, "-t", str(MOST_SECONDS), "-i", str(film), "-map", "0:v:0",
        "-vf", ",".join([*rhythm, scale]), "-fps_mode", "passthrough" if key_frames else "cfr",
        "-frames:v", str(MOST_FRAMES), "-q:v", "3", str(folder / f"{name}-%04d.jpg"),
    ]  # fmt: skip
    try:
        subprocess.run(  # noqa: S603  fixed arguments and a path of ours
            command, capture_output=True, timeout=_WAIT, check=False
        )
    except FileNotFoundError as missing:
        raise ModuleNotFoundError("ffmpeg") from missing
    except subprocess.TimeoutExpired:
        pass  # what was cut until then is still worth comparing
    return sorted(folder.glob(f"{name}-*.jpg"))
