"""Films and sounds of a page, fetched apart from it: whole, or said to be cut.

The same proxy guards the way. A connection that breaks is taken up where it stopped; what was
announced is compared with what came.
"""

import http.client
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from time import monotonic
from typing import BinaryIO

_TRIES = 4
_CHUNK = 256 * 1024
_PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class Limits:
    """`size` in bytes of one file, `until` by the monotonic clock."""

    size: int
    until: float


@dataclass(slots=True)
class Fetched:
    """What came of one address. `declared` None: the site announced no length."""

    address: str
    file: str
    size: int = 0
    declared: int | None = None
    media_type: str = ""
    truncated: bool = True
    why: str = ""
    resumed: int = 0
    validator: str = ""


def fetch(
    address: str, *, target: Path, proxy: str, headers: Mapping[str, str], limits: Limits
) -> Fetched:
    """The file at this address, in `target`; cut at a limit it is kept and says so."""
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({"http": proxy, "https": proxy})
    )
    done = Fetched(address=address, file=target.name)
    with target.open("wb") as file:
        for _ in range(_TRIES):
            before = done.size
            try:
                _once(opener, done, file, headers=headers, limits=limits)
            except urllib.error.HTTPError as refused:
                done.why = f"status {refused.code}"
                break
            except _Stopped:
                break
            except (OSError, http.client.HTTPException, ValueError) as broken:
                done.why = type(broken).__name__
            if not done.truncated or (before and done.size == before):
                break
            done.resumed += 1
    return done


def _once(
    opener: urllib.request.OpenerDirector, done: Fetched, file: BinaryIO, *,
    headers: Mapping[str, str], limits: Limits,
) -> None:  # fmt: skip
    request = urllib.request.Request(done.address, headers=dict(headers))  # noqa: S310 - guarded
    if done.size:
        request.add_header("Range", f"bytes={done.size}-")
        if done.validator:
            request.add_header("If-Range", done.validator)
    with opener.open(request, timeout=_PATIENCE) as answer:
        if done.size and answer.status != HTTPStatus.PARTIAL_CONTENT:
            done.size = 0  # it starts again from its beginning
            file.seek(0)
            file.truncate()
        _note(done, answer)
        _copy(answer, done, file, limits=limits)
    done.truncated = done.declared is not None and done.size < done.declared
    done.why = "shorter than announced" if done.truncated else ""


def _note(done: Fetched, answer: http.client.HTTPResponse) -> None:
    done.media_type = answer.headers.get_content_type()
    done.validator = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
    with suppress(TypeError, ValueError):
        done.declared = done.size + int(answer.headers["Content-Length"])


def _copy(
    answer: http.client.HTTPResponse, done: Fetched, file: BinaryIO, *, limits: Limits
) -> None:
    while chunk := answer.read1(_CHUNK):
        if done.size + len(chunk) > limits.size:
            done.why = "too large"
            raise _Stopped
        file.write(chunk)
        done.size += len(chunk)
        if monotonic() > limits.until:
            done.why = "out of time"
            raise _Stopped


class _Stopped(Exception):
    """A limit was reached; what came is kept."""
