"""One picture of a film at a moment, or the sound of a recording alone; the file itself, never."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from francjeu.connectors.copies import ffmpeg, pictures
from francjeu.connectors.copies.pictures import NotDrawn
from francjeu.kernel.evidence.copies.copying import HEARD, LARGEST_PICTURE, Trouble

_SECONDS = 30
SOUND = ["-c:a", "aac", "-b:a", "128k", "-af"]
STEREO = "aformat=channel_layouts=stereo|mono"


def answer(request: Mapping[str, Any], *, folder: Path) -> dict[str, Any]:
    """Reads `source`, writes as `copy` the picture at `place` (milliseconds), or what is heard."""
    try:
        found = ffmpeg.told_of(folder)
        made = (
            heard(found, folder) if request.get("look") == HEARD else _still(found, request, folder)
        )
    except subprocess.TimeoutExpired:
        return {"failed": "timed out"}
    except NotDrawn as refusal:
        return {"trouble": refusal.trouble.value}
    return {"frames": 1, **made, "length": found.length, "has_sound": found.has_sound}


def still(found: ffmpeg.Recording, folder: Path, *, place: int) -> Path:
    """The picture shown at this moment, upright, as PNG. Raises NotDrawn, TimeoutExpired."""
    if not found.is_film:
        raise NotDrawn(Trouble.NOT_SHOWABLE)
    if found.width * found.height > LARGEST_PICTURE:
        raise NotDrawn(Trouble.TOO_LARGE)
    if place >= found.length:
        raise NotDrawn(Trouble.BEYOND_THE_END)
    frame = folder / "frame.png"
    for moment in dict.fromkeys((place, max(0, place - 500))):  # the last picture may be earlier
        ffmpeg.run(
            ["-threads", "1", "-ss", f"{moment / 1000:.3f}", *ffmpeg.SOURCE, "-map", "0:V:0",
             "-frames:v", "1", "-an", "-sn", "-dn", "-y", frame.name],
            folder=folder, seconds=_SECONDS,
        )  # fmt: skip
        if frame.exists():
            return frame
    raise NotDrawn(Trouble.DAMAGED)


def heard(found: ffmpeg.Recording, folder: Path) -> dict[str, Any]:
    """The sound alone, encoded anew. Raises NotDrawn, TimeoutExpired."""
    if not found.has_sound:
        raise NotDrawn(Trouble.NO_SOUND)
    is_whole = ffmpeg.run(
        [*ffmpeg.SOURCE, "-map", "0:a:0", "-vn", *SOUND, STEREO, *ffmpeg.NOTHING_TOLD,
         "-movflags", "+faststart", "-f", "ipod", "-y", "copy"],
        folder=folder, seconds=_SECONDS,
    )  # fmt: skip
    if not is_whole:
        raise NotDrawn(Trouble.DAMAGED)
    tools = [["ffmpeg", ffmpeg.version()]]
    return {"media_type": "audio/mp4", "format": "sound", "tools": tools}


def _still(found: ffmpeg.Recording, request: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    frame = still(found, folder, place=int(request.get("place", 0)))
    picture, told = pictures.upright(frame)
    written = pictures.write(picture, request, folder=folder)
    return {**written, "format": "film", "tools": [["ffmpeg", ffmpeg.version()], *told["tools"]]}
