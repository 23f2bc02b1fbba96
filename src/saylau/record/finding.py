"""The newest earlier entry on an address, read back from the bundles: memory of some 32 bytes an entry, however long they are."""

from __future__ import annotations

import hashlib
import secrets
from array import array
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from saylau.record.entries import Entry, read_envelope
from saylau.record.reading import head
from saylau.record.tiles import WIDTH, read_bundle

__all__ = ["Finder", "Memory", "Shelf"]


class Finder(Protocol):
    """Is told every entry in its order, and gives the newest one so far on an address, None where there is none."""

    def note(self, index: int, entry: Entry) -> None:
        """Takes in the next entry."""

    def look_up(self, address: str) -> Entry | None:
        """The newest entry noted on the address."""


class Memory:
    """Keeps every newest entry itself: for entries that lie nowhere else."""

    __slots__ = ("_entries",)

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}

    def note(self, index: int, entry: Entry) -> None:  # noqa: ARG002 (a Finder)
        """Takes in the next entry."""
        self._entries[entry.address] = entry

    def look_up(self, address: str) -> Entry | None:
        """The newest entry noted on the address."""
        return self._entries.get(address)


class Shelf:
    """Keeps only where the newest entry of each address lies in a record; ``BadInput`` where its bundle is damaged."""

    def __init__(self, record: Path, *, bundles: int = 16, kept: int = 512) -> None:
        newest = head(record)
        size = newest[0].size if newest else 0
        self._places = Places()
        self._leaves = lru_cache(maxsize=bundles)(
            lambda number: read_bundle(record, number, min(WIDTH, size - number * WIDTH))
        )
        self._entry: Callable[[int], Entry] = lru_cache(maxsize=kept)(self._read)
        # Under a secret nobody can make two addresses that share a digest; were there two, the entries themselves decide.
        self._secret = secrets.token_bytes(16)

    def note(self, index: int, entry: Entry) -> None:
        """Takes in the next entry."""
        self._places.put(self._digest(entry.address), index)

    def look_up(self, address: str) -> Entry | None:
        """The newest entry noted on the address."""
        index = self._places.get(self._digest(address))
        while index is not None and index >= 0:
            entry = self._entry(index)
            if entry.address == address:
                return entry
            index -= 1
        return None

    def _read(self, index: int) -> Entry:
        return read_envelope(self._leaves(index // WIDTH)[index % WIDTH]).entry

    def _digest(self, address: str) -> int:
        told = hashlib.blake2b(address.encode(), digest_size=8, key=self._secret).digest()
        return int.from_bytes(told, "big") or 1


class Places:
    """A table from a digest of 64 bits, never 0, to a place: open addressing in two plain rows of numbers."""

    __slots__ = ("_digests", "_mask", "_places", "_used")

    def __init__(self) -> None:
        self._used = 0
        self._begin(1 << 10)

    def _begin(self, room: int) -> None:
        self._mask = room - 1
        self._digests = array("Q", bytes(8 * room))
        self._places = array("Q", bytes(8 * room))

    def put(self, digest: int, place: int) -> None:
        """Keeps the place of the digest; the one before is forgotten."""
        slot = self._slot(digest)
        if not self._digests[slot]:
            if 2 * self._used > self._mask:
                self._grow()
                slot = self._slot(digest)
            self._used += 1
            self._digests[slot] = digest
        self._places[slot] = place

    def get(self, digest: int) -> int | None:
        """The place of the digest, None where it has none."""
        slot = self._slot(digest)
        return self._places[slot] if self._digests[slot] else None

    def _slot(self, digest: int) -> int:
        digests, mask = self._digests, self._mask
        slot = digest & mask
        while digests[slot] and digests[slot] != digest:
            slot = slot + 1 & mask
        return slot

    def _grow(self) -> None:
        digests, places = self._digests, self._places
        self._begin(2 * (self._mask + 1))
        for digest, place in zip(digests, places, strict=True):
            if digest:
                slot = self._slot(digest)
                self._digests[slot], self._places[slot] = digest, place
