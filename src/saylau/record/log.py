"""The log: entries are appended at its end, and what was acknowledged is on the disk.

An append writes bundles and tiles first and the checkpoint last, each under a temporary name, flushed and renamed. A
crash in between leaves the old checkpoint and everything it needs; the next append writes over what was left behind.
"""

from __future__ import annotations

import json
import os
import sys
from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from saylau.errors import BadCall, BadInput, Problem
from saylau.record.canonical import decode, encode
from saylau.record.entries import Envelope, read_envelope
from saylau.record.keys import KeyRing, Signer
from saylau.record.notes import LONGEST as LONGEST_NOTE
from saylau.record.notes import Checkpoint, read_checkpoint, sign_note
from saylau.record.proving import Receipt
from saylau.record.tiles import (
    WIDTH,
    Edges,
    bundle_path,
    join_bundle,
    nodes_of,
    read_bundle,
    read_file,
    tile_path,
    widths,
)
from saylau.record.tree import EMPTY, Node, inclusion_proof, leaf_hash
from saylau.record.writing import DRAFTS, write_all

__all__ = ["KEYS_FILE", "Log", "entries", "head", "lock", "prove", "read_keys_file"]

CHECKPOINT, CHECKPOINTS, KEYS_FILE, LOCK = "checkpoint", "checkpoints", "keys.json", ".lock"
LONGEST_KEYS = 2**22
OPEN = "open"


def head(record: Path) -> tuple[Checkpoint, str] | None:
    """The newest checkpoint of a record and its note as text, None where there is none; ``BadInput`` where damaged."""
    if not os.path.lexists(record / CHECKPOINT):
        return None
    checkpoint, note = read_checkpoint(read_file(record, CHECKPOINT, LONGEST_NOTE))
    return checkpoint, note.written.decode()


def entries(record: Path) -> Iterator[Envelope]:
    """Every entry under the newest checkpoint, in its order, bundle by bundle; ``BadInput`` at a damaged one."""
    for leaf in _leaves(record):
        yield read_envelope(leaf)


def read_keys_file(record: Path) -> KeyRing:
    """The public keys of a record; ``BadInput`` where ``keys.json`` is missing or damaged."""
    told = decode(read_file(record, KEYS_FILE, LONGEST_KEYS))
    return KeyRing.from_json(told.get("keys") if isinstance(told, dict) and told.keys() == {"keys"} else None)


def prove(record: Path, index: int) -> Receipt:
    """The receipt of the index-th entry, from 0, under the newest checkpoint; ``BadCall`` where there is none."""
    newest = head(record)
    if newest is None or not 0 <= index < newest[0].size:
        raise BadCall(f"The record has no entry {index}.")
    checkpoint, note = newest
    node = nodes_of(record, checkpoint.size)
    return Receipt(node(0, index), index, inclusion_proof(index, checkpoint.size, node), note)


