"""Every write of the room, one small act at a time, so that a test can cut the power between any two of them.

What POSIX promises is all that is built on: the content of a file is on the disk after ``sync`` or ``datasync`` of it, a name
after ``sync_folder`` of its folder, and a rename is whole or not there.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

__all__ = ["DISK", "Disk"]

FEW = 8
"""Fewer files than this are flushed one after the other."""

_datasync = getattr(os, "fdatasync", os.fsync)
_PLAIN = (
    os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
)


def _seek_and_write(handle: int, content: memoryview, place: int) -> int:
    os.lseek(handle, place, os.SEEK_SET)
    return os.write(handle, content)


_write_at = getattr(os, "pwrite", _seek_and_write)  # Windows has no other


class Disk:
    """The disk of the machine; each method does one thing and raises ``OSError`` where it cannot."""

    def create(self, path: Path, content: bytes) -> None:
        """Makes a new file of that content; one of that name must not be there."""
        with path.open("xb", buffering=0) as file:
            left = memoryview(content)
            while left:
                left = left[file.write(left) :]

    def sync(self, path: Path) -> None:
        """Returns when the content of the file is on the disk."""
        with path.open("rb+", buffering=0) as file:
            os.fsync(file.fileno())

    def sync_all(self, paths: Sequence[Path]) -> None:
        """The same of many files, several at once: one flush of the disk then serves all that came with it."""
        if len(paths) < FEW:
            for path in paths:
                self.sync(path)
            return
        with ThreadPoolExecutor(FEW) as crew:
            for done in [crew.submit(self.sync, path) for path in paths]:
                done.result()

    def rename(self, path: Path, to: Path) -> None:
        """Gives the file another name of the same folder; what stood under it is replaced."""
        path.replace(to)

    def unlink(self, path: Path) -> None:
        """Takes a file away."""
        path.unlink()

    def mkdir(self, path: Path) -> None:
        """Makes a folder; one that is there stays."""
        path.mkdir(exist_ok=True)

    def rmdir(self, path: Path) -> None:
        """Takes an empty folder away."""
        path.rmdir()

    def sync_folder(self, path: Path) -> None:
        """Returns when the names of the folder are on the disk."""
        if os.name == "nt":  # Windows opens no folder as a file; there the rename itself is all that can be had.
            return
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def open(self, path: Path) -> int:
        """Opens a file to write into its middle; one that is not there is made."""
        return os.open(path, _PLAIN, 0o666)

    def put(self, handle: int, place: int, content: bytes) -> None:
        """Writes the bytes from that place on."""
        left = memoryview(content)
        while left:
            done = _write_at(handle, left, place)
            left, place = left[done:], place + done

    def datasync(self, handle: int) -> None:
        """Returns when what was put there is on the disk and will be found again."""
        _datasync(handle)

    def close(self, handle: int) -> None:
        """Lets go of an opened file."""
        os.close(handle)


DISK = Disk()
