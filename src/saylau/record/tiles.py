"""The tree as static files: hash tiles and entry bundles of 256, under the paths of C2SP tlog-tiles."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from saylau.errors import BadInput, Problem
from saylau.record.canonical import refuse
from saylau.record.tree import Compact, Node, fold, node_hash

__all__ = [
    "Edges",
    "bundle_path",
    "join_bundle",
    "left_over",
    "nodes_of",
    "open_file",
    "read_bundle",
    "read_file",
    "split_bundle",
    "tile_path",
    "widths",
]

WIDTH = 256
LEVELS = 8
"""A tile covers so many levels of the tree."""
HASH = 32
LONGEST = 2**16 - 1
"""An entry has at most so many bytes: its length is written in two."""


def tile_path(level: int, number: int, width: int = WIDTH) -> str:
    """The path of a hash tile under the record, such as ``tile/0/x001/234.p/17``."""
    return f"tile/{level}/{_numbered(number, width)}"


def bundle_path(number: int, width: int = WIDTH) -> str:
    """The path of an entry bundle under the record, such as ``tile/entries/000``."""
    return f"tile/entries/{_numbered(number, width)}"


def widths(size: int) -> Iterator[tuple[int, int]]:
    """The number and width of each tile of the lowest level (and of each bundle) of a tree of that size."""
    for number in range(size // WIDTH):
        yield number, WIDTH
    if size % WIDTH:
        yield size // WIDTH, size % WIDTH


def join_bundle(leaves: Sequence[bytes]) -> bytes:
    """Entries as a bundle: each its length in two bytes, big end first, and its bytes."""
    return b"".join(len(each).to_bytes(2, "big") + each for each in leaves)


def split_bundle(bundle: bytes, width: int) -> list[bytes]:
    """The entries of a bundle; ``BadInput`` where it does not hold exactly so many."""
    leaves: list[bytes] = []
    place, end = 0, len(bundle)
    while place < end and len(leaves) < width:
        start = place + 2
        place = start + int.from_bytes(bundle[place:start], "big")
        leaves.append(bundle[start:place])
    if place != end or len(leaves) != width:
        raise refuse("bundle_is_damaged", f"{len(leaves)} entries, {end} bytes")
    return leaves


def read_file(record: Path, name: str, longest: int) -> bytes:
    """The bytes of a plain file under the record; ``BadInput`` where it is missing, longer, or something else."""
    with open_file(record, name) as file:
        content = file.read(longest + 1)
    if len(content) > longest:
        raise _in(name, "file_is_too_long", str(longest))
    return content


def open_file(record: Path, name: str) -> BinaryIO:
    """A plain file under the record, opened to read; ``BadInput`` where it is missing or something else, a link too."""
    try:
        handle = os.open(record / name, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError) as missing:
        raise _in(name, "part_is_missing", type(missing).__name__) from missing
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise _in(name, "part_is_missing", "not a file")
    return os.fdopen(handle, "rb")


def read_bundle(record: Path, number: int, width: int) -> list[bytes]:
    """The entries of one bundle of the record; ``BadInput`` with its place where it is damaged."""
    name = bundle_path(number, width)
    try:
        return split_bundle(read_file(record, name, width * (LONGEST + 2)), width)
    except BadInput as damaged:
        raise _in(name, damaged.problems[0].rule, damaged.problems[0].found) from damaged


def read_tile(record: Path, level: int, number: int, width: int) -> list[bytes]:
    """The hashes of one tile of the record; ``BadInput`` with its place where it is damaged."""
    name = tile_path(level, number, width)
    tile = read_file(record, name, width * HASH)
    if len(tile) != width * HASH:
        raise _in(name, "tile_is_damaged", f"{len(tile)} bytes")
    return [tile[n : n + HASH] for n in range(0, len(tile), HASH)]


def left_over(record: Path, name: str, bytes_of: Callable[[], bytes]) -> Iterator[Problem]:
    """Other partial files of the same tile or bundle that tell another story: each must begin the whole, or go on from it.

    ``name`` is the path of the one that counts; its bytes are asked for only where there is another. A full tile may leave partial
    ones behind, and a publication that was broken off leaves a wider one.
    """
    stem = name.partition(".p/")[0]
    folder = record / f"{stem}.p"
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        other = f"{stem}.p/{path.name}"
        if other == name:
            continue
        try:
            found = read_file(record, other, WIDTH * (LONGEST + 2))
        except BadInput as damaged:
            yield from damaged.problems
            continue
        whole = bytes_of()
        if not (whole.startswith(found) or found.startswith(whole)):
            yield Problem(other, 0, "", "tile_differs")


class Edges:
    """The right edge of a growing tree: on each level of tiles the hashes of the tile that is not yet full.

    ``whole`` is told each tile that became full, by level and number.
    """

    __slots__ = ("_whole", "rows", "size")

    def __init__(self, whole: Callable[[int, int, list[bytes]], None]) -> None:
        self.size = 0
        self.rows: list[list[bytes]] = [[]]
        self._whole = whole

    @classmethod
    def read(cls, record: Path, size: int, whole: Callable[[int, int, list[bytes]], None]) -> Edges:
        """The edges of the tree of that size, from its tiles."""
        edges = cls(whole)
        edges.size = size
        edges.rows = []
        count, level = size, 0
        while count or not level:
            number, width = divmod(count, WIDTH)
            edges.rows.append(read_tile(record, level, number, width) if width else [])
            count, level = number, level + 1
        return edges

    def push(self, hashed: bytes) -> None:
        """Adds one leaf hash at the end; a tile that is full is told and its hash goes one level up."""
        self.size += 1
        count = self.size
        for level in range(len(self.rows) + 1):
            if level == len(self.rows):
                self.rows.append([])
            row = self.rows[level]
            row.append(hashed)
            if len(row) < WIDTH:
                return
            count //= WIDTH
            self._whole(level, count - 1, row)
            hashed = fold(row)
            self.rows[level] = []

    def partial(self) -> Iterator[tuple[int, int, list[bytes]]]:
        """Each tile of the edge that holds something, by level and number."""
        count = self.size
        for level, row in enumerate(self.rows):
            count //= WIDTH
            if row:
                yield level, count, row

    @property
    def root(self) -> bytes:
        """The root of the tree."""
        peaks: list[bytes] = []
        for row in reversed(self.rows):
            place = 0
            while place < len(row):
                step = 1 << (len(row) - place).bit_length() - 1
                peaks.append(fold(row[place : place + step]))
                place += step
        root = peaks.pop() if peaks else Compact().root
        while peaks:
            root = node_hash(peaks.pop(), root)
        return root


def nodes_of(record: Path, size: int) -> Node:
    """Gives the hash of every whole part of the tree of that size, from its tiles; ``BadInput`` where one is damaged."""

    @lru_cache(maxsize=64)
    def tile(level: int, number: int) -> list[bytes]:
        count = size >> LEVELS * level
        return read_tile(record, level, number, min(WIDTH, count - number * WIDTH))

    @lru_cache(maxsize=8192)
    def node(level: int, index: int) -> bytes:
        row, inside = divmod(level, LEVELS)
        if inside:
            return node_hash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1))
        number, place = divmod(index, WIDTH)
        return tile(row, number)[place]

    return node


def _numbered(number: int, width: int) -> str:
    digits = str(number)
    digits = digits.zfill((len(digits) + 2) // 3 * 3)
    groups = [digits[n : n + 3] for n in range(0, len(digits), 3)]
    path = "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])
    return path if width == WIDTH else f"{path}.p/{width}"


def _in(name: str, rule: str, found: str) -> BadInput:
    return BadInput((Problem(name, 0, "", rule, found),))
