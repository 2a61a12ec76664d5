"""A small site of fake posts on this machine, with everything a capture must survive.

Started by tests and by the bench: no Internet is needed, none is used.
"""

import io
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from PIL import Image

from tests.factories import scenes

AUTHOR = "remi.laforest"
WORDS = "T’es pas à ta place dans l’équipe, va-t’en"
MEGABYTE = 1024 * 1024
FILM = 72 * MEGABYTE
COLOSSAL = 5 * 1024 * MEGABYTE
HTML = "text/html; charset=utf-8"


def page(body: str, *, title: str = "Publication", head: str = "") -> bytes:
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title>{head}'
        f"</head><body>{body}</body></html>"
    ).encode()


POST = f"<article><h1>@{AUTHOR}</h1><p>{WORDS}</p></article>"


def thread(comments: int = 60, pictures: int = 24) -> bytes:
    """A post, its comments, and pictures that load as one comes to them."""
    rows = "".join(
        f'<li style="min-height:200px"><b>ami{n}</b> Commentaire {n}'
        + (f'<img loading="lazy" width="320" height="120" src="/image/{n}">' * (n < pictures))
        + "</li>"
        for n in range(comments)
    )
    return page(f"{POST}<ul>{rows}</ul>")


FEED = page(
    POST + '<div id="tall"><div id="rows"></div></div>',
    head="""<style>#tall{position:relative}#rows{position:absolute;width:100%}
    #rows div{height:300px;box-sizing:border-box;border:1px solid}</style><script>
    addEventListener("DOMContentLoaded", () => {
      const count = 100, tall = 300, rows = document.getElementById("rows");
      document.getElementById("tall").style.height = `${count * tall}px`;
      const draw = () => {
        const first = Math.max(0, Math.floor(scrollY / tall) - 2), shown = [];
        for (let n = first; n < Math.min(count, first + 8); n++) {
          const row = document.createElement("div");
          row.textContent = `Message numéro ${n + 1} du fil`;
          shown.push(row);
        }
        rows.style.top = `${first * tall}px`;
        rows.replaceChildren(...shown);
      };
      addEventListener("scroll", draw);
      draw();
    });</script>""",
)
ENDLESS = page(
    POST,
    head="""<script>
    const more = () => { for (let n = 0; n < 20; n++) {
      const row = document.createElement("p");
      row.textContent = `Encore ${document.body.children.length}`;
      row.style.height = "200px";
      document.body.append(row);
    } };
    addEventListener("DOMContentLoaded", more);
    addEventListener("scroll", more);</script>""",
)
NEVER_IDLE = page(POST, head="<script>setInterval(() => fetch('/slow'), 100);</script>")
GREEDY = page(
    POST, head="<script>const kept = []; setInterval(() => "
    "kept.push(new Uint8Array(5e7).fill(1)), 50);</script>",
)  # fmt: skip
HANGS = page(
    POST, head="<script>addEventListener('load', () => setTimeout(() => { for (;;); }, 500));"
    "</script>",
)  # fmt: skip
CAPTCHA = page("<h1>Vérifiez que vous êtes humain</h1>", title="Un instant…")
LOGIN = page("<h1>Connexion</h1><form><input name=u></form>", title="Connexion")
SOFT_404 = page("<h1>Cette page n’existe pas</h1><p>Retour à l’accueil</p>")


@dataclass
class Site:
    """The running server: `host` is `127.0.0.1:port`; `seen` every path it was asked for.

    `elsewhere` is another site of the same machine: pages of it are frames from another origin.
    """

    host: str
    elsewhere: str = ""
    agents: set[str] = field(default_factory=set)
    seen: list[str] = field(default_factory=list)
    streamed: int = 0
    """Bytes of the colossal film that left."""

    breaks: int = 0
    """How many times the film’s connection still breaks in its middle."""

    when_asked: Callable[[str], object] | None = None
    """Called with each path that is asked for, before it is answered."""

    def at(self, path: str) -> str:
        return f"http://{self.host}{path}"


