"""The tree of the custody log (RFC 6962 §2.1): append, root, proofs; knows hashes, never facts.

Hashes are 32 bytes. A proof is a list of hashes from the leaf upward. `verify_*` are what a
stranger needs: they take no tree.
"""

import hashlib
from collections.abc import Sequence

EMPTY_ROOT = hashlib.sha256(b"").digest()


class BadProof(ValueError):
    """A proof that does not lead to the stated root."""


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """An append-only tree; keeps the hash of every full subtree, so appending costs two hashes."""

    __slots__ = ("_levels",)

    def __init__(self, leaf_hashes: Sequence[bytes] = ()) -> None:
        self._levels: list[list[bytes]] = [[]]
        for leaf in leaf_hashes:
            self.append(leaf)

    def __len__(self) -> int:
        return len(self._levels[0])

    def append(self, leaf: bytes) -> int:
        """Adds a leaf hash; returns its index."""
        index = len(self._levels[0])
        level, node, place = 0, leaf, index
        self._levels[0].append(node)
        while place & 1:
            node = node_hash(self._levels[level][place - 1], node)
            level, place = level + 1, place >> 1
            if level == len(self._levels):
                self._levels.append([])
            self._levels[level].append(node)
        return index

    def root(self, size: int | None = None) -> bytes:
        """The root over the first `size` leaves (all of them by default)."""
        size = len(self) if size is None else size
        self._check(size)
        return self._range(0, size) if size else EMPTY_ROOT

    def inclusion(self, index: int, size: int | None = None) -> tuple[bytes, ...]:
        """The proof that leaf `index` is under the root of size `size` (§2.1.1)."""
        size = len(self) if size is None else size
        self._check(size)
        if not 0 <= index < size:
            raise IndexError(f"leaf {index} of a tree of {size}")
        return tuple(self._inclusion(index, 0, size))

    def consistency(self, old: int, new: int | None = None) -> tuple[bytes, ...]:
        """The proof that the tree of `new` leaves only adds to the tree of `old` (§2.1.2)."""
        new = len(self) if new is None else new
        self._check(new)
        if not 0 <= old <= new:
            raise IndexError(f"no tree of {old} before the tree of {new}")
        return () if old in (0, new) else tuple(self._consistency(old, 0, new, whole=True))

    def _check(self, size: int) -> None:
        if not 0 <= size <= len(self):
            raise IndexError(f"no tree of {size} in a tree of {len(self)}")

    def _range(self, low: int, high: int) -> bytes:
        width = high - low
        if width & (width - 1) == 0:
            return self._levels[width.bit_length() - 1][low // width]
        split = low + _split(width)
        return node_hash(self._range(low, split), self._range(split, high))

    def _inclusion(self, index: int, low: int, high: int) -> list[bytes]:
        if high - low == 1:
            return []
        split = low + _split(high - low)
        if index < split:
            return [*self._inclusion(index, low, split), self._range(split, high)]
        return [*self._inclusion(index, split, high), self._range(low, split)]

    def _consistency(self, old: int, low: int, high: int, *, whole: bool) -> list[bytes]:
        if old == high:
            return [] if whole else [self._range(low, high)]
        split = low + _split(high - low)
        if old <= split:
            return [*self._consistency(old, low, split, whole=whole), self._range(split, high)]
        return [*self._consistency(old, split, high, whole=False), self._range(low, split)]


def verify_inclusion(
    *, leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Checks that `leaf` is leaf `index` of the tree with this root (RFC 9162 §2.1.3.2).

    Raises BadProof.
    """
    if not 0 <= index < size:
        raise BadProof("the leaf is not in a tree of this size")
    place, last, node = index, size - 1, leaf
    for step in proof:
        if last == 0:
            raise BadProof("the proof is too long")
        if place & 1 or place == last:
            node = node_hash(step, node)
            place, last = _skip_lonely(place, last)
        else:
            node = node_hash(node, step)
        place, last = place >> 1, last >> 1
    if last != 0 or node != root:
        raise BadProof("the proof does not lead to the root")


def verify_consistency(
    *, old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> None:
    """Checks that the tree of `new` leaves keeps the first `old` as they were (RFC 9162 §2.1.4.2).

    Raises BadProof.
    """
    if not 0 <= old <= new:
        raise BadProof("a tree cannot shrink")
    if old in (0, new):
        _check_trivial(old=old, new=new, proof=proof, old_root=old_root, new_root=new_root)
        return
    steps = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not steps:
        raise BadProof("the proof is empty")
    before, after, last = _replay(old=old, new=new, steps=steps)
    if last != 0 or before != old_root or after != new_root:
        raise BadProof("the proof does not lead to both roots")


def _replay(*, old: int, new: int, steps: Sequence[bytes]) -> tuple[bytes, bytes, int]:
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = steps[0]
    for step in steps[1:]:
        if last == 0:
            raise BadProof("the proof is too long")
        if place & 1 or place == last:
            before, after = node_hash(step, before), node_hash(step, after)
            place, last = _skip_lonely(place, last)
        else:
            after = node_hash(after, step)
        place, last = place >> 1, last >> 1
    return before, after, last


def _skip_lonely(place: int, last: int) -> tuple[int, int]:
    while not place & 1 and place:
        place, last = place >> 1, last >> 1
    return place, last


def _check_trivial(
    *, old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> None:
    if proof or (old == new and old_root != new_root) or (old == 0 and old_root != EMPTY_ROOT):
        raise BadProof("not the proof between these two trees")


def _split(width: int) -> int:
    """The largest power of two smaller than `width`."""
    return 1 << ((width - 1).bit_length() - 1)
