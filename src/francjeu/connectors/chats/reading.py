"""The tool that reads an exported conversation: who wrote what, when, as the export says it.

`answer({"most": 5000}, folder=…)` reads `piece`. An archive is looked into for its one list of
messages; its pictures are named, never unpacked.
"""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

from francjeu.connectors.chats import exports, whatsapp
from francjeu.connectors.chats.gaps import Gap, gaps
from francjeu.connectors.chats.message import Chat

LARGEST = 50 * 1024 * 1024
MOST = 5_000
"""Messages told when the request does not say."""
MOST_LISTS = 20
_LISTS = re.compile(
    r"(?i)(^|/)(_chat\.txt|(whatsapp chat|discussion whatsapp)[^/]*\.txt|message_\d+\.json"
    r"|result\.json)$"
)


def answer(request: dict[str, Any], *, folder: Path) -> dict[str, Any]:
    """The messages, oldest first as written; `kind` is empty when the form is not a known one."""
    contents, missing = _contents(folder / "piece")
    found = [it for it in map(_read, contents) if it is not None]
    messages = [message for chat in found for message in chat.messages]
    most = int(request.get("most", MOST))
    unread = sum(chat.unread for chat in found)
    lacks = [
        *((0, Gap.FILE) for _ in range(missing)),
        *([(0, Gap.UNREAD)] if unread else []),
        *gaps(messages[:most]),
        *([(most, Gap.CUT)] if len(messages) > most else []),
    ]
    return {
        "kind": found[0].kind if found else "",
        "people": sorted({it.who for it in messages if it.who}),
        "messages": [it.as_json() for it in messages[:most]],
        "count": len(messages),
        "unread": unread,
        "gaps": [[place, why.value] for place, why in lacks],
        "is_ambiguous": any(chat.is_ambiguous for chat in found),
    }


def _contents(path: Path) -> tuple[list[bytes], int]:
    """The lists of messages, and how many are missing: not read, or skipped in their numbers."""
    if not zipfile.is_zipfile(path):
        is_small = path.stat().st_size <= LARGEST
        return ([path.read_bytes()], 0) if is_small else ([], 1)
    try:
        with zipfile.ZipFile(path) as archive:
            lists = [it for it in archive.infolist() if _LISTS.search(it.filename)]
            small = sorted((it for it in lists if it.file_size <= LARGEST), key=_number)
            read = small[:MOST_LISTS]
            numbers = sorted(-_number(it)[0] for it in lists)
            skipped = (numbers[-1] - len(numbers)) if numbers and numbers[-1] else 0
            missing = len(lists) - len(read) + max(skipped, 0)
            return [archive.open(it).read(LARGEST) for it in read], missing
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        return [], 0


def _number(entry: zipfile.ZipInfo) -> tuple[int, str]:
    """Messenger numbers its files from the newest: the last one comes first."""
    digits = re.search(r"message_(\d+)", entry.filename)
    return (-int(digits[1]) if digits else 0, entry.filename)


def _read(content: bytes) -> Chat | None:
    start = content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
    if start == b"{":
        try:
            return exports.from_json(json.loads(content))
        except (ValueError, RecursionError):
            return None
    if start == b"<":
        return exports.from_xml(content)
    return whatsapp.read(content.decode("utf-8", "replace"))