class Log:
    """The one writer of a record folder; ``BadInput`` where another has it open or what it holds is damaged.

    ``signer`` is the key of the role log: its name is the origin. Use it in a ``with`` block, or close it.
    """

    def __init__(self, record: Path, signer: Signer) -> None:
        record.mkdir(parents=True, exist_ok=True)
        self.record = record
        self._signer = signer
        self._stale = False
        self._ids: dict[str, int] = {}
        self._fulls: dict[str, bytes] = {}
        self._lock = lock(record)
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Log:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets another writer in."""
        self._lock.close()

    @property
    def size(self) -> int:
        """How many entries are acknowledged."""
        return self._head.size

    @property
    def head(self) -> Checkpoint:
        """The newest checkpoint; of a log without entries the one of the empty tree, which is never signed."""
        return self._head

    def append(self, envelopes: Sequence[Envelope], *, checked: bool = False) -> tuple[Receipt, ...]:
        """Adds the envelopes in their order under one new checkpoint; returns when all of it is on the disk.

        An id that is there already with the same bytes is answered with its first receipt; with other bytes the whole
        call is refused (``BadInput``), as is a signature that does not hold (unless the caller has ``checked`` them).
        """
        if self._stale:
            self._open()
        if not self._ids and self.size:
            self._ids = {_id(leaf): index for index, leaf in enumerate(_leaves(self.record))}
        fresh = self._fresh(envelopes, checked=checked)
        if fresh:
            self._write(fresh)
        node = nodes_of(self.record, self.size)
        return tuple(self._receipt(self._ids[each.entry.id], node) for each in envelopes)

    def _open(self) -> None:
        newest = head(self.record)
        if newest is None:
            self._head, self._note = Checkpoint(self._signer.name, 0, EMPTY), ""
        else:
            self._head, self._note = newest
        if self._head.origin != self._signer.name:
            raise _refused(CHECKPOINT, "checkpoint_of_another_log", self._head.origin)
        self._edges = Edges.read(self.record, self._head.size, self._full)
        if self._edges.root != self._head.root:
            raise _refused(CHECKPOINT, "root_differs", self._head.text)
        number, width = divmod(self.size, WIDTH)
        self._last = read_bundle(self.record, number, width) if width else []
        self._ids = {}
        self._ring = read_keys_file(self.record) if self.size else None
        if self._ring and self._ring.log.public != self._signer.public:
            raise _refused(KEYS_FILE, "keys_are_damaged", self._signer.name)
        self._sweep()
        self._published = sorted(
            int(path.name) for path in (self.record / CHECKPOINTS).glob("*") if path.name.isdigit()
        )
        self._stale = False

    def _sweep(self) -> None:
        """Takes away what a crash left half done, and writes what it kept from being written."""
        for draft in self.record.rglob(DRAFTS):
            draft.unlink()
        tiles = self.record / "tile"
        self._partial = {path.relative_to(self.record).as_posix() for path in tiles.rglob("*.p/*")}
        self._drop_partial()
        if self._note and not (self.record / CHECKPOINTS / str(self.size)).exists():
            write_all(self.record, {f"{CHECKPOINTS}/{self.size}": self._note.encode()})

    def _fresh(self, envelopes: Sequence[Envelope], *, checked: bool) -> dict[str, Envelope]:
        fresh: dict[str, Envelope] = {}
        for each in envelopes:
            number = each.entry.id
            if number in self._ids:
                same = self._leaf(self._ids[number]) == each.leaf
            else:
                same = fresh.setdefault(number, each).leaf == each.leaf
            if not same:
                raise _refused(f"entry/{number}", "id_is_taken", number)
        if fresh and not self.size:
            self._begin(next(iter(fresh.values())))
        if not checked:
            self._check(fresh)
        return fresh

    def _begin(self, first: Envelope) -> None:
        if first.entry.verb != OPEN:
            raise _refused("entry/0", "first_entry_does_not_open", first.entry.verb)
        ring = KeyRing.from_json(first.entry.facts.get("keys"))
        if ring.log.name != self._signer.name or ring.log.public != self._signer.public:
            raise _refused("entry/0", "keys_are_damaged", ring.log.name)
        self._ring = ring

    def _check(self, fresh: dict[str, Envelope]) -> None:
        for each in fresh.values():
            wrong = each.signed_under(self._ring) if self._ring else each.entry.actor.key
            if wrong is not None:
                raise _refused(f"entry/{each.entry.id}", "signature_does_not_hold", wrong)

    def _write(self, fresh: dict[str, Envelope]) -> None:
        """Bundles and tiles first, the checkpoint last: a failure before it leaves the log as it was."""
        before = self.size
        # What is on the disk decides after a failure: the checkpoint may be there although its flush was not told.
        self._stale = True
        files = self._files([each.leaf for each in fresh.values()])
        write_all(self.record, files)
        newest = Checkpoint(self._signer.name, self._edges.size, self._edges.root)
        note = sign_note(newest.text, self._signer).written
        write_all(self.record, {CHECKPOINT: note})
        write_all(self.record, {f"{CHECKPOINTS}/{newest.size}": note})
        self._head, self._note = newest, note.decode()
        self._ids.update((number, before + place) for place, number in enumerate(fresh))
        insort(self._published, newest.size)
        self._partial.update(name for name in files if ".p/" in name)
        self._drop_partial()
        self._stale = False

    def _files(self, leaves: list[bytes]) -> dict[str, bytes]:
        """The bundles and tiles that the leaves fill or begin, by their names; the edges grow by the leaves."""
        self._fulls.clear()
        for each in leaves:
            self._edges.push(leaf_hash(each))
        files = dict(self._fulls)
        for level, number, row in self._edges.partial():
            files[tile_path(level, number, len(row))] = b"".join(row)
        rows = [*self._last, *leaves]
        for number, place in enumerate(range(0, len(rows), WIDTH), self.size // WIDTH):
            part = rows[place : place + WIDTH]
            files[bundle_path(number, len(part))] = join_bundle(part)
        self._last = rows[len(rows) // WIDTH * WIDTH :]
        if not self.size and self._ring:
            files[KEYS_FILE] = encode({"keys": self._ring.as_json()})
        return files

    def _full(self, level: int, number: int, row: list[bytes]) -> None:
        self._fulls[tile_path(level, number)] = b"".join(row)

    def _drop_partial(self) -> None:
        """Takes away the partial tiles and bundles that the newest checkpoint does not need."""
        needed = {tile_path(level, number, len(row)) for level, number, row in self._edges.partial()}
        if self._last:
            needed.add(bundle_path(self.size // WIDTH, len(self._last)))
        for name in self._partial - needed:
            path = self.record / name
            path.unlink(missing_ok=True)
            if not any(path.parent.iterdir()):
                path.parent.rmdir()
        self._partial = needed

    def _leaf(self, index: int) -> bytes:
        number, place = divmod(index, WIDTH)
        if number == self.size // WIDTH:
            return self._last[place]
        return read_bundle(self.record, number, WIDTH)[place]

    def _receipt(self, index: int, node: Node) -> Receipt:
        """The first receipt of an entry: under the smallest checkpoint that holds it."""
        size = self._published[bisect_right(self._published, index)]
        note = self._note
        if size != self.size:
            note = read_file(self.record, f"{CHECKPOINTS}/{size}", LONGEST_NOTE).decode()
        return Receipt(node(0, index), index, inclusion_proof(index, size, node), note)


def _leaves(record: Path) -> Iterator[bytes]:
    newest = head(record)
    for number, width in widths(newest[0].size if newest else 0):
        yield from read_bundle(record, number, width)


def _id(leaf: bytes) -> str:
    try:
        return str(json.loads(leaf)["entry"]["id"])
    except (ValueError, LookupError, TypeError, RecursionError) as damaged:
        raise _refused("tile/entries", "not_json", str(damaged)) from damaged


def _refused(place: str, rule: str, found: str) -> BadInput:
    return BadInput((Problem(place, 0, "", rule, found),))


def lock(record: Path) -> IO[bytes]:
    """Takes the record for one writer until the file is closed or the process ends; ``BadInput`` where it is taken."""
    file = (record / LOCK).open("ab")
    try:
        _take(file)
    except OSError as taken:
        file.close()
        raise _refused(LOCK, "record_is_open_elsewhere", type(taken).__name__) from taken
    return file


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
