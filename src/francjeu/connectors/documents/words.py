"""The tool that reads the words of a Word document sent by a stranger, in a process apart."""

from pathlib import Path
from typing import Any

from francjeu.connectors.documents import docx
from francjeu.connectors.documents.fault import Unreadable

LONGEST = 200_000


def answer(request: dict[str, Any], *, folder: Path) -> dict[str, Any]:
    """`text` of `piece`, empty when it cannot be read."""
    try:
        return {"text": docx.text_of((folder / "piece").read_bytes())[:LONGEST]}
    except Unreadable:
        return {"text": ""}