class Handler(BaseHTTPRequestHandler):
    """One answer for each path."""

    protocol_version = "HTTP/1.1"
    site: Site
    date = 0.0

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        self.site.seen.append(path)
        self.site.agents.add(self.headers.get("User-Agent", ""))
        if self.site.when_asked:
            self.site.when_asked(path)
        if path.startswith("/image/"):
            return self._send(a_picture(int(path.rpartition("/")[2])), kind="image/png")
        return PATHS.get(path, missing)(self)

    def _send(self, body: bytes, *, status: int = 200, kind: str = HTML, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def date_time_string(self, timestamp: float | None = None) -> str:
        return formatdate((timestamp or time.time()) + self.date, usegmt=True)

    def handle(self) -> None:
        with suppress(ConnectionError):  # a browser that was closed in the middle of an answer
            super().handle()

    def log_message(self, *arguments: Any) -> None:
        """Nothing on the screen."""


def a_picture(number: int) -> bytes:
    picture = Image.effect_noise((320, 120), 20 + number).convert("RGB")
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def missing(handler: Handler) -> None:
    handler._send(page("<h1>Introuvable</h1>"), status=404)


def whole(body: bytes, *, status: int = 200) -> Callable[[Handler], None]:
    return lambda handler: handler._send(body, status=status)


def to(path: str, status: int = 302) -> Callable[[Handler], None]:
    def send(handler: Handler) -> None:
        target = path.format(port=handler.site.host.partition(":")[2])
        handler._send(b"", status=status, Location=target)

    return send


def odd(handler: Handler) -> None:
    """Yesterday’s clock, pictures without bytes, and things that reach for private addresses."""
    handler.date = -86_400
    handler._send(page(
        POST + '<img src="/corrupt.png" alt=""><img src="/nowhere.png">'
        '<img src="http://169.254.169.254/a.png"><iframe src="http://[::1]/"></iframe>'
        '<img src="http://localhost:9/a.png"><script>new WebSocket("ws://10.0.0.1/");</script>'
    ))  # fmt: skip


def framed(handler: Handler) -> None:
    """A page whose words stand in a post embedded from another site, beside frames of all kinds."""
    there = f"http://{handler.site.elsewhere}"
    handler._send(page(
        f'<h1>@{AUTHOR}</h1><iframe src="{there}/embedded" width="600" height="300"></iframe>'
        '<iframe srcdoc="<p>Écrit sur place</p>" width="300" height="100"></iframe>'
        f'<iframe src="{there}/not-framed" width="300" height="100"></iframe>'
        f'<iframe src="{there}/soft-404" width="300" height="100" style="display:none"></iframe>'
    ))  # fmt: skip


def hung_frame(handler: Handler) -> None:
    there = f"http://{handler.site.elsewhere}"
    handler._send(page(f'{POST}<iframe src="{there}/hangs-now" width="600"></iframe>'))


def pictured(handler: Handler) -> None:
    """A post that is a picture: its words stand in no text of the page."""
    handler._send(page(f'<h1>@{AUTHOR}</h1><img alt="" src="/pictured.png" width="900">'))


def lettered_picture(handler: Handler) -> None:
    words = WORDS.split(", ")
    drawn = scenes.lettered(scenes.scene(7), (words[0], words[1]))
    handler._send(scenes.png(drawn), kind="image/png")


def slow(handler: Handler) -> None:
    time.sleep(1)
    handler._send(b"")


def film(handler: Handler) -> None:
    """72 MB that can be taken up where they stopped; the connection breaks as often as told."""
    start = int(handler.headers.get("Range", "bytes=0-").removeprefix("bytes=").split("-")[0])
    if "Mozilla" in handler.headers.get("User-Agent", "") and "Sec-Fetch-Dest" in handler.headers:
        handler._send(b"", status=404)  # the page’s own player gets nothing
        return
    handler.send_response(206 if start else 200)
    handler.send_header("Content-Type", "video/mp4")
    handler.send_header("Content-Length", str(FILM - start))
    handler.send_header("ETag", '"film"')
    handler.end_headers()
    breaks = handler.site.breaks > 0
    handler.site.breaks -= breaks
    block = b"\0\0\0\x18ftypmp42" + bytes(MEGABYTE - 12)
    for sent in range(start, FILM, MEGABYTE):
        if breaks and sent > FILM // 2:
            handler.close_connection = True
            return
        handler.wfile.write(block[: FILM - sent])


def late(handler: Handler) -> None:
    """A page whose last words come three seconds after the others."""
    body = page(POST)
    handler.send_response(200)
    handler.send_header("Content-Type", HTML)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[:-20])
    handler.wfile.flush()
    time.sleep(3)
    handler.wfile.write(body[-20:])


