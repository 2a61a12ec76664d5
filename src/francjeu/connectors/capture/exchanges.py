"""Requests and answers of one capture, taken down as they end, with what failed and what lacks."""

from base64 import b64decode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, Error, Frame, Request, Response

from francjeu.connectors.capture.guard import Guard, Refused, split

LARGEST_BODY = 40 * 1024 * 1024
_MOST = 300
_LASTING = frozenset({"media", "websocket", "eventsource", "ping"})
"""Kinds of requests that may go on for ever: no page is waited for because of them."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer. `body` None: it could not be had; `decoded`: as after gzip."""

    address: str
    method: str
    request_headers: tuple[tuple[str, str], ...]
    posted: bytes
    status: int
    status_text: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    protocol: str
    ip: str
    at: float
    kind: str


@dataclass
class Recorder:
    """Listens to a browser context; `drain` must be called between two steps."""

    guard: Guard
    ended: list[Request] = field(default_factory=list)
    pending: set[Request] = field(default_factory=set)
    whole: set[Request] = field(default_factory=set)
    failed: list[dict[str, str]] = field(default_factory=list)
    bodiless: list[str] = field(default_factory=list)
    count: int = 0
    is_mute: Callable[[Frame], bool] = field(default=lambda _: False)
    """Whether the process of this frame hangs: what it received cannot be asked for."""

    def listen(self, context: BrowserContext) -> None:
        context.on("request", self._began)
        context.on("requestfinished", self._finished)
        context.on("requestfailed", self._failed)

    @property
    def is_idle(self) -> bool:
        return not self.pending

    def is_under_way(self, request: Request) -> bool:
        return request in self.pending

    def has_whole(self, request: Request) -> bool:
        """Whether all of its answer came."""
        return request in self.whole

    def drain(self) -> list[Exchange]:
        """The exchanges that ended since the last time."""
        ended, self.ended = self.ended, []
        return list(filter(None, map(self._exchange, ended)))

    def _began(self, request: Request) -> None:
        if request.resource_type not in _LASTING:
            self.pending.add(request)

    def _finished(self, request: Request) -> None:
        self.pending.discard(request)
        self.ended.append(request)
        self.whole.add(request)

    def _failed(self, request: Request) -> None:
        self.pending.discard(request)
        if len(self.failed) < _MOST and not request.url.startswith(("data:", "blob:")):
            self.failed.append({"address": request.url, "why": request.failure or ""})

    def _exchange(self, request: Request) -> Exchange | None:
        if not request.url.startswith(("http://", "https://")):
            return None
        try:
            response = request.response()
            if response is None:
                return None
            exchange = self._taken(request, response)
        except Error:  # the page went away, or the browser did
            self.bodiless.append(request.url)
            return None
        self.count += 1
        return exchange

    def _taken(self, request: Request, response: Response) -> Exchange:
        headers = _pairs(response.headers_array())
        return Exchange(
            address=request.url, method=request.method,
            request_headers=_pairs(request.headers_array()),
            posted=request.post_data_buffer or b"", status=response.status,
            status_text=response.status_text, headers=headers,
            body=self._body(request, response, dict(headers)),
            protocol=_protocol(response), ip=self._ip(request.url),
            at=float(request.timing.get("startTime") or 0) / 1000, kind=request.resource_type,
        )  # fmt: skip

    def _body(self, request: Request, response: Response, headers: dict[str, str]) -> bytes | None:
        if 300 <= response.status < 400 or response.status == 204 or request.method == "HEAD":
            return b""
        length = headers.get("content-length", "0")
        if request.resource_type == "media" or (length.isdecimal() and int(length) > LARGEST_BODY):
            return None  # fetched apart
        with suppress(Error):
            if not self.is_mute(request.frame):
                return response.body()
        self.bodiless.append(request.url)
        return None

    def _ip(self, address: str) -> str:
        with suppress(Refused):
            return self.guard.address_of(split(address)[0])
        return ""


def _pairs(headers: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(it["name"]).lower(), str(it["value"])) for it in headers)


def _protocol(response: Response) -> str:
    with suppress(Error):
        return response.http_version().lower()
    return ""


def tls(session: CDPSession, response: Response) -> dict[str, Any]:
    """What secured the main page: protocol, names, dates, and the certificates as DER in hex."""
    if not response.url.startswith("https://"):
        return {}
    details: dict[str, Any] = {}
    with suppress(Error):
        details.update(response.security_details() or {})
    with suppress(Error, Refused):
        origin = "https://{}:{}".format(*split(response.url))
        answer = session.send("Network.getCertificate", {"origin": origin.removesuffix(":443")})
        details["certificates"] = [b64decode(it).hex() for it in answer.get("tableNames", [])]
    return details
