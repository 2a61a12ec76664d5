"""One question to one authority: a digest goes out, never a file."""

import urllib.error
import urllib.request
from http.client import HTTPException

PATIENCE = 10.0
_LONGEST = 256 * 1024


class AuthorityUnreachable(Exception):
    """No authority answers at this address, or what answers is not one; try again later."""


def ask(query: bytes, *, url: str, patience: float = PATIENCE) -> bytes:
    """The authority's answer (application/timestamp-reply), unread. Raises AuthorityUnreachable."""
    if not url.startswith(("https://", "http://")):
        raise AuthorityUnreachable("not a web address")
    request = urllib.request.Request(  # noqa: S310 - the scheme is checked above
        url, data=query, headers={"Content-Type": "application/timestamp-query"}
    )
    try:
        with urllib.request.urlopen(request, timeout=patience) as answer:  # noqa: S310
            content: bytes = answer.read(_LONGEST + 1)
    except (urllib.error.URLError, HTTPException, OSError) as error:
        raise AuthorityUnreachable(str(error)) from error
    if len(content) > _LONGEST:
        raise AuthorityUnreachable("an answer too long to be a time stamp")
    return content
