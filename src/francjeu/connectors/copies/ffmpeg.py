"""Asking ffmpeg about a recording, and having it work: it may open that one file and no other."""

import ctypes
import json
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from francjeu.connectors.copies.pictures import NotDrawn
from francjeu.kernel.evidence.copies.copying import LONGEST_RECORDING, Trouble

_READS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpeg,mpegts,mpegvideo,mp3,aac,ogg,wav,flac,amr"
"""No playlist and no description of scenes: they could name other files."""

SOURCE = ["-protocol_whitelist", "file", "-format_whitelist", _READS, "-i", "source"]
QUIET = ["-v", "error", "-nostdin"]
NOTHING_TOLD = [
    "-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn", "-fflags", "+bitexact",
    "-flags:v", "+bitexact", "-flags:a", "+bitexact",
]  # fmt: skip
"""No place, device, author, chapter, subtitle, cover or name of a program."""

_SHORT = 20
_PDEATHSIG = 1  # prctl: the signal a child receives when its parent dies


@dataclass(frozen=True, slots=True)
class Recording:
    """What is in the file: dots of its picture (0 for none), whether it sounds, milliseconds."""

    width: int
    height: int
    has_sound: bool
    length: int
    start: float

    @property
    def is_film(self) -> bool:
        return self.width > 0


def program(name: str) -> str:
    """Its path. Raises ModuleNotFoundError: the tool is missing."""
    found = shutil.which(name)
    if found is None:
        raise ModuleNotFoundError(name)
    return found


def version() -> str:
    """Of ffmpeg, for the record."""
    told = subprocess.run(  # noqa: S603  a program of this machine, our own arguments
        [program("ffmpeg"), "-version"],
        capture_output=True, text=True, timeout=_SHORT, check=False,
    ).stdout  # fmt: skip
    return told.removeprefix("ffmpeg version ").partition(" ")[0][:40]


def told_of(folder: Path) -> Recording:
    """What `source` is. Raises NotDrawn (damaged, empty, too long)."""
    asked = _probe(folder, "format=duration,start_time:stream=codec_type,width,height,duration"
                           ":stream_disposition=attached_pic")  # fmt: skip
    streams = [it for it in asked.get("streams", ()) if not _is_cover(it)]
    pictures = [it for it in streams if it.get("codec_type") == "video"]
    has_sound = any(it.get("codec_type") == "audio" for it in streams)
    if not pictures and not has_sound:
        raise NotDrawn(Trouble.DAMAGED)
    length = max(
        _number(it.get("duration")) for it in [asked.get("format", {}), *streams]
    ) or _measured(folder)  # fmt: skip
    if length <= 0:
        raise NotDrawn(Trouble.EMPTY)
    if length > LONGEST_RECORDING:
        raise NotDrawn(Trouble.TOO_LONG)
    first = pictures[0] if pictures else {}
    return Recording(
        width=int(first.get("width") or 0), height=int(first.get("height") or 0),
        has_sound=has_sound, length=round(length * 1000),
        start=_number(asked.get("format", {}).get("start_time")),
    )  # fmt: skip


def moments(folder: Path, *, start: float) -> tuple[list[float], bool]:
    """When each picture appears, in seconds from the beginning, in order; whether it is exact."""
    told = _run_probe(
        folder, ["-select_streams", "V:0", "-show_entries", "packet=pts_time,dts_time",
                 "-of", "csv=p=0"], seconds=300,
    )  # fmt: skip
    found, is_exact = [], True
    for line in told.splitlines():
        shown, _, read = line.partition(",")
        is_exact = is_exact and _is_number(shown)
        at = shown if _is_number(shown) else read.strip(",")
        if _is_number(at):
            found.append(float(at) - start)
    return sorted(found), is_exact


def run(arguments: list[str], *, folder: Path, seconds: float) -> bool:
    """Whether ffmpeg went to the end. Raises NotDrawn (too heavy a result), TimeoutExpired."""
    done = subprocess.run(  # noqa: S603  as above; a tool has one thread
        [program("ffmpeg"), *QUIET, *arguments], cwd=folder, capture_output=True, timeout=seconds,
        check=False, preexec_fn=_end_with_the_tool,
    )  # fmt: skip
    if done.returncode == -signal.SIGXFSZ or b"File too large" in done.stderr:
        raise NotDrawn(Trouble.TOO_HEAVY)
    if done.returncode == -signal.SIGKILL or b"Cannot allocate memory" in done.stderr:
        raise MemoryError
    return done.returncode == 0


def _end_with_the_tool() -> None:
    """A tool that is killed leaves no ffmpeg at work on a piece in the clear."""
    ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _measured(folder: Path) -> float:
    """The length of a recording whose head does not say it: its last packet."""
    told = _run_probe(folder, ["-show_entries", "packet=pts_time", "-of", "csv=p=0"], seconds=120)
    found = [float(it.strip(",")) for it in told.split() if _is_number(it.strip(","))]
    return max(found, default=0.0) - min(found, default=0.0)


def _probe(folder: Path, entries: str) -> dict[str, Any]:
    told = _run_probe(folder, ["-show_entries", entries, "-of", "json"], seconds=_SHORT)
    try:
        found: dict[str, Any] = json.loads(told or "{}")
    except json.JSONDecodeError as broken:
        raise NotDrawn(Trouble.DAMAGED) from broken
    return found


def _run_probe(folder: Path, more: list[str], *, seconds: float) -> str:
    return subprocess.run(  # noqa: S603  as above
        [program("ffprobe"), "-v", "error", *SOURCE, *more],
        cwd=folder, capture_output=True, text=True, errors="replace", timeout=seconds, check=False,
    ).stdout  # fmt: skip


def _is_cover(stream: dict[str, Any]) -> bool:
    return bool(stream.get("disposition", {}).get("attached_pic"))


def _is_number(told: str) -> bool:
    try:
        float(told)
    except ValueError:
        return False
    return told not in ("nan", "inf")


def _number(told: object) -> float:
    return float(str(told)) if _is_number(str(told)) else 0.0
