"""A part of a file, for players that ask for one: without it, some telephones play nothing."""

import re
from collections.abc import Iterable, Iterator

from django.http import HttpRequest, StreamingHttpResponse

_RANGE = re.compile(r"bytes=(\d+)-(\d*)")


def played(
    request: HttpRequest, chunks: Iterable[bytes], *, size: int, media_type: str, name: str
) -> StreamingHttpResponse:
    """The bytes, or the part asked for (RFC 9110 s. 14): one part, a plain one, else all of it."""
    headers = {
        "Accept-Ranges": "bytes", "Content-Disposition": f'inline; filename="{name}"',
    }  # fmt: skip
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    first = int(asked[1]) if asked else 0
    last = min(int(asked[2]) if asked and asked[2] else size - 1, size - 1)
    if asked is None or first > last:
        headers["Content-Length"] = str(size)
        return StreamingHttpResponse(chunks, content_type=media_type, headers=headers)
    headers |= {
        "Content-Range": f"bytes {first}-{last}/{size}", "Content-Length": str(last - first + 1),
    }  # fmt: skip
    part = _cut(chunks, first, last + 1)
    return StreamingHttpResponse(part, status=206, content_type=media_type, headers=headers)


def _cut(chunks: Iterable[bytes], first: int, end: int) -> Iterator[bytes]:
    at = 0
    for chunk in chunks:
        begins, at = at, at + len(chunk)
        if at > first:
            yield chunk[max(0, first - begins) : end - begins]
        if at >= end:
            break
    if hasattr(chunks, "close"):
        chunks.close()
