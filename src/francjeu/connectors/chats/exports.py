"""Conversations exported as JSON (Messenger, Instagram, Telegram) or XML (text messages)."""

from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

from francjeu.connectors.chats.message import Chat, Message

_LONGEST = 20_000


def from_json(value: Any) -> Chat | None:
    """The conversation of a known form; None otherwise."""
    rows = value.get("messages") if isinstance(value, dict) else None
    if not isinstance(rows, list) or not all(isinstance(it, dict) for it in rows):
        return None
    if any("timestamp_ms" in it for it in rows):
        return _chat("messenger", sorted(rows, key=_milliseconds), _meta)
    if any("senderName" in it for it in rows):
        return _chat("messenger", sorted(rows, key=_milliseconds), _meta_encrypted)
    if any("date_unixtime" in it or "from" in it for it in rows):
        return _chat("telegram", rows, _telegram)
    return None


def from_xml(content: bytes) -> Chat | None:
    """Text messages as “SMS Backup & Restore” writes them; a file with entities is refused."""
    if b"<!ENTITY" in content or b"<!DOCTYPE" in content[:2000]:
        return None
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - no entity, in a process apart
    except ElementTree.ParseError:
        return None
    if root.tag != "smses":
        return None
    rows = [dict(it.attrib) for it in root if it.tag == "sms"]
    return _chat("sms", sorted(rows, key=lambda it: _whole(it.get("date"))), _sms, len(root))


def _chat(kind: str, rows: list[dict[str, Any]], read: Any, count: int | None = None) -> Chat:
    messages = [read(row) for row in rows]
    return Chat(kind, messages, unread=(count or len(rows)) - len(messages))


def _meta(row: dict[str, Any]) -> Message:
    """Meta writes UTF-8 read as Latin-1: undone, since nobody wrote « Ã© »."""
    kinds = ("photos", "videos", "audio_files", "files")
    files = [it for name in kinds for it in row.get(name, [])]
    return Message(
        said=str(row.get("timestamp_ms", "")), at=_utc(_milliseconds(row)),
        who=_undone(row.get("sender_name")), text=_undone(row.get("content")),
        attached=str(files[0].get("uri", "")) if files and isinstance(files[0], dict) else "",
    )  # fmt: skip


def _meta_encrypted(row: dict[str, Any]) -> Message:
    media = row.get("media") or []
    return Message(
        said=str(row.get("timestamp", "")), at=_utc(_milliseconds(row)),
        who=str(row.get("senderName", "")), text=str(row.get("text") or "")[:_LONGEST],
        attached=str(media[0].get("uri", "")) if media and isinstance(media[0], dict) else "",
    )  # fmt: skip


def _telegram(row: dict[str, Any]) -> Message:
    text = row.get("text", "")
    if isinstance(text, list):
        text = "".join(it if isinstance(it, str) else str(it.get("text", "")) for it in text)
    return Message(
        said=str(row.get("date", "")), at=str(row.get("date", ""))[:16],
        who=str(row.get("from") or row.get("actor") or ""), text=str(text)[:_LONGEST],
        attached=str(row.get("file") or row.get("photo") or ""),
    )  # fmt: skip


def _sms(row: dict[str, Any]) -> Message:
    """Type 2 was sent by whoever exported it; any other was received."""
    sent = row.get("type") == "2"
    other = str(row.get("contact_name") or "").replace("(Unknown)", "")
    number = str(row.get("address", ""))
    name = f"{other} ({number})" if other else number
    return Message(
        said=str(row.get("readable_date") or row.get("date", "")), at=_utc(_whole(row.get("date"))),
        who=f"→ {name}" if sent else name, text=str(row.get("body", ""))[:_LONGEST],
    )  # fmt: skip


def _milliseconds(row: dict[str, Any]) -> int:
    return _whole(row.get("timestamp_ms", row.get("timestamp")))


def _whole(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0


def _utc(milliseconds: int) -> str:
    try:
        moment = datetime.fromtimestamp(milliseconds / 1000, tz=UTC)
    except (OverflowError, ValueError, OSError):
        return ""
    return moment.isoformat(timespec="minutes") if milliseconds else ""


def _undone(value: Any) -> str:
    text = str(value or "")
    try:
        return text.encode("latin-1").decode("utf-8")[:_LONGEST]
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text[:_LONGEST]
