"""The only way out of the browser: a small proxy that opens checked addresses and nothing else.

It sees every request Chromium makes, redirects, sockets and workers included, before a byte
leaves. TLS passes through it untouched. Over `limit` bytes it closes, and says so; hosts that are
`shut` are closed without a word.
"""

import select
import socket
import threading
from contextlib import suppress
from urllib.parse import urlsplit

from francjeu.connectors.capture.guard import Guard, Refused

_HEAD = 64 * 1024
_CHUNK = 64 * 1024
_CONNECTING = 10.0
_IDLE = 30.0
_HOP = (b"connection:", b"keep-alive:", b"proxy-connection:")


class _Ended(Exception):
    """Nothing more comes from this side."""


class Proxy:
    """Listens on this machine; close it when the capture is over."""

    def __init__(self, guard: Guard, *, limit: int, shut: frozenset[str] = frozenset()) -> None:
        self._guard = guard
        self._shut = shut
        self._limit = limit
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.received = 0
        self.faults: dict[str, str] = {}
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=128)
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    @property
    def is_over(self) -> bool:
        """Whether more came than was allowed."""
        return self.received > self._limit

    def close(self) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(_Ended, OSError, ValueError):
            self._keep(client)
            client.settimeout(_IDLE)
            head, rest = _read_head(client)
            method, target, _ = head.split(b"\r\n", 1)[0].decode("latin-1").split(" ", 2)
            if method == "CONNECT":
                self._tunnel(client, target, rest)
            else:
                self._forward(client, method, target, head, rest)
        with self._lock:
            self._open.discard(client)

    def _tunnel(self, client: socket.socket, target: str, rest: bytes) -> None:
        host, _, port = target.rpartition(":")
        server = self._connect(host.strip("[]"), int(port))
        with server:
            client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            server.sendall(rest)
            self._both_ways(client, server)

    def _forward(
        self, client: socket.socket, method: str, target: str, head: bytes, rest: bytes
    ) -> None:
        """One request in the clear, one answer; the connection is not used again."""
        parts = urlsplit(target)
        if parts.scheme != "http" or not parts.hostname:
            raise _Ended
        server = self._connect(parts.hostname, parts.port or 80)
        path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        lines = [it for it in head.split(b"\r\n")[1:] if it and not it.lower().startswith(_HOP)]
        first = f"{method} {path} HTTP/1.1".encode("latin-1")
        with server:
            server.sendall(b"\r\n".join([first, *lines, b"Connection: close", b"", b""]) + rest)
            self._answer(client, server)

    def _answer(self, client: socket.socket, server: socket.socket) -> None:
        """The answer’s head says that the connection closes, then its body as it comes."""
        while not select.select([server], [], [], 0)[0]:
            ready, _, _ = select.select([client, server], [], [], _IDLE)
            if not ready:
                raise _Ended
            if client in ready:
                server.sendall(_received(client))
        head, rest = _read_head(server)
        self._count(len(head) + len(rest))
        lines = [it for it in head.split(b"\r\n") if it and not it.lower().startswith(_HOP)]
        client.sendall(b"\r\n".join([*lines, b"Connection: close", b"", b""]) + rest)
        self._both_ways(client, server)

    def _connect(self, host: str, port: int) -> socket.socket:
        where = f"{host}:{port}"
        if host in self._shut:
            raise _Ended
        try:
            address = self._guard.pin(host, port)
            server = socket.create_connection((address, port), timeout=_CONNECTING)
        except Refused as refused:
            self.faults[where] = refused.reason.value
            raise _Ended from refused
        except OSError as error:
            self.faults[where] = "timeout" if isinstance(error, TimeoutError) else "no connection"
            raise _Ended from error
        server.settimeout(_IDLE)
        self._keep(server)
        return server

    def _both_ways(self, client: socket.socket, server: socket.socket) -> None:
        other = {client: server, server: client}
        try:
            while True:
                ready, _, _ = select.select([client, server], [], [], _IDLE)
                for side in ready:
                    chunk = _received(side)
                    if side is server:
                        self._count(len(chunk))
                    other[side].sendall(chunk)
                if not ready:
                    return
        finally:
            with self._lock:
                self._open.discard(server)

    def _count(self, size: int) -> None:
        with self._lock:
            self.received += size
        if self.is_over:
            raise _Ended

    def _keep(self, connection: socket.socket) -> None:
        if self.is_over:
            raise _Ended
        with self._lock:
            self._open.add(connection)


def _received(side: socket.socket) -> bytes:
    chunk = side.recv(_CHUNK)
    if not chunk:
        raise _Ended
    return chunk


def _read_head(side: socket.socket) -> tuple[bytes, bytes]:
    """The lines up to the empty one, and what came after them."""
    read = b""
    while b"\r\n\r\n" not in read:
        if len(read) > _HEAD:
            raise _Ended
        read += _received(side)
    head, _, rest = read.partition(b"\r\n\r\n")
    return head, rest
