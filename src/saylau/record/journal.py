"""The journal: entries that are acknowledged and not yet published, in one file that is written without new metadata.

A frame is a header (bytes of the payload in 4, size of the tree before it in 8, number of entries in 4; big end first), the
payload (the entries as in a bundle, then the signed checkpoint over them), and a digest: SHA-256 of the digest before it, the
header and the payload. The first digest follows that of the published head, so that frames which were published since, and
those behind a torn one, never join the chain. A frame begins on a page of its own: a page that holds an acknowledged one is not
written again before all of it is published. The file grows by zeros, a step at a time, so that a flush finds nothing but data.
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeAlias

from saylau.errors import BadCall, BadInput
from saylau.record.disk import Disk
from saylau.record.notes import Checkpoint
from saylau.record.reading import refused
from saylau.record.tiles import join_bundle, open_file

__all__ = ["JOURNAL", "Frame", "Journal", "pending", "read_journal"]

JOURNAL = "journal"
PAGE, STEP, LONGEST = 2**12, 2**20, 2**29
DIGEST = 32
HEADER = struct.Struct(">IQI")
Parts: TypeAlias = tuple[bytes, bytes, bytes]
FIRST = b"saylau/journal/v1\n"


@dataclass(frozen=True, slots=True)
class Frame:
    """What one append put down: the size of the tree before it, its entries, and the note of the checkpoint after it."""

    before: int
    leaves: tuple[bytes, ...]
    note: bytes


class Journal:
    """The one file; ``begin`` it under a published head, then ``append`` frames, each durable when the call returns."""

    def __init__(self, record: Path, disk: Disk) -> None:
        self._record = record
        self._disk = disk
        self._handle: int | None = None
        self._room = self._place = 0
        self._named = False
        self._chain = b""

    def begin(self, head: Checkpoint) -> None:
        """Starts over: whatever the file holds no longer counts, since it follows another head."""
        self._place, self._chain = 0, _first(head)

    def append(self, before: int, leaves: Sequence[bytes], note: bytes) -> None:
        """Puts one frame down; when the call fails, the frame may be there or not, and the journal must be read again."""
        payload = join_bundle(leaves) + note
        if len(payload) > LONGEST:
            raise BadCall(f"One append has at most {LONGEST} bytes, this one {len(payload)}.")
        header = HEADER.pack(len(payload), before, len(leaves))
        digest = _digest(self._chain, header, payload)
        frame = b"".join((header, payload, digest))
        end = self._place + _paged(len(frame))
        handle = self._with_room(end)
        self._disk.put(handle, self._place, frame)
        self._disk.datasync(handle)
        self._place, self._chain = end, digest

    def close(self, *, remove: bool) -> None:
        """Lets go of the file, and takes it away where nothing in it is needed."""
        if self._handle is not None:
            self._disk.close(self._handle)
            self._handle = None
        if remove and os.path.lexists(self._record / JOURNAL):
            self._disk.unlink(self._record / JOURNAL)

    def _with_room(self, end: int) -> int:
        if self._handle is None:
            self._handle = self._disk.open(self._record / JOURNAL)
            self._room = os.fstat(self._handle).st_size
            self._named = False
        if not self._named:
            self._disk.sync_folder(self._record)
            self._named = True
        if self._room < end:
            more = -(-(end - self._room) // STEP) * STEP
            self._disk.put(self._handle, self._room, bytes(more))
            self._disk.datasync(self._handle)
            self._room += more
        return self._handle


def read_journal(record: Path, head: Checkpoint | None) -> Iterator[Frame]:
    """The frames that follow the published head, in their order; a torn one at the end was never acknowledged and is dropped.

    ``BadInput`` where a frame in the middle is damaged, or follows a head that is gone: one behind it shows that it was whole
    when it was acknowledged.
    """
    if not os.path.lexists(record / JOURNAL):
        return
    chain, size = _first(head), head.size if head else 0
    with open_file(record, JOURNAL) as file:
        while parts := _next(file):
            header, payload, digest = parts
            if _digest(chain, header, payload) != digest:
                break
            _, before, count = HEADER.unpack(header)
            yield Frame(before, *_split(payload, count))
            chain, size = digest, before + count
        if parts and _was_acknowledged(_next(file), parts[2], size):
            raise refused(JOURNAL, "journal_is_damaged", f"size {size}")


def pending(record: Path, head: Checkpoint | None) -> int:
    """How many entries are acknowledged and wait to be published behind the head, as far as the journal can be read."""
    count = 0
    try:
        for frame in read_journal(record, head):
            count += len(frame.leaves)
    except BadInput:  # the journal is no part of the record: whoever opens the log is told
        return count
    return count


def _was_acknowledged(following: Parts | None, digest: bytes, size: int) -> bool:
    """Whether a newer frame was written behind one that does not join the chain: only after that had been flushed."""
    if not following or _digest(digest, *following[:2]) != following[2]:
        return False
    return bool(HEADER.unpack(following[0])[1] > size)  # frames that were published since have smaller sizes


def _next(file: BinaryIO) -> Parts | None:
    """Header, payload and digest that stand next in the file, None where there is no frame; goes on to the next page."""
    place, header = file.tell(), file.read(HEADER.size)
    length = HEADER.unpack(header)[0] if len(header) == HEADER.size else 0
    if not 0 < length <= LONGEST:
        return None
    payload, digest = file.read(length), file.read(DIGEST)
    file.seek(place + _paged(HEADER.size + length + DIGEST))
    return (header, payload, digest) if len(digest) == DIGEST else None


def _split(payload: bytes, count: int) -> tuple[tuple[bytes, ...], bytes]:
    leaves, place = [], 0
    for _ in range(count):
        start = place + 2
        place = start + int.from_bytes(payload[place:start], "big")
        leaves.append(payload[start:place])
    return tuple(leaves), payload[place:]


def _first(head: Checkpoint | None) -> bytes:
    return hashlib.sha256(FIRST + (head.text.encode() if head and head.size else b"")).digest()


def _digest(chain: bytes, header: bytes, payload: bytes) -> bytes:
    total = hashlib.sha256(chain + header)
    total.update(payload)
    return total.digest()


def _paged(length: int) -> int:
    return -(-length // PAGE) * PAGE
