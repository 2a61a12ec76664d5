"""A film or a sound encoded anew with places covered and moments silent, and nothing else in it.

A picture is covered from the one shown when the span begins; a place is rounded outwards to even
dots, a silence by a twentieth of a second. Only the first picture track and the first sound track
are kept: another one could hold what was hidden.
"""

import math
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from francjeu.connectors.copies import ffmpeg, films, progress
from francjeu.connectors.copies.pictures import BLUR_CELLS, NotDrawn
from francjeu.kernel.evidence.copies.boxes import Box, in_dots
from francjeu.kernel.evidence.copies.copying import LARGEST_FRAME, Trouble
from francjeu.kernel.evidence.copies.masks import Cover, How, Recording, Span, recording_from

_SECONDS = 2400
_EARLY = 0.0005
"""Seconds: half the finest clock of a film, so that rounding never uncovers a picture."""
_UNSURE = 0.25
"""The same for a file that does not say when its pictures are shown."""
_AROUND = 0.05
_WORST = re.compile(rb"psnr_avg:(\S+)")


def answer(request: Mapping[str, Any], *, folder: Path) -> dict[str, Any]:
    """Reads `source`, writes `copy` as `mask` says; tells how near the rest is to the original."""
    plan = recording_from(request["mask"])
    try:
        found = ffmpeg.told_of(folder)
        _require(plan, found)
        progress.begin(folder, total=found.length * 1000)
        return _film(plan, found, folder) if found.is_film else _sound(plan, found, folder)
    except subprocess.TimeoutExpired:
        return {"failed": "timed out"}
    except NotDrawn as refusal:
        return {"trouble": refusal.trouble.value}


def _require(plan: Recording, found: ffmpeg.Recording) -> None:
    """Nothing is asked that would hide nothing: whoever asked believes it hidden."""
    if found.width * found.height > LARGEST_FRAME:
        raise NotDrawn(Trouble.TOO_LARGE)
    spans = [*(it.span for it in plan.covers), *plan.silences]
    if any(it.start >= found.length for it in spans):
        raise NotDrawn(Trouble.BEYOND_THE_END)
    if (plan.silences or plan.is_mute) and not found.has_sound:
        raise NotDrawn(Trouble.NO_SOUND)
    if plan.covers and not found.is_film:
        raise NotDrawn(Trouble.NOT_SHOWABLE)
    if plan.is_mute and not found.is_film:
        raise NotDrawn(Trouble.EMPTY)


def _film(plan: Recording, found: ffmpeg.Recording, folder: Path) -> dict[str, Any]:
    with Image.open(films.still(found, folder, place=0)) as first:
        size = first.size
    times, is_exact = ffmpeg.moments(folder, start=found.start)
    covering = _covering(plan.covers, size, times, margin=_EARLY if is_exact else _UNSURE)
    graph = f"[0:V:0]{covering}pad=ceil(iw/2)*2:ceil(ih/2)*2[out]"
    sound = [] if plan.is_mute or not found.has_sound else [
        "-map", "0:a:0", *films.SOUND, _silent(plan.silences)
    ]  # fmt: skip
    _made(
        [*ffmpeg.SOURCE, "-filter_complex_threads", "1", "-filter_complex", graph, "-map", "[out]",
         *sound, "-fps_mode", "passthrough", "-c:v", "libx264", "-preset", "veryfast", "-crf", "16",
         "-pix_fmt", "yuv420p", *ffmpeg.NOTHING_TOLD, "-movflags", "+faststart", "-f", "mp4"],
        folder,
    )  # fmt: skip
    return {
        "media_type": "video/mp4", "format": "film", "tools": [["ffmpeg", ffmpeg.version()]],
        **_compared(graph, folder, pictures=len(times)),
    }  # fmt: skip


