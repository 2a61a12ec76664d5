"""The text that WhatsApp exports, in the forms of its phones and languages.

The order of day and month is told by the dates themselves, or not at all: then it is said so.
"""

import re
from datetime import datetime

from francjeu.connectors.chats.message import Chat, Message

_LONGEST = 20_000
_START = re.compile(
    r"^\u200e?\[?(?P<day>\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}),?\s(?:à\s)?"
    r"(?P<time>\d{1,2}[:\u202f\u00a0 h]{1,3}\d{2}(?::\d{2})?(?:[\s\u202f]?[AaPp]\.?[Mm]\.?)?)"
    r"\]?\s?(?:-\s)?(?P<rest>.*)$"
)
_SPEAKS = re.compile(r"^(?P<who>[^:]{1,80}):\s(?P<text>.*)$", re.DOTALL)
_FILE = re.compile(
    r"<(?:attached|pièce jointe)\s?: ([^>]+)>|([\w.-]+) \((?:file attached|fichier joint)\)"
)


def read(text: str) -> Chat | None:
    """The conversation; None when fewer than two lines look like messages of it."""
    starts: list[tuple[re.Match[str], list[str]]] = []
    unread = 0
    for line in text.lstrip("\ufeff").splitlines():
        found = _START.match(line)
        if found:
            starts.append((found, [found["rest"]]))
        elif starts:
            starts[-1][1].append(line)
        elif line.strip():
            unread += 1
    if len(starts) < 2 or unread > len(starts):
        return None
    order = _order([it["day"] for it, _ in starts])
    messages = [_message(it, "\n".join(lines), order=order) for it, lines in starts]
    return Chat("whatsapp", messages, unread=unread, is_ambiguous=not order)


def _order(days: list[str]) -> str:
    """`ymd`, `dmy`, `mdy`, or empty when no date settles it."""
    parts = [[int(it) for it in re.split(r"[/.-]", day)] for day in days]
    if all(it[0] > 31 for it in parts):
        return "ymd"
    if any(it[0] > 12 for it in parts):
        return "dmy"
    return "mdy" if any(it[1] > 12 for it in parts) else ""


def _message(found: re.Match[str], rest: str, *, order: str) -> Message:
    spoken = _SPEAKS.match(rest)
    who, text = (spoken["who"], spoken["text"]) if spoken else ("", rest)
    file = _FILE.search(text)
    return Message(
        said=f"{found['day']} {found['time']}", at=_moment(found["day"], found["time"], order),
        who=who.strip("\u200e~ "), text=text.strip("\u200e ")[:_LONGEST],
        attached=next((it for it in file.groups() if it), "") if file else "",
    )  # fmt: skip


def _moment(day: str, time: str, order: str) -> str:
    if not order:
        return ""
    numbers = dict(zip(order, (int(it) for it in re.split(r"[/.-]", day)), strict=True))
    year = numbers["y"] + 2000 if numbers["y"] < 100 else numbers["y"]
    clock = [int(it) for it in re.findall(r"\d+", time)]
    hour, is_late = clock[0], re.search(r"[Pp]\.?[Mm]", time)
    if re.search(r"[AaPp]\.?[Mm]", time):
        hour = hour % 12 + (12 if is_late else 0)
    try:
        moment = datetime(year, numbers["m"], numbers["d"], hour, clock[1])  # noqa: DTZ001
    except ValueError:
        return ""
    return moment.isoformat(timespec="minutes")
