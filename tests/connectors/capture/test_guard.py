"""A capture opens public addresses of the web and nothing else, whatever a name or page says."""

import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from francjeu.connectors.capture.guard import Guard, Reason, Refused, Rules, is_public, split
from francjeu.connectors.capture.proxy import Proxy

MEGABYTE = 1024 * 1024


@pytest.mark.parametrize("address", [
    "127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.0.1", "::", "::1",
    "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "::ffff:127.0.0.1",
    "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::",
    "::7f00:1", "2001:0:7f00:1::80ff:fffe", "ff02::1", "nothing",
])  # fmt: skip
def test_refuses_addresses_that_are_not_of_the_open_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "157.240.1.35", "2606:4700::1111",
                                     "64:ff9b::101:101", "::ffff:1.1.1.1"])  # fmt: skip
def test_lets_public_addresses_through(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(("address", "reason"), [
    ("file:///etc/passwd", Reason.SCHEME), ("ftp://x.org/a", Reason.SCHEME), ("x", Reason.SCHEME),
    ("javascript:alert(1)", Reason.SCHEME), ("http://[::1", Reason.SCHEME),
    ("http://x.org:99999/", Reason.SCHEME), ("https://", Reason.SCHEME),
    ("https://me:secret@x.org/", Reason.CREDENTIALS), ("https://me@x.org/", Reason.CREDENTIALS),
])  # fmt: skip
def test_refuses_what_is_no_plain_web_address(address: str, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        split(address)
    assert refused.value.reason is reason


def guard(*answers: str, rules: Rules | None = None) -> Guard:
    given = iter([*answers, *["127.0.0.1"] * 9])
    return Guard(rules or Rules(), resolve=lambda host, port: next(given).split())


@pytest.mark.parametrize(("answer", "port", "reason"), [
    ("127.0.0.1", 443, Reason.PRIVATE), ("1.1.1.1 10.0.0.1", 443, Reason.PRIVATE),
    ("1.1.1.1", 22, Reason.PORT), ("", 443, Reason.NAME),
])  # fmt: skip
def test_refuses_by_what_the_name_leads_to(answer: str, port: int, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        guard(answer).pin("x.org", port)
    assert refused.value.reason is reason


def test_a_name_that_changes_its_answer_leads_where_it_was_checked() -> None:
    rebinding = guard("1.1.1.1", "127.0.0.1")
    assert rebinding.pin("x.org", 443) == rebinding.pin("X.org.", 80) == "1.1.1.1"


def test_the_demonstration_opens_its_own_address_and_no_other() -> None:
    demo = guard("127.0.0.1", "1.1.1.1", rules=Rules(frozenset({"127.0.0.1:8123"}), only=True))
    assert demo.pin("127.0.0.1", 8123) == "127.0.0.1"
    for host, port in (("127.0.0.1", 8124), ("x.org", 443)):
        with pytest.raises(Refused):
            demo.pin(host, port)


def test_an_allowed_port_opens_no_other_port_of_the_same_machine() -> None:
    local = guard("127.0.0.1", rules=Rules(frozenset({"127.0.0.1:8123"})))
    local.pin("127.0.0.1", 8123)
    with pytest.raises(Refused):
        local.pin("127.0.0.1", 80)


class Site(BaseHTTPRequestHandler):
    """Answers, counts, and sends away to another address of this machine."""

    seen: list[str]

    def do_GET(self) -> None:
        type(self).seen.append(self.path)
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", f"http://localhost:{self.server.server_port}/secret")  # type: ignore[attr-defined]
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"a" * (3 * MEGABYTE if self.path == "/large" else 5))

    def log_message(self, *arguments: object) -> None:
        """Nothing on the screen."""


@contextmanager
def a_site() -> Iterator[tuple[str, list[str]]]:
    handler = type("Mine", (Site,), {"seen": []})
    server = HTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}", handler.seen
    server.shutdown()
    server.server_close()


def read(proxy: Proxy, address: str) -> bytes:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": proxy.address}))
    with opener.open(address, timeout=30) as answer:
        content: bytes = answer.read()
    return content


def test_passes_on_what_is_allowed_and_remembers_where_it_went() -> None:
    with a_site() as (site, seen):
        the_guard = Guard(Rules(frozenset({site})))
        proxy = Proxy(the_guard, limit=MEGABYTE)
        assert read(proxy, f"http://{site}/page?a=1") == b"aaaaa"
        assert seen == ["/page?a=1"]
        assert the_guard.address_of("127.0.0.1") == "127.0.0.1"
        proxy.close()


def test_follows_no_redirect_to_this_machine() -> None:
    with a_site() as (site, seen):
        proxy = Proxy(Guard(Rules(frozenset({site}))), limit=MEGABYTE)
        with pytest.raises((urllib.error.URLError, OSError)):
            read(proxy, f"http://{site}/away")
        assert seen == ["/away"]
        assert set(proxy.faults.values()) == {Reason.PORT.value}
        proxy.close()


def test_opens_no_tunnel_to_a_private_address() -> None:
    with a_site() as (_, seen):
        proxy = Proxy(Guard(Rules()), limit=MEGABYTE)
        host, port = proxy.address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=30) as tunnel:
            tunnel.sendall(b"CONNECT 169.254.169.254:80 HTTP/1.1\r\n\r\n")
            assert tunnel.recv(100) == b""
        assert proxy.faults == {"169.254.169.254:80": Reason.PRIVATE.value}
        assert seen == []
        proxy.close()


def test_stops_at_the_bytes_it_may_take() -> None:
    with a_site() as (site, _):
        proxy = Proxy(Guard(Rules(frozenset({site}))), limit=MEGABYTE)
        assert len(read(proxy, f"http://{site}/large")) < 2 * MEGABYTE
        assert proxy.is_over
        proxy.close()
