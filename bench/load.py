"""A small load client: so many connections kept open, each sends one request after the other."""

import socket
import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """Requests per second over the whole run, and times of one request in milliseconds."""

    rate: float
    p50: float
    p95: float
    statuses: dict[int, int]


def request(path: str, body: bytes, *, kind: str, cookies: str = "") -> bytes:
    """One POST, ready to be sent."""
    head = [
        f"POST {path} HTTP/1.1", "Host: localhost", f"Content-Type: {kind}",
        f"Content-Length: {len(body)}", "Accept: text/html", "Connection: keep-alive",
    ]  # fmt: skip
    if cookies:
        head.append(f"Cookie: {cookies}")
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


class _Connection:
    """One kept-alive connection."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.left = b""

    def send(self, sent: bytes) -> int:
        """The status of the answer, read whole."""
        self.socket.sendall(sent)
        while b"\r\n\r\n" not in self.left:
            self._more()
        head, _, self.left = self.left.partition(b"\r\n\r\n")
        if b"transfer-encoding: chunked" in head.lower():
            while not self.left.endswith(b"0\r\n\r\n"):
                self._more()
            self.left = b""
        length = _length(head)
        while len(self.left) < length:
            self._more()
        self.left = self.left[length:]
        return int(head.split(b" ", 2)[1])

    def _more(self) -> None:
        chunk = self.socket.recv(65536)
        if not chunk:
            raise ConnectionError("the server closed the connection")
        self.left += chunk


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


def run(port: int, requests: Sequence[Sequence[bytes]], *, connections: int) -> Measured:
    """Send each item (one request, or several in a row) once, over `connections` at a time."""
    waiting = iter(range(len(requests)))
    lock = threading.Lock()
    times: list[float] = []
    statuses: dict[int, int] = {}
    failures: list[Exception] = []

    def work(connection: _Connection) -> None:
        while True:
            with lock:
                index = next(waiting, None)
            if index is None:
                return
            started = time.perf_counter()
            try:
                codes = [connection.send(one) for one in requests[index]]
            except OSError as failure:
                failures.append(failure)
                return
            spent = time.perf_counter() - started
            with lock:
                times.append(spent)
                for code in codes:
                    statuses[code] = statuses.get(code, 0) + 1

    opened = [_Connection(port) for _ in range(connections)]
    threads = [threading.Thread(target=work, args=(c,)) for c in opened]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = time.perf_counter() - started
    for connection in opened:
        connection.socket.close()
    if failures:
        raise failures[0]
    ordered = sorted(times)
    return Measured(
        rate=len(times) / spent,
        p50=statistics.median(ordered) * 1000,
        p95=ordered[int(len(ordered) * 0.95) - 1] * 1000,
        statuses=statuses,
    )
