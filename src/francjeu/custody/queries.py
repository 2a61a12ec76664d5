"""Reading the log: its checkpoints, proofs about entries, and whether all of it still holds."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from francjeu.connectors.timestamps.judging import OPENSSL
from francjeu.custody import models, places
from francjeu.journal import queries as journal
from francjeu.journal.models import Entry
from francjeu.kernel import journal as chain
from francjeu.kernel.evidence.log import checkpoint
from francjeu.kernel.evidence.log.tree import Tree, leaf_hash
from francjeu.kernel.evidence.package import inclusion, log_files
from francjeu.kernel.evidence.package.digest import digest_of
from francjeu.kernel.evidence.seals import ed25519, timestamp
from francjeu.kernel.evidence.seals.verdict import Verdict, Verdicts

CLOCKS_APART = timedelta(minutes=2)
"""An authority’s time this far from ours is told: one of the two clocks is wrong."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """One authority’s stamp over a checkpoint. `offset` is how far its clock is from ours."""

    authority: str
    wanted_at: datetime
    said_at: datetime | None
    got_at: datetime | None
    tries: int
    failure: str
    offset: timedelta | None
    verdicts: Verdicts

    @property
    def is_off(self) -> bool:
        return self.offset is not None and abs(self.offset) > CLOCKS_APART

    @property
    def lateness(self) -> timedelta:
        """How long after it was wanted it came; not hidden."""
        return self.got_at - self.wanted_at if self.got_at else timedelta()


@dataclass(frozen=True, slots=True)
class Point:
    """A checkpoint as anyone may see it."""

    size: int
    root: str
    note: str
    made_at: datetime
    stamps: tuple[Stamped, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not hold: "leaf", "root", "signature" or "missing", and the leaf or size it is at.

    "missing": a leaf’s entry was taken away, or the tree has a gap.
    """

    kind: str
    at: int


def points(*, most: int = 30) -> tuple[Point, ...]:
    """The newest checkpoints, newest first."""
    rows = models.Checkpoint.objects.order_by("-size").prefetch_related("stamps")[:most]
    return tuple(_point(row) for row in rows)


def latest() -> Point | None:
    """The newest checkpoint, or None before the first."""
    return next(iter(points(most=1)), None)


def _point(row: models.Checkpoint) -> Point:
    stamps = sorted(row.stamps.all(), key=lambda it: (it.authority, it.wanted_at))
    return Point(
        size=row.size, root=row.root, note=row.note, made_at=row.made_at,
        stamps=tuple(_stamped(it) for it in stamps),
    )  # fmt: skip


def _stamped(row: models.Stamp) -> Stamped:
    offset = None
    if row.said_at is not None and row.got_at is not None:
        offset = row.said_at - row.got_at
    return Stamped(
        authority=row.authority, wanted_at=row.wanted_at, said_at=row.said_at, got_at=row.got_at,
        tries=row.tries, failure=row.failure, offset=offset, verdicts=_verdicts(row),
    )  # fmt: skip


def _verdicts(row: models.Stamp) -> Verdicts:
    """What each verifier said; of a stamp kept before there were two, what the one said."""
    if row.verdicts is not None:
        return {name: Verdict(said) for name, said in row.verdicts.items()}
    if row.openssl is None:
        return {}
    return {OPENSSL: Verdict.GOOD if row.openssl else Verdict.BAD}


def verifier_key() -> str:
    """The public key of the log as Go’s sumdb/note reads it."""
    return checkpoint.verifier_key(name=places.origin(), public_key=places.signer().public_key)


def tree() -> Tree:
    """The whole tree, from its stored leaves."""
    digests = models.Leaf.objects.order_by("index").values_list("digest", flat=True)
    return Tree([bytes.fromhex(digest) for digest in digests.iterator(chunk_size=5000)])


def unlogged() -> Iterable[Entry]:
    """The entries that are not in the tree yet, in the order they will be."""
    known = models.Leaf.objects.values("entry_id")
    return Entry.objects.exclude(pk__in=known).order_by("pk")


def places_of(entries: Collection[chain.Entry]) -> dict[tuple[str, int], int]:
    """Where entries stand in the tree, by subject and number; those not in it yet are left out."""
    subjects = {entry.subject for entry in entries}
    rows = models.Leaf.objects.filter(entry__subject__in=subjects).values_list(
        "entry__subject", "entry__number", "index"
    )
    found = {(subject, number): index for subject, number, index in rows}
    wanted = {(entry.subject, entry.number) for entry in entries}
    return {place: index for place, index in found.items() if place in wanted}


