"""How what was acknowledged becomes the files that everyone reads.

Bundles, tiles and keys first, the checkpoint after them, its copy last; each is on the disk before the next is begun. A crash in
between leaves the old checkpoint with everything it needs, and the next opening publishes again.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from saylau.record.disk import Disk
from saylau.record.reading import CHECKPOINT, CHECKPOINTS
from saylau.record.writing import DRAFTS, write_all

__all__ = ["Published"]


class Published:
    """The published files of a record: which partial ones are there, and how newer ones take their place."""

    def __init__(self, record: Path, disk: Disk) -> None:
        self._record = record
        self._disk = disk
        self._partial: set[str] = set()

    def sweep(self, needed: set[str], size: int, note: str) -> None:
        """Takes away what a crash left half done, and writes the copy of the checkpoint that it kept from being written."""
        for draft in self._record.rglob(DRAFTS):
            self._disk.unlink(draft)
        tiles = self._record / "tile"
        self._partial = {path.relative_to(self._record).as_posix() for path in tiles.rglob("*.p/*")}
        self._drop(needed)
        if note and not (self._record / CHECKPOINTS / str(size)).exists():
            write_all(self._record, {f"{CHECKPOINTS}/{size}": note.encode()}, self._disk)

    def replace(self, files: Mapping[str, bytes], size: int, note: str) -> None:
        """Publishes the files and the checkpoint over them, and takes away the partial ones that it does not need."""
        write_all(self._record, files, self._disk)
        write_all(self._record, {CHECKPOINT: note.encode()}, self._disk)
        write_all(self._record, {f"{CHECKPOINTS}/{size}": note.encode()}, self._disk)
        needed = {name for name in files if ".p/" in name}
        self._partial |= needed
        self._drop(needed)

    def _drop(self, needed: set[str]) -> None:
        for name in sorted(self._partial - needed):
            path = self._record / name
            if path.exists():
                self._disk.unlink(path)
            if not any(path.parent.iterdir()):
                self._disk.rmdir(path.parent)
        self._partial = needed
