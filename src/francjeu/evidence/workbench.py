"""Having a tool make a copy of a piece: decrypted into a folder of the tool’s own, then gone."""

import errno
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from francjeu.connectors.copies import progress
from francjeu.evidence.models import Item
from francjeu.evidence.storage import envelope, places
from francjeu.evidence.storage.keyring import KeyLost
from francjeu.evidence.storage.store import BlobMissing, StoreFull, StoreRefused
from francjeu.kernel.evidence.copies.copying import (
    LARGEST_RECORDING,
    Family,
    Trouble,
    family_of,
    is_recording,
)
from francjeu.plumbing import tools
from francjeu.plumbing.tools import Limits, ToolFailed

_TOOLS = {
    Family.PICTURE: "francjeu.connectors.copies.pictures",
    Family.SHEETS: "francjeu.connectors.copies.sheets",
    Family.FILM: "francjeu.connectors.copies.films",
    Family.SOUND: "francjeu.connectors.copies.films",
    Family.PAGE: "francjeu.connectors.copies.pages",
}
_MASKING = {
    Family.SHEETS: "francjeu.connectors.copies.masked_sheets",
    Family.FILM: "francjeu.connectors.copies.masked_films",
    Family.SOUND: "francjeu.connectors.copies.masked_films",
}
_JOINING = "francjeu.detectors.stitching"
_ROOM = 512 * 1024 * 1024
_LIMITS = {
    Family.PICTURE: Limits(seconds=30, memory=3 * 1024**3, file_size=_ROOM),
    Family.SHEETS: Limits(seconds=30, memory=3 * 1024**3, file_size=_ROOM),
    Family.FILM: Limits(seconds=40, memory=3 * 1024**3, file_size=_ROOM),
    Family.SOUND: Limits(seconds=40, memory=3 * 1024**3, file_size=_ROOM),
    Family.PAGE: Limits(seconds=60, file_size=_ROOM),  # a browser reserves more than it uses
}
_LONG = Limits(seconds=2700, memory=4 * 1024**3, file_size=_ROOM)
_BENCHES = threading.BoundedSemaphore(2)
"""Tools at work at once in one server: pages that need none never wait for them."""


class NotMade(Exception):
    """No copy could be made; `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Made:
    """What a tool made, in a folder that is about to go: read `path` at once."""

    path: Path
    media_type: str
    tool: str
    frames: int
    refused: int
    length: int = 0
    has_sound: bool = False


@contextmanager
def made(item: Item, request: Mapping[str, Any]) -> Iterator[Made]:
    """A copy of the piece, for as long as the block lasts. Raises NotMade, StoreFull."""
    family = require(item)
    with _BENCHES, tools.workshop() as folder:
        _open(item, folder / "source")
        yield _told(_run(family, request, folder), folder)


@dataclass(frozen=True, slots=True)
class Masked:
    """A masked copy, in a folder that is about to go; `told` is what its tool says of it."""

    path: Path
    tool: str
    told: Mapping[str, int]


@contextmanager
def masked(
    item: Item, plan: Mapping[str, Any], *, meanwhile: Callable[[int], None]
) -> Iterator[Masked]:
    """A copy that may take long; `meanwhile` is told the percentage. Raises NotMade, StoreFull."""
    family = require(item)
    if family not in _MASKING:
        raise NotMade(Trouble.NOT_SHOWABLE)
    with tools.workshop() as folder:
        _open(item, folder / "source")
        answer = _run_tool(
            _MASKING[family], {"mask": plan}, folder, _LONG,
            meanwhile=lambda: meanwhile(progress.percent(folder)),
        )  # fmt: skip
        kept = ("frames", "likeness", "left_out")
        yield Masked(
            path=folder / "copy", tool=_named(answer),
            told={key: int(answer[key]) for key in kept if key in answer},
        )  # fmt: skip


def require(item: Item) -> Family:
    """Which tool reads it; a recording too heavy is not even opened. Raises NotMade."""
    family = family_of(item.media_type)
    if family is None:
        raise NotMade(Trouble.NOT_SHOWABLE)
    if is_recording(item.media_type) and item.size > LARGEST_RECORDING:
        raise NotMade(Trouble.TOO_HEAVY)
    return family


@dataclass(frozen=True, slots=True)
class Stitched:
    """One tall picture; `gaps`: after which screenshots something may be missing (from 1)."""

    path: Path
    tool: str
    gaps: tuple[int, ...]


@contextmanager
def stitched(items: Sequence[Item]) -> Iterator[Stitched]:
    """Screenshots joined where they overlap, in the order given. Raises NotMade, StoreFull."""
    with _BENCHES, tools.workshop() as folder:
        for number, item in enumerate(items, start=1):
            _open(item, folder / f"piece-{number}")
        limits = _LIMITS[Family.PICTURE]
        answer = _run_tool(_JOINING, {"count": len(items)}, folder, limits)
        pairs = cast(list[list[str]], answer["tools"])
        yield Stitched(
            path=folder / "stitched.png", tool="; ".join(" ".join(pair) for pair in pairs),
            gaps=tuple(cast(list[int], answer["gaps"])),
        )  # fmt: skip


def _open(item: Item, path: Path) -> None:
    try:
        identity = places.keyring().identity_of(item.vault.public_id)
        with places.store().open(item.blob) as blob, path.open("wb") as plain:
            envelope.decrypt(blob, sink=plain, identity=identity)
    except (KeyLost, BlobMissing, StoreRefused, envelope.CannotOpen) as error:
        raise NotMade(Trouble.UNREADABLE) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StoreFull from error
        raise


def _run(family: Family, request: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    return _run_tool(_TOOLS[family], request, folder, _LIMITS[family])


def _run_tool(
    module: str, request: Mapping[str, Any], folder: Path, limits: Limits,
    meanwhile: Callable[[], None] | None = None,
) -> dict[str, Any]:  # fmt: skip
    try:
        answer = tools.run(module, request, folder=folder, limits=limits, meanwhile=meanwhile)
    except ToolFailed as failed:
        raise NotMade(Trouble(failed.failure.value)) from failed
    if "trouble" in answer:
        raise NotMade(Trouble(answer["trouble"]))
    return answer


def _told(answer: Mapping[str, Any], folder: Path) -> Made:
    return Made(
        path=folder / "copy", media_type=str(answer["media_type"]), tool=_named(answer),
        frames=int(answer["frames"]), refused=int(answer.get("refused", 0)),
        length=int(answer.get("length", 0)), has_sound=bool(answer.get("has_sound")),
    )  # fmt: skip


def _named(answer: Mapping[str, Any]) -> str:
    pairs = cast(list[list[str]], answer["tools"])
    return "; ".join(" ".join(pair) for pair in pairs)[:200]
