"""Films and sounds with something to hide, made by ffmpeg; and some that mean harm."""

import subprocess
from pathlib import Path

SECRET = "Marie Tremblay"


def made(folder: Path, *arguments: str, name: str) -> bytes:
    """What ffmpeg writes under this name."""
    path = folder / name
    subprocess.run(["ffmpeg", "-v", "error", "-y", *arguments, str(path)], check=True)
    return path.read_bytes()


def film(folder: Path, *, seconds: int = 4, size: str = "160x120", sound: bool = True) -> bytes:
    """A test card of ten pictures a second, and a tone; it says who made it."""
    tone = ["-f", "lavfi", "-i", f"sine=f=440:d={seconds}"] if sound else []
    return made(
        folder, "-f", "lavfi", "-i", f"testsrc=d={seconds}:s={size}:r=10", *tone,
        "-metadata", f"title={SECRET}", "-c:v", "libx264", "-pix_fmt", "yuv420p",
        "-preset", "ultrafast", "-crf", "10", name="film.mp4",
    )  # fmt: skip


def song(folder: Path) -> bytes:
    """Three seconds of a tone in MP3, with a picture as its cover and a name."""
    cover = folder / "cover.png"
    made(folder, "-f", "lavfi", "-i", "testsrc=s=64x64", "-frames:v", "1", name="cover.png")
    return made(
        folder, "-f", "lavfi", "-i", "sine=f=440:d=3", "-i", str(cover), "-map", "0:a", "-map", "1",
        "-c:v", "copy", "-id3v2_version", "3", "-metadata", f"artist={SECRET}", name="chant.mp3",
    )  # fmt: skip


def pictures_of(film: Path, *, start: float = 0, count: int = 0) -> list[bytes]:
    """The pictures of a film as grey dots, 160 × 120."""
    done = subprocess.run(
        ["ffmpeg", "-v", "error", "-ss", str(start), "-i", str(film),
         *(["-frames:v", str(count)] if count else []), "-an", "-pix_fmt", "gray",
         "-fps_mode", "passthrough", "-f", "rawvideo", "-"],
        check=True, capture_output=True,
    )  # fmt: skip
    return [done.stdout[at : at + 19_200] for at in range(0, len(done.stdout), 19_200)]


def loudness(sound: Path, *, start: float, end: float) -> int:
    """The loudest sample between two moments, 0 to 32767."""
    done = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(sound), "-af", f"atrim={start}:{end}", "-ac", "1",
         "-f", "s16le", "-"],
        check=True, capture_output=True,
    )  # fmt: skip
    samples = memoryview(done.stdout).cast("h")
    return max((abs(it) for it in samples), default=0)