def _sound(plan: Recording, found: ffmpeg.Recording, folder: Path) -> dict[str, Any]:
    _made(
        [*ffmpeg.SOURCE, "-map", "0:a:0", "-vn", *films.SOUND, _silent(plan.silences),
         *ffmpeg.NOTHING_TOLD, "-movflags", "+faststart", "-f", "ipod"],
        folder,
    )  # fmt: skip
    tools = [["ffmpeg", ffmpeg.version()]]
    return {"media_type": "audio/mp4", "format": "sound", "frames": 1, "tools": tools}


def _made(arguments: list[str], folder: Path) -> None:
    telling = ["-progress", progress.file_of(folder), "-stats_period", "1"]
    if not ffmpeg.run([*telling, *arguments, "-y", "copy"], folder=folder, seconds=_SECONDS):
        raise NotDrawn(Trouble.DAMAGED)


def _covering(
    covers: tuple[Cover, ...], size: tuple[int, int], times: list[float], *, margin: float
) -> str:
    """The filters that cover each place while its span lasts, one after the other."""
    steps = []
    for number, cover in enumerate(covers):
        x, y, width, height = _even(cover.box, size)
        during = _during(cover.span, times, margin=margin)
        if cover.how is How.BLACK:
            steps.append(
                f"drawbox=x={x}:y={y}:w={width}:h={height}:color=black:t=fill:enable='{during}',"
            )
            continue
        steps.append(
            f"split[a{number}][b{number}];[b{number}]crop={width}:{height}:{x}:{y},"
            f"scale={BLUR_CELLS}:{BLUR_CELLS}:flags=area,"
            f"scale={width}:{height}:flags=bilinear[c{number}];"
            f"[a{number}][c{number}]overlay={x}:{y}:eof_action=pass:enable='{during}',"
        )
    return "".join(steps)


def _even(box: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Left, top, width and height, rounded outwards to even dots: colours are kept by twos."""
    width, height = size
    left, top, right, bottom = in_dots(box, width=width, height=height)
    left, top = left - left % 2, top - top % 2
    return left, top, min(right + right % 2, width) - left, min(bottom + bottom % 2, height) - top


def _during(span: Span, times: list[float], *, margin: float) -> str:
    start = span.start / 1000
    shown = max((it for it in times if it <= start + _EARLY), default=0.0)
    begins = f"gte(t,{min(shown, start) - margin:.4f})"
    return f"{begins}*lt(t,{span.end / 1000 + margin - 2 * _EARLY:.4f})" if span.end else begins


def _silent(silences: tuple[Span, ...]) -> str:
    """The filters that make these moments silent; the sound is cut fine first."""
    spans = "+".join(
        f"between(t,{max(0.0, it.start / 1000 - _AROUND):.3f},"
        f"{it.end / 1000 + _AROUND if it.end else math.inf:.3f})".replace("inf", "1e9")
        for it in silences
    )
    fine = f",asetnsamples=n=256:p=0,volume=volume=0:enable='{spans}'" if spans else ""
    return films.STEREO + fine


def _compared(graph: str, folder: Path, *, pictures: int) -> dict[str, Any]:
    """How the copy looks beside its original covered in the same way, picture by picture.

    `likeness` is the worst signal-to-noise ratio, in tenths of a decibel; over 400 no eye tells.
    """
    counted = "settb=1/1000,setpts=N"
    ffmpeg.run(
        [*ffmpeg.SOURCE, "-i", "copy", "-filter_complex",
         f"{graph};[out]format=yuv420p,{counted}[one];[1:v]{counted}[two];"
         "[one][two]psnr=stats_file=psnr.txt", "-an", "-f", "null", "-"],
        folder=folder, seconds=_SECONDS,
    )  # fmt: skip
    stats = folder / "psnr.txt"
    worst = [float(it) for it in _WORST.findall(stats.read_bytes() if stats.exists() else b"")]
    finite = [it for it in worst if math.isfinite(it)]
    return {
        "frames": len(worst) or pictures,
        "likeness": round(min(finite) * 10) if finite else 1000 if worst else 0,
    }
