"""The tree of a log while it grows: its published tiles lie on the disk, what came after them in memory."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from saylau.record.tiles import LEVELS, WIDTH, Edges, read_tile, tile_path
from saylau.record.tree import node_hash, over

__all__ = ["Growing"]


class Growing:
    """A tree of that published size; ``push`` leaf hashes, ask for any ``node`` and the ``root``, take the new ``tiles``."""

    def __init__(self, record: Path, size: int) -> None:
        self._fulls: dict[tuple[int, int], list[bytes]] = {}
        self._edges = Edges.read(record, size, self._keep)
        self._published = lru_cache(maxsize=64)(lambda level, number: read_tile(record, level, number, WIDTH))
        # The hash over a whole part never changes, however far the tree grows.
        self.node = lru_cache(maxsize=2**14)(self._node)

    @property
    def size(self) -> int:
        """How many leaves the tree has."""
        return self._edges.size

    @property
    def root(self) -> bytes:
        """The root over all leaves."""
        return over(0, self._edges.size, self.node)

    def push(self, hashed: bytes) -> None:
        """Adds one leaf hash at the end."""
        self._edges.push(hashed)

    def tiles(self) -> dict[str, bytes]:
        """The tiles that became full since they were last settled, and the partial ones of the edge, by their names."""
        files = {tile_path(level, number): b"".join(row) for (level, number), row in self._fulls.items()}
        files |= {tile_path(level, number, len(row)): b"".join(row) for level, number, row in self._edges.partial()}
        return files

    def settle(self) -> None:
        """Forgets the full tiles: they are on the disk now."""
        self._fulls.clear()

    def _keep(self, level: int, number: int, row: list[bytes]) -> None:
        self._fulls[level, number] = row

    def _node(self, level: int, index: int) -> bytes:
        row, inside = divmod(level, LEVELS)
        if inside:
            return node_hash(self.node(level - 1, 2 * index), self.node(level - 1, 2 * index + 1))
        number, place = divmod(index, WIDTH)
        if number == self._edges.size >> LEVELS * (row + 1):
            return self._edges.rows[row][place]
        return (self._fulls.get((row, number)) or self._published(row, number))[place]
