"""A screen recording: how long it is and how large, as its container says; no frame is shown."""

import json
import shutil
import subprocess
from pathlib import Path

from francjeu.connectors.elsewhere.told import Told
from francjeu.kernel.evidence.capture.elsewhere import Fault

_PATIENCE = 30


def read(path: Path) -> Told:
    """What ffprobe reads of its header; without ffprobe, nothing is said."""
    told, program = Told(), shutil.which("ffprobe")
    if program is None:
        return told
    command = [
        program, "-v", "error", "-protocol_whitelist", "file", "-show_entries",
        "format=duration:format_tags=creation_time,com.apple.quicktime.creationdate,"
        "com.android.version,encoder:stream=width,height,codec_type",
        "-of", "json", str(path),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603
    shown = json.loads(done.stdout or b"{}")
    if done.returncode or not shown.get("format"):
        told.fault(Fault.UNREADABLE)
        return told
    tags = shown["format"].get("tags", {})
    told.fact("seconds", round(float(shown["format"].get("duration") or 0)))
    told.fact("created", tags.get("com.apple.quicktime.creationdate") or tags.get("creation_time"))
    told.fact("software", tags.get("encoder"))
    picture = next((it for it in shown.get("streams", ()) if it.get("width")), None)
    if picture is not None:
        told.fact("dimensions", f"{picture['width']} × {picture['height']}")
    return told
