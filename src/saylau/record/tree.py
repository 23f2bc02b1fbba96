"""The tree of hashes of RFC 6962 and RFC 9162: roots, and proofs that a stranger checks by hashing alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

__all__ = [
    "EMPTY",
    "Compact",
    "Node",
    "consistency_proof",
    "fold",
    "inclusion_proof",
    "is_consistent",
    "leaf_hash",
    "node_hash",
    "over",
    "root_by_inclusion",
    "root_of",
]

Node: TypeAlias = "Callable[[int, int], bytes]"
"""Gives the hash over the 2^level leaves from index * 2^level on."""

_sha256 = hashlib.sha256

EMPTY = _sha256(b"").digest()
"""The root of a tree without leaves."""


def leaf_hash(leaf: bytes) -> bytes:
    """SHA-256(0x00 ‖ leaf): 32 bytes (RFC 6962, 2.1)."""
    return _sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256(0x01 ‖ left ‖ right): 32 bytes (RFC 6962, 2.1)."""
    return _sha256(b"\x01" + left + right).digest()


def fold(hashes: Sequence[bytes]) -> bytes:
    """The hash over a power of two of neighbouring hashes."""
    row = list(hashes)
    while len(row) > 1:
        row = [_sha256(b"\x01" + row[n] + row[n + 1]).digest() for n in range(0, len(row), 2)]
    return row[0]


class Compact:
    """A tree that only grows, kept as the hashes of its whole left parts: memory of the logarithm of its size."""

    __slots__ = ("_peaks", "size")

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[bytes] = []

    def push(self, hashed: bytes) -> None:
        """Adds one leaf hash at the end."""
        carried = self.size
        peaks = self._peaks
        while carried & 1:
            hashed = _sha256(b"\x01" + peaks.pop() + hashed).digest()
            carried >>= 1
        peaks.append(hashed)
        self.size += 1

    @property
    def root(self) -> bytes:
        """The root over all leaves pushed so far."""
        return _join(self._peaks)


def root_of(hashes: Iterable[bytes]) -> bytes:
    """The root over leaf hashes."""
    tree = Compact()
    for each in hashes:
        tree.push(each)
    return tree.root


def inclusion_proof(index: int, size: int, node: Node, edge: dict[int, bytes] | None = None) -> tuple[bytes, ...]:
    """The hashes that lead from the leaf to the root of the tree of that size, lowest first (RFC 6962, 2.1.1).

    ``edge`` keeps the hashes over the right edge of this size, which many proofs share.
    """
    edge = {} if edge is None else edge
    path, level = [], 0
    while 1 << level < size:
        beside = index >> level ^ 1
        if beside + 1 << level <= size:
            path.append(node(level, beside))
        elif beside << level < size:
            if level not in edge:
                edge[level] = over(beside << level, size, node)
            path.append(edge[level])
        level += 1
    return tuple(path)


def consistency_proof(older: int, size: int, node: Node) -> tuple[bytes, ...]:
    """The hashes that show the older tree (0 < older <= size) to be the beginning of this one (RFC 6962, 2.1.2)."""
    begin, end, whole, path = 0, size, True, []
    while end != older:
        middle = begin + _split(end - begin)
        if older <= middle:
            path.append(over(middle, end, node))
            end = middle
        else:
            path.append(over(begin, middle, node))
            begin, whole = middle, False
    if not whole:
        path.append(over(begin, end, node))
    return tuple(reversed(path))


def root_by_inclusion(hashed: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """The root that the proof leads to from a leaf hash, None where it has the wrong length (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return None
    place, last = index, size - 1
    for each in proof:
        if not last:
            return None
        if place & 1 or place == last:
            hashed = node_hash(each, hashed)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            hashed = node_hash(hashed, each)
        place, last = place >> 1, last >> 1
    return None if last else hashed


def is_consistent(older: int, older_root: bytes, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the older tree is the beginning of the newer one (RFC 9162, 2.1.4.2)."""
    if not 0 <= older <= size:
        return False
    if older in (0, size):
        return not proof and older_root == (EMPTY if older == 0 else root)
    path = list(proof)
    if older & (older - 1) == 0:
        path.insert(0, older_root)
    return bool(path) and _walk(older - 1, size - 1, path) == (older_root, root)


def _walk(place: int, last: int, path: list[bytes]) -> tuple[bytes, bytes] | None:
    """Both roots as the path tells them."""
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = path[0]
    for each in path[1:]:
        if not last:
            return None
        if place & 1 or place == last:
            before, after = node_hash(each, before), node_hash(each, after)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, each)
        place, last = place >> 1, last >> 1
    return None if last else (before, after)


def _split(size: int) -> int:
    """The greatest power of two below the size."""
    return 1 << (size - 1).bit_length() - 1


def over(begin: int, end: int, node: Node) -> bytes:
    """The hash over the leaves from begin to end, begin being a multiple of the greatest power of two in between.

    From 0 to the size it is the root.
    """
    peaks = []
    while begin < end:
        level = (end - begin).bit_length() - 1
        peaks.append(node(level, begin >> level))
        begin += 1 << level
    return _join(peaks)


def _join(peaks: Sequence[bytes]) -> bytes:
    if not peaks:
        return EMPTY
    root = peaks[-1]
    for each in reversed(peaks[:-1]):
        root = node_hash(each, root)
    return root