def files_for(entries: Collection[chain.Entry]) -> dict[str, bytes]:
    """What proves that these entries are in the log, by path in a package; empty without a log.

    The newest checkpoint, each entry’s path to it, and for each entry the first stamped checkpoint
    that held it. Entries that came after the newest checkpoint are left unproven: make one first.
    """
    newest = models.Checkpoint.objects.order_by("-size").first()
    if newest is None:
        return {}
    places = places_of(entries)
    early = _first_stamped(places.values(), before=newest.size)
    each = {(entry.subject, entry.number): entry for entry in entries}.values()
    proofs = inclusion.prove(
        each, tree=tree(), places=places, size=newest.size, earlier=[it.size for it in early]
    )
    files = {log_files.NOTE: newest.note.encode(), log_files.PROOFS: proofs}
    for row in early:
        files |= _early_files(row)
    return files


def _first_stamped(indexes: Iterable[int], *, before: int) -> list[models.Checkpoint]:
    stamped = models.Checkpoint.objects.filter(stamps__got_at__isnull=False, size__lt=before)
    rows = {row.size: row for row in stamped.distinct().order_by("size")}
    sizes = list(rows)
    first = {bisect_right(sizes, index) for index in indexes}
    return [rows[sizes[place]] for place in sorted(first) if place < len(sizes)]


def _early_files(row: models.Checkpoint) -> dict[str, bytes]:
    files = {log_files.note_path(row.size): row.note.encode()}
    came = row.stamps.filter(got_at__isnull=False).order_by("wanted_at", "authority")
    for paths, stamp in zip(log_files.stamp_paths(row.size), came, strict=False):
        assert stamp.said_at is not None  # noqa: S101 - the database holds it so
        files[paths.query] = bytes(stamp.question)
        files[paths.answer] = bytes(stamp.answer)
        files[paths.authority] = bytes(stamp.certificate)
        files[paths.moment] = timestamp.epoch(stamp.said_at)
    return files


def stamped_since(entries: Collection[chain.Entry]) -> dict[tuple[str, int], datetime]:
    """The earliest time an outside authority gives to each entry, by subject and number.

    Entries that no stamped checkpoint holds yet are left out.
    """
    rows = models.Stamp.objects.filter(said_at__isnull=False).values_list(
        "checkpoint__size", "said_at"
    )
    said = sorted((size, at) for size, at in rows if at is not None)
    found = {}
    for place, index in places_of(entries).items():
        later = [at for size, at in said if size > index]
        if later:
            found[place] = min(later)
    return found


def faults() -> Iterator[Fault]:
    """Every leaf which is not its entry’s, and every checkpoint which is not the tree’s."""
    grown = Tree()
    leaves = models.Leaf.objects.order_by("index").select_related("entry")
    for leaf in leaves.iterator(chunk_size=2000):
        if leaf.index != len(grown):
            yield Fault(kind="missing", at=len(grown))
            return
        own = leaf_hash(chain.leaf(journal.entry_of(leaf.entry)))
        if own.hex() != leaf.digest:
            yield Fault(kind="leaf", at=leaf.index)
        grown.append(own)
    yield from _points_at_fault(grown)


def _points_at_fault(grown: Tree) -> Iterator[Fault]:
    for row in models.Checkpoint.objects.order_by("size"):
        if row.size > len(grown):
            yield Fault(kind="missing", at=row.size)
        elif grown.root(row.size).hex() != row.root:
            yield Fault(kind="root", at=row.size)
        if not _signed(row):
            yield Fault(kind="signature", at=row.size)


def _signed(row: models.Checkpoint) -> bool:
    """Whether the note says what the row says, signed by this installation’s key.

    A key that was replaced since is not this one: its checkpoints are then told too.
    """
    key = places.signer().public_key
    try:
        name = row.note.partition("\n")[0]
        text = checkpoint.open_note(
            row.note, name=name, public_key=key, check=lambda s, m: ed25519.check(key, s, m)
        )
        said = checkpoint.parse(text)
    except checkpoint.BadCheckpoint:
        return False
    return (said.size, said.root.hex()) == (row.size, row.root)


def seal_certificate() -> str:
    """The SHA-256 of the certificate that seals documents, to publish outside any of them."""
    return places.seal().fingerprint


@dataclass(frozen=True, slots=True)
class Trusted:
    """An authority whose stamps we keep: its host, and the SHA-256 of the certificate we hold."""

    host: str
    certificate: str


def trusted_authorities() -> tuple[Trusted, ...]:
    """The authorities named here, to publish; one whose certificate cannot be read is left out."""
    return tuple(
        Trusted(host=urlsplit(it.url).hostname or it.url, certificate=digest)
        for it in places.timestamp_authorities()
        if (digest := _digest_of_file(it.certificate))
    )


def _digest_of_file(path: Path) -> str:
    try:
        return digest_of([path.read_bytes()]).sha256
    except OSError:
        return ""


def signing_key() -> str:
    """The fingerprint of the key that signs exported folders, to publish outside any folder."""
    return places.signer().fingerprint
