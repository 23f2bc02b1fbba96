"""Several files written whole, each under a temporary name first, all of them on the disk before the call returns."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path

from saylau.record.disk import DISK, Disk

__all__ = ["DRAFTS", "make_folder", "write_all"]

DRAFTS = ".*.part"
"""The temporary names, which a crash may leave behind."""


def write_all(record: Path, files: Mapping[str, bytes], disk: Disk = DISK) -> None:
    """Puts each content under its name: drafts are flushed, then renamed, then the folders are flushed, each once.

    Files of one call may appear in any order; what must not be there before another goes into a later call.
    """
    drafts = []
    try:
        for name, content in files.items():
            path = record / name
            make_folder(path.parent, disk)
            draft = path.with_name(f".{secrets.token_hex(8)}.part")
            drafts.append((draft, path))
            disk.create(draft, content)
        # Only after all are made: a flush carries the names and sizes of what was made before it.
        disk.sync_all([draft for draft, _ in drafts])
        for draft, path in drafts:
            disk.rename(draft, path)
    except BaseException:
        for draft, _ in drafts:
            if draft.exists():
                disk.unlink(draft)
        raise
    for folder in sorted({path.parent for _, path in drafts}):
        disk.sync_folder(folder)


def make_folder(folder: Path, disk: Disk = DISK) -> None:
    """Makes the folder and those above it; each is on the disk when the call returns."""
    if folder.is_dir():
        return
    make_folder(folder.parent, disk)
    disk.mkdir(folder)
    disk.sync_folder(folder.parent)
