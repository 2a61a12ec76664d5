"""What a check of an original e-mail proves, and which domain it speaks for.

Only a good signature of the domain the sender writes from proves where a mail comes from (N4).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MEDIA_TYPE = "message/rfc822"


class Signed(StrEnum):
    """What the signatures of a mail are worth. Keys are stored: never renamed, never reused."""

    VALID = "valid"
    OTHER_DOMAIN = "other domain"
    PARTIAL = "partial"
    ALTERED = "altered"
    FORGED = "forged"
    KEY_UNKNOWN = "key unknown"
    WEAK = "weak"
    AMBIGUOUS = "ambiguous"
    UNSIGNED = "unsigned"
    UNREADABLE = "unreadable"


_BEST_FIRST = (
    Signed.VALID, Signed.OTHER_DOMAIN, Signed.PARTIAL, Signed.KEY_UNKNOWN, Signed.ALTERED,
    Signed.FORGED, Signed.WEAK,
)  # fmt: skip

FINAL = frozenset(it for it in Signed if it not in (Signed.KEY_UNKNOWN, Signed.UNREADABLE))
"""What asking the key again would not change."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature of a mail: the domain that made it, under which key, and what it is worth."""

    domain: str
    selector: str
    verdict: Signed

    @property
    def key_name(self) -> str:
        """Where the domain publishes the key."""
        return key_name(domain=self.domain, selector=self.selector)


def key_name(*, domain: str, selector: str) -> str:
    """The name under which a domain publishes a key (RFC 6376 3.6.2.1)."""
    return f"{selector}._domainkey.{domain}".lower()


def speaks_for(domain: str, *, sender: str) -> bool:
    """Whether a signature of this domain answers for a sender of that one: itself or above it."""
    domain, sender = domain.lower().rstrip("."), sender.lower().rstrip(".")
    return "." in domain and (sender == domain or sender.endswith(f".{domain}"))


def best_of(signatures: Iterable[Signature]) -> Signature | None:
    """The one that proves most; None for a mail without any."""
    return min(signatures, key=lambda it: _BEST_FIRST.index(it.verdict), default=None)
