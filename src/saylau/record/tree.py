"""The Merkle tree of RFC 6962: leaf and node hashes, roots in little memory, proofs of inclusion and of extension."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

__all__ = [
    "EMPTY_ROOT",
    "Compact",
    "consistency_holds",
    "consistency_proof",
    "inclusion_holds",
    "inclusion_proof",
    "leaf_hash",
    "node_hash",
    "root_of",
]

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of one entry (RFC 6962, 2.1)."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees (RFC 6962, 2.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Compact:
    """A growing tree that keeps only the roots of its full subtrees: log n hashes however many leaves."""

    def __init__(self) -> None:
        self.size = 0
        self._roots: list[bytes] = []

    def add(self, hashed: bytes) -> None:
        """One more leaf, given its hash."""
        self._roots.append(hashed)
        size = self.size
        while size & 1:
            right = self._roots.pop()
            self._roots[-1] = node_hash(self._roots[-1], right)
            size >>= 1
        self.size += 1

    @property
    def root(self) -> bytes:
        """The root of the leaves so far."""
        if not self._roots:
            return EMPTY_ROOT
        return _fold(self._roots[:-1], self._roots[-1])

    def joined(self, right: bytes) -> bytes:
        """The root over these subtrees and a smaller one to the right of them all."""
        return _fold(self._roots, right)


def _fold(roots: Sequence[bytes], right: bytes) -> bytes:
    told = right
    for left in reversed(roots):
        told = node_hash(left, told)
    return told


def root_of(hashes: Sequence[bytes]) -> bytes:
    """The root of a tree of these leaf hashes."""
    tree = Compact()
    for each in hashes:
        tree.add(each)
    return tree.root


def _split(size: int) -> int:
    """The largest power of two smaller than the size, which is at least two."""
    return 1 << (size - 1).bit_length() - 1


def inclusion_proof(index: int, hashes: Sequence[bytes]) -> list[bytes]:
    """The path from a leaf to the root, the nearest sibling first (RFC 6962, 2.1.1)."""
    size = len(hashes)
    if size <= 1:
        return []
    half = _split(size)
    if index < half:
        return [*inclusion_proof(index, hashes[:half]), root_of(hashes[half:])]
    return [*inclusion_proof(index - half, hashes[half:]), root_of(hashes[:half])]


def inclusion_holds(hashed: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the path leads from the leaf to the root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, told = index, size - 1, hashed
    for sibling in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            told = node_hash(sibling, told)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            told = node_hash(told, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and told == root


def consistency_proof(older: int, hashes: Sequence[bytes]) -> list[bytes]:
    """What shows that the tree of these leaves extends that of the first ``older`` of them (RFC 6962, 2.1.2)."""
    if older in (0, len(hashes)):
        return []
    return _subproof(older, hashes, whole=True)


def _subproof(older: int, hashes: Sequence[bytes], *, whole: bool) -> list[bytes]:
    size = len(hashes)
    if older == size:
        return [] if whole else [root_of(hashes)]
    half = _split(size)
    if older <= half:
        return [*_subproof(older, hashes[:half], whole=whole), root_of(hashes[half:])]
    return [*_subproof(older - half, hashes[half:], whole=False), root_of(hashes[:half])]


def consistency_holds(older: int, newer: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes) -> bool:
    """Whether the newer tree extends the older one (RFC 9162, 2.1.4.2)."""
    if older == newer:
        return not proof and old_root == new_root
    if older == 0:
        return not proof and old_root == EMPTY_ROOT
    if older > newer or not proof:
        return False
    path = [old_root, *proof] if older & (older - 1) == 0 else list(proof)
    place, last = older - 1, newer - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = path[0]
    for each in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_hash(each, old), node_hash(each, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, each)
        place, last = place >> 1, last >> 1
    return last == 0 and old == old_root and new == new_root
