"""A light look at a few addresses: what each answered, without a browser and without scripts.

Everything passes through the guard, redirects included. Says what it is to those it asks.
"""

import contextlib
import hashlib
import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from bs4 import BeautifulSoup

from francjeu.connectors.capture.guard import Guard, Refused, split

REDIRECTS = 8
TEXT = 60_000
"""Characters kept of a page: a post and its comments."""

AGENT = "Mozilla/5.0 (compatible; francjeu)"
"""Says what we are: a platform that refuses us is told BLOCKED, never tricked."""

_KEPT = (
    "date", "age", "server", "content-type", "content-length", "location", "retry-after",
    "content-encoding", "last-modified", "etag", "cache-control", "x-robots-tag", "via",
)  # fmt: skip
_SAFE = "/:?#[]@!$&'()*+,;=%-._~"
_META = ("og:title", "og:description", "og:url", "description", "twitter:title",
         "twitter:description", "author")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bounds:
    """Of one look, redirects included: `seconds` in all, and `size` in bytes of the answer."""

    seconds: float = 15.0
    size: int = 4 * 1024 * 1024


BOUNDS = Bounds()


@dataclass(slots=True)
class Seen:
    """What one address answered. `status` is None and `fault` a word when nothing did.

    `after` is in seconds since the first look; `offset` the server's clock minus ours, in seconds;
    `framed` the words of pages shown inside it, `picture` the digest of the screen, when there is
    one.
    """

    asked: str
    after: float
    final: str = ""
    status: int | None = None
    chain: list[dict[str, Any]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    address: str = ""
    title: str = ""
    text: str = ""
    framed: str = ""
    size: int = 0
    sha256: str = ""
    truncated: bool = False
    offset: int | None = None
    fault: str = ""
    picture: str = ""


def look(
    address: str, *, guard: Guard, language: str, after: float = 0.0, bounds: Bounds = BOUNDS
) -> Seen:
    """One address, followed where it leads; never raises for what a server does."""
    seen, here = Seen(asked=address, after=round(after, 3)), address
    reach = _Reach(guard, language, time.monotonic() + bounds.seconds, bounds.size)
    try:
        for _ in range(REDIRECTS + 1):
            target = _fetch(seen, here, reach)
            if not target:
                return seen
            here = urljoin(here, target)
        seen.status, seen.fault = None, "too many redirects"
    except Refused as refused:
        seen.status, seen.fault = None, refused.reason.value
    except TimeoutError:
        seen.status, seen.fault = None, "timeout"
    except ssl.SSLError as error:
        seen.status, seen.fault = None, f"tls: {error.reason or 'refused'}"[:80]
    except (OSError, http.client.HTTPException, ValueError):
        seen.status, seen.fault = None, "no connection"
    return seen


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far one look may go: `until` by the monotonic clock, `size` in bytes."""

    guard: Guard
    language: str
    until: float
    size: int


def _fetch(seen: Seen, here: str, reach: _Reach) -> str:
    """One request; where it leads to, empty when it is the end."""
    host, port = split(here)
    pinned = reach.guard.pin(host, port)
    parts = urlsplit(here)
    left = reach.until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    kind = _Secure if parts.scheme == "https" else _Plain
    with contextlib.closing(kind(host, port, pinned=pinned, patience=left)) as connection:
        path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        connection.request("GET", quote(path, safe=_SAFE), headers={
            "User-Agent": AGENT, "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Language": reach.language, "Accept-Encoding": "identity", "Connection": "close",
        })  # fmt: skip
        got = connection.getresponse()
        headers = {key.lower(): value for key, value in got.getheaders()}
        target = headers.get("location", "") if got.status in (301, 302, 303, 307, 308) else ""
        seen.chain.append({"url": here, "status": got.status, "to": target, "address": pinned})
        if not target:
            seen.final, seen.status, seen.address = here, got.status, pinned
            seen.headers = {key: headers[key][:500] for key in _KEPT if key in headers}
            seen.offset = offset_of(headers)
            _read(seen, got, reach)
    return target


class _Plain(http.client.HTTPConnection):
    """A connection to the address that was checked, under the name that was asked for."""

    def __init__(self, host: str, port: int, *, pinned: str, patience: float) -> None:
        super().__init__(host, port, timeout=patience)
        self._pinned = pinned

    def connect(self) -> None:
        self.sock = socket.create_connection((self._pinned, self.port), timeout=self.timeout)


class _Secure(_Plain):
    """The same, and the certificate must be that name's."""

    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


def _read(seen: Seen, got: http.client.HTTPResponse, reach: _Reach) -> None:
    """The body, up to so many bytes and until the time is over."""
    body = bytearray()
    while chunk := got.read1(64 * 1024):
        body += chunk
        if len(body) > reach.size or time.monotonic() > reach.until:
            seen.truncated = True
            break
    content = bytes(body[: reach.size])
    seen.size, seen.sha256 = len(content), hashlib.sha256(content).hexdigest()
    plain = _unpacked(content, seen.headers.get("content-encoding", ""), size=reach.size)
    kind = seen.headers.get("content-type", "text/html").lower()
    if "html" in kind or "xml" in kind:
        seen.title, seen.text = words_of(plain, declared=got.headers.get_content_charset())
    elif "text/" in kind or "json" in kind:
        seen.text = plain.decode(got.headers.get_content_charset() or "utf-8", "replace")[:TEXT]


def words_of(content: bytes, *, declared: str | None = None) -> tuple[str, str]:
    """Title and words of a page, those it gives to other sites included; never its scripts."""
    soup = BeautifulSoup(content, "html.parser", from_encoding=declared)
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    told = [
        str(tag.get("content", "")) for tag in soup.find_all("meta")
        if str(tag.get("property") or tag.get("name") or "").lower() in _META
    ]  # fmt: skip
    for tag in soup(["script", "style", "noscript", "template", "title", "svg"]):
        tag.decompose()
    lines = [*told, *soup.stripped_strings]
    return title[:500], "\n".join(lines)[:TEXT]


def _unpacked(content: bytes, encoding: str, *, size: int) -> bytes:
    """A server may compress although it was asked not to; never more than so many bytes."""
    if encoding not in ("gzip", "deflate"):
        return content
    with contextlib.suppress(zlib.error):
        return zlib.decompressobj(47).decompress(content, size)
    return b""


def offset_of(headers: Mapping[str, str]) -> int | None:
    """The server's clock minus ours; what a cache kept is as much older as it says."""
    try:
        told = parsedate_to_datetime(headers["date"]).timestamp()
        return round(told + int(headers.get("age", "0")) - time.time())
    except (KeyError, ValueError, TypeError, OverflowError):
        return None
