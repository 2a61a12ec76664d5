"""What a page may show of a mail: a few headers and its characters. Never its page, no picture."""

from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

from bs4 import BeautifulSoup

_HEADERS = ("From", "To", "Cc", "Reply-To", "Date", "Subject", "Message-ID")
_LONGEST_HEADER = 2_000
_LONGEST_TEXT = 200_000
_MOST_ATTACHED = 100


def shown(content: bytes) -> dict[str, Any]:
    """Headers that matter, the text as characters, attachments, what was not fetched."""
    try:
        message = BytesParser(policy=policy.default).parsebytes(content)
        return _shown(message)
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError, IndexError):
        return {"headers": [], "text": "", "is_cut": False, "attached": [], "remote": 0}


def _shown(message: EmailMessage) -> dict[str, Any]:
    text, remote = _text(message)
    return {
        "headers": [[name, value] for name in _HEADERS for value in _values(message, name)],
        "text": text[:_LONGEST_TEXT],
        "is_cut": len(text) > _LONGEST_TEXT,
        "attached": [_attachment(part) for part in message.iter_attachments()][:_MOST_ATTACHED],
        "remote": remote,
    }


def _values(message: EmailMessage, name: str) -> list[str]:
    """Each header of this name: two senders are two lines, never one hidden behind the other."""
    return [str(value)[:_LONGEST_HEADER] for value in message.get_all(name, [])]


def _text(message: EmailMessage) -> tuple[str, int]:
    """Plain characters, and how many pictures or styles elsewhere the mail would have fetched."""
    page = message.get_body(("html",))
    remote = _remote(_content(page)) if page is not None else 0
    plain = message.get_body(("plain",))
    if plain is not None:
        return _content(plain), remote
    return (_characters(_content(page)) if page is not None else ""), remote


def _characters(page: str) -> str:
    """The words of a page of HTML, all of them, hidden ones too: no style is obeyed."""
    soup = BeautifulSoup(page, "html.parser")
    for tag in soup.find_all(("script", "style", "template", "title")):
        tag.decompose()
    lines = (line.strip() for line in soup.get_text("\n").splitlines())
    return "\n".join(line for line in lines if line)


def _content(part: Any) -> str:
    """The characters of a part whatever its encoding claims to be."""
    raw = part.get_payload(decode=True) or b""
    encoding = part.get_content_charset("utf-8")
    try:
        return str(raw.decode(encoding, "replace"))
    except LookupError:
        return str(raw.decode("utf-8", "replace"))


def _remote(page: str) -> int:
    lowered = page.lower()
    return sum(lowered.count(f"{mark}{quote}http") for mark in ("src=",) for quote in ('"', "'"))


def _attachment(part: Any) -> dict[str, Any]:
    content = part.get_payload(decode=True)
    size = len(content) if isinstance(content, bytes) else 0
    name = part.get_filename() or ""
    return {"name": str(name)[:200], "type": part.get_content_type(), "size": size}
