"""The side data of a sealed piece, written beside it as JSON; holds no name of any person."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from francjeu.kernel.evidence.origin.provenance import Access, Level


class BadSideData(ValueError):
    """JSON that does not describe a piece; names the field."""


@dataclass(frozen=True, slots=True)
class Made:
    """How a copy was made from its original, and what ties it to it (ADR 0023).

    `original` and `salt` are empty where the package does not hold the original; `of` is its label
    there. `parameters` are plain JSON values: boxes, sheet, target.
    """

    kind: str
    made_at: datetime
    made_by: str
    commitment: str
    parameters: Mapping[str, object]
    original: str = ""
    salt: str = ""
    of: str = ""

    def as_json(self) -> dict[str, object]:
        return {
            "kind": self.kind,
            "made_at": in_utc(self.made_at),
            "made_by": self.made_by,
            "commitment": self.commitment,
            "parameters": dict(self.parameters),
            "original": self.original or None,
            "salt": self.salt or None,
            "of": self.of or None,
        }


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece as a stranger needs to know it (C-1.1 s. 17: origin, process, both digests).

    `path` is ASCII inside the package, `title` any words, `sha256` of the bytes as received,
    `size` in bytes, `parent` the sha256 this one was made from, `tools` pairs of name and version,
    `agreements` pairs of kind and moment of the sources that agree with it.
    """

    label: str
    path: str
    sha256: str
    size: int
    title: str
    declared_name: str
    media_type: str
    role: str
    method: str
    level: Level
    received_at: datetime
    access: Access | None = None
    parent: str = ""
    tools: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()
    agreements: tuple[tuple[str, str], ...] = ()
    made: Made | None = None

    def as_json(self) -> dict[str, object]:
        return {
            "label": self.label,
            "path": self.path,
            "sha256": self.sha256,
            "size": self.size,
            "title": self.title,
            "declared_name": self.declared_name,
            "media_type": self.media_type,
            "role": self.role,
            "method": self.method,
            "level": self.level.value,
            "received_at": in_utc(self.received_at),
            "access": self.access.value if self.access else None,
            "parent": self.parent or None,
            "tools": [{"name": name, "version": version} for name, version in self.tools],
            "remarks": list(self.remarks),
            "agreements": [{"kind": kind, "at": at} for kind, at in self.agreements],
            **({"made": self.made.as_json()} if self.made else {}),
        }


def in_utc(moment: datetime) -> str:
    """A moment as `2026-11-22T19:00:00Z`. Raises ValueError without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone proves nothing")
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def canonical(value: Mapping[str, object] | list[object]) -> bytes:
    """JSON with sorted keys and no superfluous space: the same value is always the same bytes."""
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode("utf-8")


def piece_from_json(value: Mapping[str, object]) -> Piece:
    """The piece described by `as_json`. Raises BadSideData."""
    try:
        return _piece_from_json(value)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadSideData(str(error)) from error


def _piece_from_json(value: Mapping[str, object]) -> Piece:
    tools, remarks, size = value["tools"], value["remarks"], value["size"]
    if not isinstance(tools, list) or not isinstance(remarks, list) or not isinstance(size, int):
        raise BadSideData("tools, remarks or size")
    access = value["access"]
    return Piece(
        label=str(value["label"]),
        path=str(value["path"]),
        sha256=str(value["sha256"]),
        size=size,
        title=str(value["title"]),
        declared_name=str(value["declared_name"]),
        media_type=str(value["media_type"]),
        role=str(value["role"]),
        method=str(value["method"]),
        level=Level(str(value["level"])),
        received_at=datetime.fromisoformat(str(value["received_at"])),
        access=Access(str(access)) if access is not None else None,
        parent=str(value["parent"] or ""),
        tools=tuple((str(tool["name"]), str(tool["version"])) for tool in tools),
        remarks=tuple(str(remark) for remark in remarks),
        agreements=_agreements(value),
        made=_made_from_json(value.get("made")),
    )


def _made_from_json(value: object) -> Made | None:
    if value is None:
        return None
    if not isinstance(value, Mapping) or not isinstance(value["parameters"], Mapping):
        raise BadSideData("made")
    return Made(
        kind=str(value["kind"]),
        made_at=datetime.fromisoformat(str(value["made_at"])),
        made_by=str(value["made_by"]),
        commitment=str(value["commitment"]),
        parameters=dict(value["parameters"]),
        original=str(value["original"] or ""),
        salt=str(value["salt"] or ""),
        of=str(value["of"] or ""),
    )


def _agreements(value: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Folders exported before they were counted hold none."""
    rows = value.get("agreements", [])
    if not isinstance(rows, list):
        raise BadSideData("agreements")
    return tuple((str(row["kind"]), str(row["at"])) for row in rows)
