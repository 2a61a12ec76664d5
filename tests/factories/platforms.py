"""A platform on this machine: pages that tests put up, take down, wall off or break."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

POST = "<title>Publication</title><p>remi.laforest</p><p>T’es pas à ta place dans l’équipe.</p>"
OURS = "<title>La ligue</title><p>Page officielle de la ligue</p>"


@dataclass
class Page:
    """What one path answers; `behind`: how late its clock is, in seconds."""

    body: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    behind: float = 0.0
    hangs: bool = False


@dataclass
class Platform:
    """The pages by path; `asked` lists the paths in the order they were asked for."""

    host: str
    pages: dict[str, Page]
    asked: list[str] = field(default_factory=list)

    def at(self, path: str) -> str:
        """The whole address of a page."""
        return f"http://{self.host}{path}"


@contextmanager
def a_platform(**pages: Page) -> Iterator[Platform]:
    """A post at /post, our own public page at /ours, and what else is given by name."""
    up = {"/post": Page(POST), "/ours": Page(OURS)}
    up |= {f"/{name}": page for name, page in pages.items()}
    free = threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    platform = Platform(f"127.0.0.1:{server.server_port}", up)
    server.RequestHandlerClass = type("Site", (_Site,), {"platform": platform, "free": free})
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield platform
    finally:
        free.set()
        server.shutdown()
        server.server_close()


class _Site(BaseHTTPRequestHandler):
    platform: Platform
    free: threading.Event

    def do_GET(self) -> None:
        self.platform.asked.append(self.path)
        page = self.platform.pages.get(self.path.partition("?")[0], Page(status=404))
        if page.hangs:
            self.free.wait(60)
            return
        content = page.body.encode()
        self.send_response_only(page.status)
        headers = {"Date": formatdate(time.time() - page.behind, usegmt=True),
                   "Content-Type": "text/html; charset=utf-8"}  # fmt: skip
        for key, value in {**headers, "Content-Length": str(len(content)), **page.headers}.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments: Any) -> None:
        """Nothing on the screen."""