def colossal_film(handler: Handler) -> None:
    """Five gigabytes of nothing, for as long as someone takes them."""
    handler.send_response(200)
    handler.send_header("Content-Type", "video/mp4")
    handler.send_header("Content-Length", str(COLOSSAL))
    handler.end_headers()
    block = bytes(MEGABYTE)
    for _ in range(COLOSSAL // MEGABYTE):
        handler.wfile.write(block)
        handler.site.streamed += MEGABYTE


@cache
def colossal_png() -> bytes:
    """400 megapixels in colour, in a file of one megabyte."""
    side, rows = 20_000, zlib.compressobj(9)
    row = bytes(1 + 3 * side)
    body = b"".join(rows.compress(row) for _ in range(side)) + rows.flush()
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(it)) + name + it + struct.pack(">I", zlib.crc32(name + it))
        for name, it in chunks
    )


def huge(handler: Handler) -> None:
    body = page(POST + "<!--" + "x" * (12 * MEGABYTE) + "-->")
    handler._send(body)


PATHS: dict[str, Callable[[Handler], None]] = {
    "/post": whole(page(POST)),
    "/thread": whole(thread()),
    "/feed": whole(FEED),
    "/endless": whole(ENDLESS),
    "/never-idle": whole(NEVER_IDLE),
    "/greedy": whole(GREEDY),
    "/hangs": whole(HANGS),
    "/slow": slow,
    "/429": whole(page("<h1>Trop de demandes</h1>"), status=429),
    "/soft-404": whole(SOFT_404),
    "/captcha": whole(CAPTCHA),
    "/accounts/login": whole(LOGIN),
    "/to-login": to("/accounts/login?next=/post"),
    "/to-loopback": to("http://localhost:{port}/secret"),
    "/to-metadata": to("http://169.254.169.254/latest/meta-data/"),
    "/odd": odd,
    "/framed": framed,
    "/embedded": whole(page(f"<p>{WORDS}</p><iframe src='/nested' width='300'></iframe>")),
    "/nested": whole(page("<p>Un cadre dans un cadre</p>")),
    "/not-framed": lambda it: it._send(page("<p>Jamais</p>"), X_Frame_Options="DENY"),
    "/hung-frame": hung_frame,
    "/hangs-now": whole(page("<p>Fini</p><script>setTimeout(() => { for (;;); }, 1)</script>")),
    "/pictured": pictured,
    "/pictured.png": lettered_picture,
    "/corrupt.png": lambda it: it._send(b"\x89PNG\r\n\x1a\nbroken", kind="image/png"),
    "/film": whole(page(POST + '<video preload="none" src="/film.mp4"></video>')),
    "/film.mp4": film,
    "/huge": huge,
    "/colossal-film": whole(page(POST + '<video src="/colossal.mp4"></video>')),
    "/colossal.mp4": colossal_film,
    "/colossal-picture": whole(page(POST + '<img alt="" width="400" src="/colossal.png">')),
    "/colossal.png": lambda it: it._send(colossal_png(), kind="image/png"),
    "/late": late,
    "/file": lambda it: it._send(b"%PDF-1.4 a file", kind="application/pdf",
                                 Content_Disposition="attachment"),
}  # fmt: skip


@contextmanager
def a_site() -> Iterator[Site]:
    """The site, on a free port, until the end of the block."""
    site = Site(host="")
    handler = type("Mine", (Handler,), {"site": site})
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), handler) for _ in range(2)]
    site.host, elsewhere = (f"127.0.0.1:{it.server_address[1]}" for it in servers)
    site.elsewhere = elsewhere.replace("127.0.0.1", "localhost")
    for server in servers:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
