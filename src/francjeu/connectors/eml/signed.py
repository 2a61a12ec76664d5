"""Whose domain signed a mail (DKIM, RFC 6376), by keys that are given; asks nobody.

A signature over part of the body (`l=`), one that leaves the sender out, and a mail with two
senders or two subjects prove nothing of what a reader sees: each is told, none is believed.
"""

import re
from collections.abc import Mapping
from email.utils import getaddresses
from typing import Any

import dkim
from dkim.util import InvalidTagValueList, parse_tag_value

from francjeu.kernel.evidence.origin.mail import Signature, Signed, best_of, key_name, speaks_for

_MOST = 10
"""Signatures looked at; a mail passes through few hands."""
_SHORTEST_KEY = 1024
_NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)+")
_ONCE = (b"from", b"subject", b"date", b"to")


def verdict(content: bytes, *, keys: Mapping[str, str]) -> dict[str, Any]:
    """What the signatures are worth: each, the best, the names of the keys they ask for."""
    try:
        headers = _headers(content)
        found = _signatures(content, headers, keys=keys)
    except dkim.DKIMException:
        return _told(Signed.UNREADABLE, [], sender="", arc="")
    sender = sender_of(headers)
    best = best_of(found)
    said = best.verdict if best else Signed.UNSIGNED
    if best and _is_ambiguous(headers):
        said = Signed.AMBIGUOUS
    return _told(said, found, sender=sender, arc=_arc(content, headers, keys=keys))


def sender_of(headers: list[tuple[bytes, bytes]]) -> str:
    """The domain of the one address the mail says it is from; empty when there is not just one."""
    lines = [value.decode("utf-8", "replace") for name, value in headers if name.lower() == b"from"]
    addresses = [address for _, address in getaddresses(lines) if "@" in address]
    return addresses[0].rpartition("@")[2].lower() if len(addresses) == 1 else ""


def _told(said: Signed, found: list[Signature], *, sender: str, arc: str) -> dict[str, Any]:
    best = best_of(found)
    return {
        "verdict": said.value,
        "domain": best.domain if best else "",
        "selector": best.selector if best else "",
        "sender": sender,
        "arc": arc,
        "names": sorted({it.key_name for it in found}),
        "signatures": [
            {"domain": it.domain, "selector": it.selector, "verdict": it.verdict.value}
            for it in found
        ],
    }


def _headers(content: bytes) -> list[tuple[bytes, bytes]]:
    found: list[tuple[bytes, bytes]] = dkim.rfc822_parse(content)[0]
    return found


def _signatures(
    content: bytes, headers: list[tuple[bytes, bytes]], *, keys: Mapping[str, str]
) -> list[Signature]:
    lines = [value for name, value in headers if name.lower() == b"dkim-signature"][:_MOST]
    tags = ((number, _tags(line)) for number, line in enumerate(lines))
    sender = sender_of(headers)
    return [_signature(content, n, it, sender=sender, keys=keys) for n, it in tags if it]


def _tags(line: bytes) -> dict[str, str]:
    """The tags of one signature; none when it cannot be read or names no possible key."""
    try:
        read = {
            name.decode("ascii"): value.decode("ascii").strip()
            for name, value in parse_tag_value(line).items()
        }
    except (InvalidTagValueList, UnicodeDecodeError, ValueError):
        return {}
    name = key_name(domain=read.get("d", ""), selector=read.get("s", ""))
    return read if len(name) < 254 and _NAME.fullmatch(name) else {}


def _signature(
    content: bytes, number: int, tags: dict[str, str], *, sender: str, keys: Mapping[str, str]
) -> Signature:
    domain, selector = tags["d"].lower(), tags["s"].lower()
    said = _worth(
        content, number, tags, record=keys.get(key_name(domain=domain, selector=selector))
    )
    if said is Signed.VALID:
        signs = [it.strip().lower() for it in tags.get("h", "").split(":")]
        if "l" in tags or "from" not in signs:
            said = Signed.PARTIAL
        elif not sender or not speaks_for(domain, sender=sender):
            said = Signed.OTHER_DOMAIN
    return Signature(domain=domain, selector=selector, verdict=said)


def _worth(content: bytes, number: int, tags: dict[str, str], *, record: str | None) -> Signed:
    if not record:
        return Signed.KEY_UNKNOWN
    try:
        reader = dkim.DKIM(content, minkey=_SHORTEST_KEY)
        good = reader.verify(idx=number, dnsfunc=lambda name, timeout=0: record.encode())
    except dkim.KeyFormatError:
        return Signed.WEAK
    except dkim.ValidationError as error:
        return Signed.ALTERED if "body hash" in str(error) else Signed.FORGED
    except (dkim.DKIMException, ValueError, IndexError):
        return Signed.FORGED
    return Signed.VALID if good else Signed.FORGED


def _is_ambiguous(headers: list[tuple[bytes, bytes]]) -> bool:
    """A second sender or subject: a reader may see one, the signature cover the other."""
    names = [name.lower() for name, _ in headers]
    return any(names.count(name) > 1 for name in _ONCE) or not sender_of(headers)


def _arc(content: bytes, headers: list[tuple[bytes, bytes]], *, keys: Mapping[str, str]) -> str:
    """What relays sealed on the way (RFC 8617): `pass`, `fail`, `unknown`; empty without any.

    Noted only: a relay vouches for what it received, not for who wrote it.
    """
    seals = [_tags(value) for name, value in headers if name.lower() == b"arc-seal"]
    if not seals:
        return ""
    names = {key_name(domain=it["d"], selector=it["s"]) for it in seals if it}
    if not all(seals) or not names <= keys.keys():
        return "unknown"
    known = {f"{name}.": record.encode() for name, record in keys.items()}
    try:
        said, _, _ = dkim.ARC(content).verify(
            dnsfunc=lambda name, timeout=0: known.get(name.decode().lower(), b"")
        )
    except (dkim.DKIMException, ValueError, IndexError):
        return "fail"
    return "pass" if said == dkim.CV_Pass else "fail"
