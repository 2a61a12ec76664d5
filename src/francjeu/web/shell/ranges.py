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
    part = _Part(chunks, first, last + 1)
    return StreamingHttpResponse(part, status=206, content_type=media_type, headers=headers)


class _Part:
    """The bytes from `first` to before `end`; what they come from is closed too, read or not."""

    def __init__(self, chunks: Iterable[bytes], first: int, end: int) -> None:
        self._chunks, self._first, self._end = chunks, first, end

    def __iter__(self) -> Iterator[bytes]:
        at = 0
        for chunk in self._chunks:
            begins, at = at, at + len(chunk)
            if at > self._first:
                yield chunk[max(0, self._first - begins) : self._end - begins]
            if at >= self._end:
                break

    def close(self) -> None:
        """Called by the server at the end, even when who listens has gone."""
        close = getattr(self._chunks, "close", None)
        if close is not None:
            close()
