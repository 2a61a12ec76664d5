"""Where a capture may go: public addresses of the web, checked after their name was resolved.

A name is resolved once and its address pinned: what was checked is what is connected to, so a name
that changes its answer between the two (DNS rebinding) leads nowhere.
"""

import socket
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

WEB_PORTS = {"http": 80, "https": 443}
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv6 addresses that lead to the IPv4 address in their last four bytes (NAT64, RFC 6052)."""


class Reason(StrEnum):
    """Why an address is refused. Keys are stored: never renamed, never reused."""

    SCHEME = "not a web address"
    CREDENTIALS = "credentials in the address"
    PORT = "not a port of the web"
    PRIVATE = "not a public address"
    NAME = "no such name"
    ELSEWHERE = "not an address of the demonstration"


class Refused(Exception):
    """The address is not one a capture may open; nothing was sent to it."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Rules:
    """`allowed`: `host:port` let through whatever they are; with `only`, nothing else is."""

    allowed: frozenset[str] = frozenset()
    only: bool = False


def split(address: str) -> tuple[str, int]:
    """Host and port of a whole web address. Raises Refused."""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        raise Refused(Reason.SCHEME) from error
    if parts.scheme not in WEB_PORTS or not host:
        raise Refused(Reason.SCHEME)
    if parts.username is not None or parts.password is not None:
        raise Refused(Reason.CREDENTIALS)
    return host, port or WEB_PORTS[parts.scheme]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open Internet, whatever it is wrapped in."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(map(_is_open, _unwrapped(ip)))


def _is_open(ip: IPv4Address | IPv6Address) -> bool:
    return ip.is_global and not (
        ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local or ip.is_unspecified
    )


def _unwrapped(ip: IPv4Address | IPv6Address) -> Iterable[IPv4Address | IPv6Address]:
    """The address and those inside it. Of a mapped or translated one, only what it leads to."""
    if isinstance(ip, IPv4Address):
        return [ip]
    if ip.ipv4_mapped is not None:
        return [ip.ipv4_mapped]
    if ip in _TRANSLATED:
        return [IPv4Address(ip.packed[-4:])]
    return [ip, *filter(None, [ip.sixtofour]), *(ip.teredo or ())]


Resolver = Callable[[str, int], list[str]]


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a name that this machine could reach, IPv4 first. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    return sorted(dict.fromkeys(str(it[4][0]) for it in found), key=lambda it: ":" in it)


class Guard:
    """Resolves, judges and pins; asked by several threads at once."""

    def __init__(self, rules: Rules, *, resolve: Resolver = resolved) -> None:
        self._rules = rules
        self._resolve = resolve
        self._pins: dict[str, str] = {}
        self._lock = threading.Lock()
        self.refusals: dict[str, Reason] = {}

    def pin(self, host: str, port: int) -> str:
        """The one checked address of this host, as long as the capture lasts. Raises Refused."""
        try:
            return self._pin(host.lower().rstrip("."), port)
        except Refused as refused:
            self.refusals[f"{host}:{port}"] = refused.reason
            raise

    def address_of(self, host: str) -> str:
        """The address connected to, empty when none was."""
        return self._pins.get(host.lower(), "")

    def _pin(self, host: str, port: int) -> str:
        is_allowed = f"{host}:{port}" in self._rules.allowed
        if not is_allowed and self._rules.only:
            raise Refused(Reason.ELSEWHERE)
        if not is_allowed and port not in WEB_PORTS.values():
            raise Refused(Reason.PORT)
        with self._lock:
            pinned = self._pins.get(host) or self._resolved(host, port)
            if not is_allowed and not is_public(pinned):
                raise Refused(Reason.PRIVATE)
            self._pins[host] = pinned
            return pinned

    def _resolved(self, host: str, port: int) -> str:
        """The first address; a name with a private one among its own is refused whole."""
        try:
            found = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise Refused(Reason.NAME) from error
        if not found:
            raise Refused(Reason.NAME)
        return next((it for it in found if not is_public(it)), found[0])
