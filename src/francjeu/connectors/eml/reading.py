"""The tool that reads one original e-mail: who signed it, what it says, what is attached.

`answer({"keys": {name: record}}, folder=…)` reads `piece` and writes each attached message, byte
for byte, as `message-N.eml`. Nothing is rendered and nothing is fetched: keys come in.
"""

from pathlib import Path
from typing import Any

from francjeu.connectors.eml import attached, shown, signed

LARGEST = 60 * 1024 * 1024
MOST_MESSAGES = 5


def answer(request: dict[str, Any], *, folder: Path) -> dict[str, Any]:
    """Everything that can be told of the mail, as plain values."""
    content = (folder / "piece").read_bytes()
    if len(content) > LARGEST:
        return {"verdict": "unreadable", "signatures": [], "names": [], "messages": 0}
    inner = attached.messages(content)[:MOST_MESSAGES]
    for number, message in enumerate(inner, start=1):
        (folder / f"message-{number}.eml").write_bytes(message)
    return {
        **signed.verdict(content, keys=dict(request.get("keys", {}))),
        **shown.shown(content),
        "messages": len(inner),
    }
