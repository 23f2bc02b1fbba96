"""The log of a folder: entries are added durably, each once, and the signed checkpoint moves last.

A crash at any moment leaves the old checkpoint, which is whole; what lies beyond it is written over by the next append.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from saylau.errors import BadCall
from saylau.instruments.files import write_whole
from saylau.record.entries import Sealed, read_sealed
from saylau.record.keys import Signer
from saylau.record.notes import Checkpoint, read_checkpoint, sign_checkpoint
from saylau.record.tiles import WIDTH, bundle_path, entries_of, leaves, read_edge, write_bundle
from saylau.record.tree import leaf_hash

__all__ = ["Log", "Placed"]

NAME = "checkpoint"


class Placed(NamedTuple):
    """Where an entry stands in the log, counted from 0, and the hash of its leaf."""

    number: int
    hashed: bytes


class Log:
    """The log in ``folder`` (an election's ``record/``). Reading needs no key; adding needs the log's own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ids: dict[str, Placed] | None = None
        self._ids_of = -1

    @property
    def checkpoint(self) -> Checkpoint | None:
        """The newest checkpoint, or None where nothing was sealed yet; ``BadCall`` where it is damaged."""
        path = self.folder / NAME
        return read_checkpoint(path.read_bytes()) if path.is_file() else None

    @property
    def size(self) -> int:
        """How many entries the newest checkpoint commits to."""
        checkpoint = self.checkpoint
        return checkpoint.size if checkpoint else 0

    def entries(self) -> Iterator[Sealed]:
        """Every entry in its order; memory stays that of one bundle."""
        for leaf in leaves(self.folder, self.size):
            yield read_sealed(leaf)

    def hashes(self) -> list[bytes]:
        """The leaf hashes in their order."""
        return [leaf_hash(leaf) for leaf in leaves(self.folder, self.size)]

    def append(self, sealed: Sequence[Sealed], signer: Signer) -> list[Placed]:
        """Add entries and sign the new checkpoint; an entry that is there already gets its first place.

        ``BadCall`` where an id is there with other bytes, or another program is writing.
        """
        with self._alone():
            known = self._known()
            size = self.size
            fresh: list[Sealed] = []
            places = []
            for each in sealed:
                hashed = leaf_hash(each.leaf)
                place = known.get(each.entry.id)
                if place is None:
                    place = known[each.entry.id] = Placed(size + len(fresh), hashed)
                    fresh.append(each)
                elif place.hashed != hashed:
                    raise BadCall(f"The id {each.entry.id} is in the record with other bytes.")
                places.append(place)
            if fresh:
                self._write(size, fresh, signer)
                self._ids_of = size + len(fresh)
            return places

    def _write(self, size: int, fresh: Sequence[Sealed], signer: Signer) -> None:
        """Bundles and tiles first, each whole and flushed; the checkpoint last."""
        edge = read_edge(self.folder, size)
        held = size % WIDTH
        bundle = entries_of((self.folder / bundle_path(size // WIDTH, held)).read_bytes()) if held else []
        place = size // WIDTH
        for each in fresh:
            bundle.append(each.leaf)
            if len(bundle) == WIDTH:
                write_bundle(self.folder, place, bundle)
                place, bundle = place + 1, []
        if bundle:
            write_bundle(self.folder, place, bundle)
        edge.add(self.folder, [leaf_hash(each.leaf) for each in fresh])
        note = sign_checkpoint(signer, edge.size, edge.root).note
        older = self.folder / "checkpoints"
        older.mkdir(exist_ok=True)
        write_whole(older / str(edge.size), note)
        write_whole(self.folder / NAME, note)

    def _known(self) -> dict[str, Placed]:
        size = self.size
        if self._ids is None or self._ids_of != size:
            told = enumerate(leaves(self.folder, size))
            self._ids = {read_sealed(leaf).entry.id: Placed(index, leaf_hash(leaf)) for index, leaf in told}
            self._ids_of = size
        return self._ids

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else writes meanwhile; the lock goes with the process, however it ends."""
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(self.folder / ".lock", os.O_CREAT | os.O_RDWR, 0o644)
        try:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise BadCall("Another program is writing this record.") from None
            yield
        except BaseException:
            self._ids = None
            raise
        finally:
            os.close(lock)
