"""Message catalogues: where they are, and how the .po people write become the .mo Django reads."""

import os
import tempfile
from pathlib import Path

import polib

PACKAGE = Path(__file__).resolve().parent.parent


def catalogues(root: Path = PACKAGE) -> list[Path]:
    """Every django.po of the project, in a fixed order."""
    return sorted(root.rglob("locale/*/LC_MESSAGES/django.po"))


def compile_catalogues(root: Path = PACKAGE) -> list[Path]:
    """Write the .mo of each catalogue that changed since; return those written."""
    return [written for source in catalogues(root) if (written := _compiled(source))]


def _compiled(source: Path) -> Path | None:
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return None
    content = polib.pofile(str(source)).to_binary()
    # Written aside, then moved: several test workers may compile at once.
    handle, aside = tempfile.mkstemp(dir=target.parent, suffix=".mo.tmp")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(aside).replace(target)
    return target
