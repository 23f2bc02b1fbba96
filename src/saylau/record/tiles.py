"""The log as static files (C2SP tlog-tiles): hash tiles of 256 hashes, bundles of 256 entries, partial ones beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from saylau.errors import BadCall
from saylau.instruments.files import write_whole
from saylau.record.tree import EMPTY_ROOT, Compact

__all__ = ["WIDTH", "Edge", "bundle_path", "entries_of", "leaves", "read_edge", "tile_path", "write_bundle"]

WIDTH = 256
HASH = 32
BITS = 8
"""Levels of the tree that one tile spans."""


def _number(place: int) -> str:
    """A number as tiles are named: 1234067 is x001/x234/067."""
    groups = [f"{place % 1000:03}"]
    while place >= 1000:
        place //= 1000
        groups.insert(0, f"x{place % 1000:03}")
    return "/".join(groups)


def _path(kind: str, place: int, width: int) -> str:
    return f"tile/{kind}/{_number(place)}" + (f".p/{width}" if width < WIDTH else "")


def tile_path(level: int, place: int, width: int = WIDTH) -> str:
    """Where a hash tile lies; ``width`` under 256 is a partial one."""
    return _path(str(level), place, width)


def bundle_path(place: int, width: int = WIDTH) -> str:
    """Where a bundle of entries lies."""
    return _path("entries", place, width)


def write_bundle(folder: Path, place: int, entries: Sequence[bytes]) -> None:
    """Write one bundle whole or not at all."""
    told = b"".join(len(each).to_bytes(2, "big") + each for each in entries)
    _write(folder / bundle_path(place, len(entries)), told)


def entries_of(bundle: bytes) -> list[bytes]:
    """The entries of a bundle; ``BadCall`` where its lengths do not add up."""
    told, place = [], 0
    while place < len(bundle):
        length = int.from_bytes(bundle[place : place + 2], "big")
        entry = bundle[place + 2 : place + 2 + length]
        if len(entry) != length or place + 2 > len(bundle):
            raise BadCall("A bundle ends in the middle of an entry.")
        told.append(entry)
        place += 2 + length
    return told


def leaves(folder: Path, size: int) -> Iterator[bytes]:
    """The leaves of a tree of that size, bundle by bundle; ``BadCall`` or ``OSError`` where one is damaged or missing."""
    for place in range(-(-size // WIDTH)):
        width = min(WIDTH, size - place * WIDTH)
        found = entries_of((folder / bundle_path(place, width)).read_bytes())
        if len(found) != width:
            raise BadCall(f"The bundle {bundle_path(place, width)} has {len(found)} entries.")
        yield from found


class Edge:
    """The right edge of the tree: at each level the hashes of the last, unfinished tile."""

    def __init__(self, size: int, levels: list[list[bytes]]) -> None:
        self.size = size
        self.levels = levels

    def add(self, folder: Path, hashes: Sequence[bytes]) -> None:
        """Add leaves and write every tile that they change, full ones at once and the partial ones last."""
        changed: set[int] = set()
        for hashed in hashes:
            self._push(folder, 0, hashed, changed)
            self.size += 1
        for level in sorted(changed):
            held = self.levels[level]
            if held:
                _write(folder / tile_path(level, self.size >> BITS * (level + 1), len(held)), b"".join(held))

    def _push(self, folder: Path, level: int, hashed: bytes, changed: set[int]) -> None:
        if level == len(self.levels):
            self.levels.append([])
        held = self.levels[level]
        held.append(hashed)
        changed.add(level)
        if len(held) == WIDTH:
            place = (self.size + 1 >> BITS * (level + 1)) - 1
            _write(folder / tile_path(level, place), b"".join(held))
            whole = Compact()
            for each in held:
                whole.add(each)
            held.clear()
            self._push(folder, level + 1, whole.root, changed)

    @property
    def root(self) -> bytes:
        """The root of the whole tree."""
        told: bytes | None = None
        for held in self.levels:
            if not held:
                continue
            part = Compact()
            for each in held:
                part.add(each)
            told = part.root if told is None else part.joined(told)
        return EMPTY_ROOT if told is None else told


def read_edge(folder: Path, size: int) -> Edge:
    """The right edge of a tree of that size, from its tiles; ``OSError`` or ``BadCall`` where one is missing or damaged."""
    levels = []
    level = 0
    while size >> BITS * level:
        held = (size >> BITS * level) % WIDTH
        hashes: list[bytes] = []
        if held:
            data = (folder / tile_path(level, size >> BITS * (level + 1), held)).read_bytes()
            if len(data) != held * HASH:
                raise BadCall(f"The tile of level {level} has {len(data)} bytes.")
            hashes = [data[at : at + HASH] for at in range(0, len(data), HASH)]
        levels.append(hashes)
        level += 1
    return Edge(size, levels)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, data)
