"""Words in the pictures of a page’s screens, read by software in a process of its own.

Asked for only when the words looked for are not in the text of the page: a post is often a picture.
What is read so is never proof by itself (kernel/evidence/capture/page_state.py, PICTURED).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from francjeu.connectors.capture.parts import SCREEN
from francjeu.plumbing import tools
from francjeu.plumbing.tools import Limits, ToolFailed

TOOL = "francjeu.detectors.words"
MOST_SCREENS = 20
_SECONDS = 90
_LIMITS = Limits(seconds=_SECONDS + 60, memory=4 * 1024**3, file_size=16 * 1024**2)


@dataclass(frozen=True, slots=True)
class Pictured:
    """What was read, and of how many of the `whole` screens; `trouble` when the tool failed."""

    text: str
    read: int
    whole: int
    engine: str = ""
    trouble: str = ""

    @property
    def lacks(self) -> str:
        """What was not read, in short; empty when all was."""
        return self.trouble or (f"{self.read}/{self.whole}" if self.read < self.whole else "")

    @property
    def told(self) -> dict[str, Any]:
        """For the record of the capture: without the words."""
        return {"engine": self.engine, "read": self.read, "screens": self.whole}


def read_screens(folder: Path, *, screens: int) -> Pictured:
    """The words in the screens that a capture left in its folder, the first ones first."""
    return read(folder, files=[SCREEN.format(number) for number in range(1, screens + 1)])


def read(folder: Path, *, files: Sequence[str]) -> Pictured:
    """The words in these pictures of the folder, as many as may be read."""
    asked = {"files": list(files[:MOST_SCREENS]), "seconds": _SECONDS}
    try:
        answer = tools.run(TOOL, asked, folder=folder, limits=_LIMITS)
    except ToolFailed as failed:
        return Pictured("", 0, len(files), trouble=failed.failure.value)
    lines = [line["text"] for it in answer["pictures"] for line in it.get("lines", ())]
    done = sum("lines" in it for it in answer["pictures"])
    return Pictured("\n".join(lines), done, len(files), engine=answer["engine"])
