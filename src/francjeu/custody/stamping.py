"""Has bytes stamped by outside authorities (RFC 3161); only a digest ever goes out.

Each stamp is judged before it is kept: what it says by the kernel, its signature by two verifiers
written apart from each other. Both verdicts are kept.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from francjeu.connectors.timestamps import http
from francjeu.connectors.timestamps.judging import judge
from francjeu.kernel.evidence.package import bag
from francjeu.kernel.evidence.package.digest import digest_of
from francjeu.kernel.evidence.seals import timestamp
from francjeu.kernel.evidence.seals.verdict import Verdicts, settled


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


@dataclass(frozen=True, slots=True)
class Obtained:
    """A good stamp: what was asked, the whole answer, the certificate it was judged by, its time.

    `verdicts` is what each verifier said; empty where there is none to judge with.
    """

    question: bytes
    answer: bytes
    certificate: bytes
    said_at: datetime
    verdicts: Verdicts


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


def obtain(data: bytes, *, authority: Authority) -> Obtained:
    """Ask one authority to stamp `data`. Raises NotStamped."""
    sha256, nonce = digest_of([data]).sha256, secrets.randbits(63)
    question = timestamp.query(sha256, nonce=nonce)
    try:
        certificate = authority.certificate.read_bytes()
        answer = http.ask(question, url=authority.url)
        stamp = timestamp.require_answer(answer, sha256=sha256, nonce=nonce)
    except (OSError, http.AuthorityUnreachable, timestamp.BadStamp) as error:
        raise NotStamped(url=authority.url, reason=str(error)) from error
    verdicts = judge(answer, data, certificate, stamp.at)
    if settled(verdicts) is False:
        raise NotStamped(url=authority.url, reason="not signed by the authority's certificate")
    return Obtained(
        question=question,
        answer=answer,
        certificate=certificate,
        said_at=stamp.at,
        verdicts=verdicts,
    )
