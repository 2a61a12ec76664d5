"""Every verifier of time stamps there is here, asked in turn; none is believed alone."""

from datetime import datetime

from francjeu.connectors.timestamps import openssl, strict
from francjeu.kernel.evidence.seals.verdict import Verdict

OPENSSL, STRICT = "openssl", "rfc3161-client"


def judge(answer: bytes, data: bytes, authority: bytes, at: datetime) -> dict[str, Verdict]:
    """Each verdict on the authority's signature at that moment, by name of the verifier."""
    said = openssl.judge(answer, data, authority, at)
    first = None if said is None else Verdict.GOOD if said else Verdict.BAD
    both = {OPENSSL: first, STRICT: strict.judge(answer, data, authority, at)}
    return {name: verdict for name, verdict in both.items() if verdict is not None}
