"""Has the digest of an exported folder stamped by outside authorities; sends nothing else out.

Each stamp is judged twice before it is kept: what it says by the kernel, its signature by openssl.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from francjeu.connectors.timestamps import http
from francjeu.connectors.timestamps.openssl import judge
from francjeu.kernel.evidence import bag, timestamp
from francjeu.kernel.evidence.digest import digest_of


class NotStamped(Exception):
    """An authority did not give a good stamp; `reason` tells why. Nothing depends on it."""

    def __init__(self, *, url: str, reason: str) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason


class BadAuthority(ValueError):
    """A setting that is not `URL CA-FILE`."""


@dataclass(frozen=True, slots=True)
class Authority:
    """Where to ask, and the PEM file of the certificate that answers for it."""

    url: str
    certificate: Path


def authorities(setting: str) -> tuple[Authority, ...]:
    """`URL CA-FILE; URL CA-FILE`, at most two. Raises BadAuthority."""
    found = []
    for part in filter(None, (text.strip() for text in setting.split(";"))):
        url, space, path = part.partition(" ")
        if not space:
            raise BadAuthority(part)
        found.append(Authority(url=url, certificate=Path(path.strip())))
    if len(found) > len(bag.STAMPS):
        raise BadAuthority(f"more than {len(bag.STAMPS)}")
    return tuple(found)


def stamps(
    data: bytes, *, authorities: Iterable[Authority]
) -> tuple[dict[str, bytes], tuple[NotStamped, ...]]:
    """The files of each stamp over `data`, by path; and the authorities that gave none."""
    files: dict[str, bytes] = {}
    failures = []
    for paths, authority in zip(bag.STAMPS, authorities, strict=False):
        try:
            files |= _stamp(data, authority=authority, paths=paths)
        except NotStamped as failure:
            failures.append(failure)
    return files, tuple(failures)


def _stamp(data: bytes, *, authority: Authority, paths: bag.StampPaths) -> dict[str, bytes]:
    sha256, nonce = digest_of([data]).sha256, secrets.randbits(63)
    query = timestamp.query(sha256, nonce=nonce)
    try:
        certificate = authority.certificate.read_bytes()
        answer = http.ask(query, url=authority.url)
        stamp = timestamp.require_answer(answer, sha256=sha256, nonce=nonce)
    except (OSError, http.AuthorityUnreachable, timestamp.BadStamp) as error:
        raise NotStamped(url=authority.url, reason=str(error)) from error
    if judge(answer, data, certificate, stamp.at) is False:
        raise NotStamped(url=authority.url, reason="not signed by the authority's certificate")
    return {
        paths.query: query,
        paths.answer: answer,
        paths.authority: certificate,
        paths.moment: timestamp.epoch(stamp.at),
    }
