"""Comparing each new piece with those already known.

Nothing of a draft is compared, nor of what is isolated, infected or gone. What a likeness is worth,
a person says: `matching.py`.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q

from francjeu.evidence import prints
from francjeu.evidence.models import Candidate, Fingerprint, Item
from francjeu.evidence.prints import Drawn, Keys
from francjeu.evidence.storage import envelope, places
from francjeu.evidence.storage.keyring import KeyLost
from francjeu.evidence.storage.store import BlobMissing
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.copies.copying import Kind
from francjeu.kernel.evidence.likeness import matching as kernel
from francjeu.kernel.evidence.likeness.matching import Found, Method
from francjeu.kernel.evidence.origin import mail
from francjeu.kernel.evidence.pieces.keeping import Scan, State
from francjeu.kernel.evidence.pieces.signatures import DOCX
from francjeu.plumbing import tools
from francjeu.plumbing.tools import Failure, Limits, ToolFailed

FINGERPRINTS = "francjeu.detectors.fingerprints"
FEATURES = "francjeu.detectors.features"
WORDS = {"mail": "francjeu.connectors.eml.reading", "docx": "francjeu.connectors.documents.words"}
"""What reads the words of a kind that has no picture to compare."""
GIB = 1024**3
LIMITS = {
    "image": Limits(seconds=120, memory=4 * GIB, file_size=GIB // 4),
    "pdf": Limits(seconds=240, memory=4 * GIB, file_size=GIB // 4),
    "film": Limits(seconds=600, memory=4 * GIB, file_size=GIB // 4),
    "mail": Limits(seconds=30, memory=GIB, file_size=GIB // 8),
    "docx": Limits(seconds=60, memory=GIB, file_size=GIB // 8),
}
MOST_BYTES = {
    "image": GIB // 4, "pdf": GIB // 4, "film": GIB, "text": 256 * 1024,
    "mail": 60 * 1024**2, "docx": 60 * 1024**2,
}  # fmt: skip
MOST_KNOWN = 5000
"""Pieces compared with, the newest first."""
_BATCH = 500
MOST_MET = 20
"""Likenesses kept of one piece, the strongest: a person has to look at each."""
OURS = ("prepared", "check")
"""Made here again and again: a look of the deletion watch, a copy prepared for a party."""
_SHOWN = ("view", "media")
"""Of the pieces of a capture, those that show what a person could have sent."""


@dataclass(frozen=True, slots=True)
class _Met:
    """One known piece that the new one resembles, and the picture of it."""

    item: Item
    found: Found
    overlay: bytes = b""


def fingerprint_waiting(*, actor: Actor, at: datetime) -> int:
    """Compares every piece not compared yet; returns how many were. Safe to repeat.

    Without its tools nothing is written: what waits is taken up once they are there.
    """
    done, keys = 0, Keys()
    for item in _waiting():
        try:
            _visit(item, keys=keys, at=at)
        except ToolFailed as failed:
            if failed.failure is Failure.MISSING:
                break
            raise
        except (KeyLost, BlobMissing, envelope.CannotOpen):
            continue
        done += 1
    return done


def _waiting() -> Iterator[Item]:
    """Sealed pieces that may be opened and were not compared; those of drafts wait."""
    rows = Item.objects.select_related("vault").filter(
        state=State.SEALED, fingerprint__isnull=True, vault__destroyed_at__isnull=True
    )
    rows = rows.exclude(vault__subject__startswith="draft:").exclude(
        scan__in=(Scan.WAITING, Scan.INFECTED)
    )
    rows = rows.exclude(method__in=OURS).filter(
        Q(made_from=None)  # a working copy resembles its original, which says nothing
        | Q(made_from__kind=Kind.ATTACHED)
    )
    rows = rows.filter(~Q(method="capture") | Q(captured__role__in=_SHOWN))
    keys = list(rows.order_by("received_at", "pk").values_list("pk", flat=True))
    for key in keys:
        row = rows.filter(pk=key).first()  # isolated, erased or compared by another meanwhile?
        if row is not None:
            yield row


def _visit(item: Item, *, keys: Keys, at: datetime) -> None:
    """Draws the fingerprint, looks for likenesses, writes both; or why it could not be drawn."""
    with tools.workshop() as folder:
        outcome, drawn, mirrored = _draw(item, folder, keys)
        met = _meet(item, drawn, mirrored, folder, keys) if drawn else ()
    _keep(item, outcome, drawn or Drawn(kernel.Print(item.sha256)), met, at=at)


def _kind(item: Item) -> str:
    kinds = {"image": "image", "video": "film", "text": "text"}
    whole = {"application/pdf": "pdf", mail.MEDIA_TYPE: "mail", DOCX: "docx"}
    if item.media_type in whole:
        return whole[item.media_type]
    if item.media_type == "image/svg+xml":
        return "text"
    return kinds.get(item.media_type.partition("/")[0], "")


def _draw(
    item: Item, folder: Path, keys: Keys
) -> tuple[str, Drawn | None, tuple[bytes, ...]]:  # fmt: skip
    """The outcome, what was drawn, and its corners as in a mirror."""
    kind = _kind(item)
    if not kind:
        return prints.DONE, Drawn(kernel.Print(item.sha256)), ()
    if item.size > MOST_BYTES[kind]:
        return "too_large", Drawn(kernel.Print(item.sha256)), ()
    _unseal(item, folder / "piece", keys)
    if kind == "text":
        return _of_words(item, (folder / "piece").read_text("utf-8", errors="replace"))
    try:
        if kind in WORDS:
            read = tools.run(WORDS[kind], {}, folder=folder, limits=LIMITS[kind])
            return _of_words(item, read.get("text", ""))
        answer = tools.run(
            FINGERPRINTS, {"file": "piece", "kind": kind}, folder=folder, limits=LIMITS[kind]
        )
    except ToolFailed as failed:
        if failed.failure is Failure.MISSING:
            raise
        return failed.failure.value, Drawn(kernel.Print(item.sha256)), ()
    if "trouble" in answer:
        return answer["trouble"], Drawn(kernel.Print(item.sha256)), ()
    return prints.DONE, *_drawn(item, kind, answer, folder)


def _of_words(item: Item, text: str) -> tuple[str, Drawn, tuple[bytes, ...]]:
    lines = tuple(it.strip() for it in text.splitlines() if it.strip())
    return prints.DONE, Drawn(kernel.Print(item.sha256, words=text), lines), ()


def _drawn(
    item: Item, kind: str, answer: dict[str, Any], folder: Path
) -> tuple[Drawn, tuple[bytes, ...]]:
    corners = answer["corners"] if kind == "image" else ()
    plain, mirrored = (
        tuple((folder / it[way]).read_bytes() for it in corners) for way in ("plain", "mirrored")
    )
    print_ = prints.drawn_from(answer, sha256=item.sha256, is_film=kind == "film")
    return Drawn(print_, tuple(it["text"] for it in answer["lines"]), plain), mirrored


def _meet(
    item: Item, drawn: Drawn, mirrored: tuple[bytes, ...], folder: Path, keys: Keys
) -> tuple[_Met, ...]:
    """The known pieces that resemble this one, each with its strongest reason."""
    known = [row for row in _known(item) if not _is_one_page(item, row.item)]
    reasons: dict[int, Found] = {}
    maybe: set[int] = set()
    for start in range(0, len(known), _BATCH):
        batch = {row.item_id: row for row in known[start : start + _BATCH]}
        opened = {
            key: it
            for key, row in batch.items()
            if (it := prints.opened(row, keys=keys, with_corners=bool(drawn.corners)))
        }
        for key, other in opened.items():
            found = kernel.compared(drawn.print, other.print)
            if found:
                reasons[key] = found
        corners = {key: it.corners for key, it in opened.items()}
        maybe |= _by_corners((*drawn.corners, *mirrored), corners, folder)
    rows = {row.item_id: row.item for row in known}
    order = sorted({*reasons, *maybe}, key=lambda key: _rank(reasons.get(key)))[:MOST_MET]
    met = (_look(item, rows[key], reasons.get(key), folder, keys) for key in order)
    return tuple(it for it in met if it)


def _rank(found: Found | None) -> int:
    """What only corners say comes after what is probable, before what is to check."""
    return 1 if found is None else 2 * kernel.ORDER.index(found.strength) - 2


def _is_one_page(item: Item, other: Item) -> bool:
    """Two captures in one file: the same page again, which says nothing."""
    return item.vault_id == other.vault_id and item.method == other.method == "capture"


def _known(item: Item) -> Iterable[Fingerprint]:
    rows = Fingerprint.objects.select_related("item__vault").filter(
        item__state=State.SEALED, item__vault__destroyed_at__isnull=True
    )
    return rows.exclude(item=item).order_by("-item__received_at", "-item_id")[:MOST_KNOWN]


def _by_corners(
    mine: tuple[bytes, ...], theirs: dict[int, tuple[bytes, ...]], folder: Path
) -> set[int]:
    """Which known pieces have corners that lie as in ours."""
    if not mine or not any(theirs.values()):
        return set()
    for place, packed in enumerate(mine):
        (folder / f"mine-{place}").write_bytes(packed)
    names = {}
    for key, several in theirs.items():
        for place, packed in enumerate(several):
            names[f"theirs-{key}-{place}"] = key
            (folder / f"theirs-{key}-{place}").write_bytes(packed)
    request = {
        "do": "search", "mine": [f"mine-{place}" for place in range(len(mine))],
        "others": list(names), "at_least": kernel.CORNERS,
    }  # fmt: skip
    try:
        answer = tools.run(FEATURES, request, folder=folder, limits=LIMITS["film"])
    except ToolFailed:
        return set()  # what the other ways found stays
    return {names[name] for name in answer["found"]}


def _look(item: Item, other: Item, reason: Found | None, folder: Path, keys: Keys) -> _Met | None:
    """Both pictures laid over each other: confirms what corners said, and draws what agrees."""
    both_pictures = _kind(item) == _kind(other) == "image"
    if not both_pictures or (reason and reason.method in (Method.BYTES, Method.WORDS)):
        return _Met(other, reason) if reason else None
    try:
        _unseal(other, folder / "other", keys)
        request = {"do": "compare", "one": "piece", "other": "other"}
        answer = tools.run(FEATURES, request, folder=folder, limits=LIMITS["image"])
    except (ToolFailed, KeyLost, BlobMissing, envelope.CannotOpen):
        return _Met(other, reason) if reason else None
    if "trouble" in answer:
        return _Met(other, reason) if reason else None
    by_corners = kernel.by_corners(
        inliers=answer["inliers"], likeness=answer["likeness"], is_turned=answer["mirrored"]
    )
    found = kernel.stronger(reason, by_corners)
    if found is None:
        return None
    picture = (folder / answer["overlay"]).read_bytes()
    recipients = tuple(it.vault.recipient for it in (other, item))
    return _Met(other, found, envelope.shut(picture, recipients=recipients))


def _unseal(item: Item, path: Path, keys: Keys) -> None:
    """A copy in the clear, in the folder of a tool. Raises KeyLost, BlobMissing, CannotOpen."""
    blob = places.store().open(item.blob)
    with (
        closing(envelope.Plain(blob, identity=keys.of(item.vault))) as chunks,
        path.open("wb") as file,
    ):
        for chunk in chunks:
            file.write(chunk)


def _keep(
    item: Item, outcome: str, drawn: Drawn, met: tuple[_Met, ...], *, at: datetime
) -> None:  # fmt: skip
    """Writes all of it, unless the piece was isolated, erased or compared meanwhile."""
    marks, corners = prints.shut(drawn, vault=item.vault)
    with transaction.atomic():
        keys = [item.pk, *(it.item.pk for it in met)]
        sealed = set(
            Item.objects.select_for_update()
            .filter(pk__in=keys, state=State.SEALED, vault__destroyed_at__isnull=True)
            .values_list("pk", flat=True)
        )
        if item.pk not in sealed or Fingerprint.objects.filter(item=item).exists():
            return
        Fingerprint.objects.create(
            item=item, outcome=outcome, marks=marks, corners=corners, made_at=at
        )
        known = _met_before(item)  # compared again: what a person said of a pair stays
        Candidate.objects.bulk_create(
            [
                Candidate(
                    earlier=it.item, later=item, method=it.found.method.value,
                    strength=it.found.strength.value, score=it.found.score,
                    quality=it.found.quality, is_turned=it.found.is_turned, overlay=it.overlay,
                    found_at=at,
                )
                for it in met if it.item.pk in sealed - known
            ]
        )  # fmt: skip


def _met_before(item: Item) -> set[int]:
    pairs = Candidate.objects.filter(Q(earlier=item) | Q(later=item))
    return {key for pair in pairs.values_list("earlier_id", "later_id") for key in pair}
