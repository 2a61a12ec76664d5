"""The tool that asks the names of mail keys to a name server; the only part of it with a network.

Only names of the form `selector._domainkey.domain` go out; nothing of the mail does.
"""

import re
from pathlib import Path
from typing import Any

import dns.exception
import dns.flags
import dns.resolver

PATIENCE = 5.0
_MOST = 10
_LONGEST = 4096
_NAME = re.compile(r"[a-z0-9_.-]{1,200}\._domainkey\.[a-z0-9_.-]{1,200}")


def answer(request: dict[str, Any], *, folder: Path) -> dict[str, Any]:
    """Each record by name, None where there is none; `silent` names those nobody answered for."""
    resolver = _resolver(str(request.get("server", "")))
    resolver.lifetime = float(request.get("patience", PATIENCE))
    records: dict[str, str | None] = {}
    silent: list[str] = []
    authentic: list[str] = []
    for name in [it for it in request["names"] if _NAME.fullmatch(it)][:_MOST]:
        try:
            found = resolver.resolve(f"{name}.", "TXT")
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            records[name] = None
        except dns.exception.DNSException:
            silent.append(name)
        else:
            record = b"".join(b"".join(it.strings) for it in found)[:_LONGEST]
            records[name] = record.decode("utf-8", "replace")
            if found.response.flags & dns.flags.AD:
                authentic.append(name)
    servers = ", ".join(map(str, resolver.nameservers))
    return {"records": records, "silent": silent, "authentic": authentic, "server": servers}


def _resolver(server: str) -> dns.resolver.Resolver:
    """The name server of this machine, or the one named as `address:port`."""
    resolver = dns.resolver.Resolver(configure=not server)
    if server:
        address, _, port = server.rpartition(":")
        resolver.nameservers = [address]
        resolver.port = int(port)
    return resolver
