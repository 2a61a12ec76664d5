"""One picture of a film, taken by ffmpeg from the first frames; the sound is never read."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from francjeu.connectors.copies import pictures
from francjeu.connectors.copies.pictures import NotDrawn
from francjeu.kernel.evidence.copying import Trouble

_READS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpeg,mpegts"
"""No playlist and no description of scenes: they could name other files."""

_SECONDS = 20


def answer(request: Mapping[str, Any], *, folder: Path) -> dict[str, Any]:
    """Reads `source`, writes the poster as `copy`."""
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        return {"failed": "missing"}
    frame = folder / "frame.png"
    try:
        subprocess.run(  # noqa: S603  a program of this machine, our own arguments
            [
                ffmpeg, "-v", "error", "-nostdin", "-threads", "1", "-protocol_whitelist", "file",
                "-format_whitelist", _READS, "-skip_frame", "nokey", "-i", "source",
                "-map", "0:v:0", "-frames:v", "1", "-an", "-sn", "-dn", "-y", "frame.png",
            ],
            cwd=folder, capture_output=True, timeout=_SECONDS, check=False,
        )  # fmt: skip
        picture, told = pictures.upright(frame)
        written = pictures.write(picture, request, folder=folder)
    except FileNotFoundError:
        return {"trouble": Trouble.DAMAGED.value}
    except subprocess.TimeoutExpired:
        return {"failed": "timed out"}
    except NotDrawn as refusal:
        return {"trouble": refusal.trouble.value}
    tools = [["ffmpeg", _version(ffmpeg)], *told["tools"]]
    return {**written, "format": "film", "frames": 1, "tools": tools}


def _version(ffmpeg: str) -> str:
    told = subprocess.run(  # noqa: S603  as above
        [ffmpeg, "-version"], capture_output=True, text=True, timeout=_SECONDS, check=False
    ).stdout
    return told.removeprefix("ffmpeg version ").partition(" ")[0][:40]
