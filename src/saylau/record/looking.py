"""What lies in the folder of a record, before anything in it is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from saylau.record.journal import JOURNAL

__all__ = ["DRAFT", "is_something", "strange_things"]

OF_THE_WRITER = (".lock", JOURNAL)
"""What a writer keeps for itself: no part of the record."""
DRAFT = ".part"
"""How the names of drafts end that a crash may leave behind; the next writer takes them away."""


def is_something(record: Path) -> bool:
    """Whether anything of a record lies there; what a writer keeps for itself is nothing yet."""
    if not record.is_dir() or record.is_symlink():
        return os.path.lexists(record)
    return any(path.name not in OF_THE_WRITER for path in record.iterdir())


def strange_things(record: Path) -> Iterator[str]:
    """The places under the record of whatever is neither a file nor a folder: links, pipes, devices."""
    if record.is_symlink() or not record.is_dir():
        yield "."
        return
    for folder, folders, files in os.walk(record):
        for name in (*folders, *files):
            path = Path(folder, name)
            kind = path.lstat().st_mode
            place = path.relative_to(record).as_posix()
            if place not in OF_THE_WRITER and not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
                yield place
