"""The exchanges as WARC 1.1 records (ISO 28500), written as they come."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from francjeu.connectors.capture.exchanges import Exchange

_ENCODED = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_PREFIX = "x-orig-"
_VERSIONS = {
    "http/0.9": "http/0.9", "http/1.0": "http/1.0", "http/1.1": "http/1.1", "h2": "h2",
    "http/2.0": "h2", "http/2": "h2", "h3": "h3", "http/3.0": "h3",
}  # fmt: skip
DECODED = (
    "Bodies are kept as the browser gave them, after content decoding; the headers that spoke of "
    f"the encoding are kept under {_PREFIX}*. Names of headers are in lower case."
)


class Book:
    """One compressed WARC file. `close` it before it is packed."""

    def __init__(self, path: Path, *, software: str) -> None:
        self.path = path
        self._file = path.open("wb")
        self._writer = WARCWriter(self._file, gzip=True, warc_version="WARC/1.1")
        info = {"software": software, "format": "WARC File Format 1.1", "description": DECODED}
        self._writer.write_record(self._writer.create_warcinfo_record(path.name, info))
        self.size = 0

    def write(self, exchanges: Iterable[Exchange]) -> None:
        """Each answer, then its request."""
        for exchange in exchanges:
            answer = self._answer(exchange)
            request = self._request(exchange, concurrent_to=answer)
            self._writer.write_request_response_pair(request, answer)
        self._file.flush()
        self.size = self._file.tell()

    def keep(self, address: str, content: bytes, *, media_type: str, at: datetime) -> None:
        """A picture or text that we made of the page, beside what the page sent."""
        record = self._writer.create_warc_record(
            address, "resource", payload=io.BytesIO(content), length=len(content),
            warc_content_type=media_type, warc_headers_dict={"WARC-Date": _iso(at)},
        )  # fmt: skip
        self._writer.write_record(record)

    def close(self) -> None:
        self._file.close()

    def _answer(self, exchange: Exchange) -> object:
        body = exchange.body if exchange.body is not None else b""
        told = {"WARC-Date": _date(exchange.at)}
        if exchange.ip:
            told["WARC-IP-Address"] = exchange.ip
        if exchange.protocol in _VERSIONS:
            told["WARC-Protocol"] = _VERSIONS[exchange.protocol]
        if exchange.body is None:
            told["WARC-Truncated"] = "unspecified"
        line = f"{exchange.status} {exchange.status_text or _phrase(exchange.status)}".strip()
        heads = StatusAndHeaders(line, _as_kept(exchange, len(body)), protocol="HTTP/1.1")
        return self._writer.create_warc_record(
            exchange.address, "response", payload=io.BytesIO(body), length=len(body),
            http_headers=heads, warc_headers_dict=told,
        )  # fmt: skip

    def _request(self, exchange: Exchange, *, concurrent_to: object) -> object:
        scheme, _, rest = exchange.address.partition("://")
        path = f"/{rest.partition('/')[2]}" if scheme else "/"
        headers = [(n, v) for n, v in exchange.request_headers if not n.startswith(":")]
        heads = StatusAndHeaders(
            f"{exchange.method} {path} HTTP/1.1", headers, is_http_request=True
        )
        return self._writer.create_warc_record(
            exchange.address, "request", payload=io.BytesIO(exchange.posted),
            length=len(exchange.posted), http_headers=heads,
            warc_headers_dict={"WARC-Date": _date(exchange.at)},
        )  # fmt: skip


def _as_kept(exchange: Exchange, size: int) -> list[tuple[str, str]]:
    kept = [
        (f"{_PREFIX}{name}" if name in _ENCODED else name, _one_line(value))
        for name, value in exchange.headers
        if not name.startswith(":")
    ]
    return [*kept, ("content-length", str(size))]


def _one_line(value: str) -> str:
    return " ".join(value.split("\n"))


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _date(epoch: float) -> str:
    return _iso(datetime.fromtimestamp(max(epoch, 0), tz=UTC))


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
