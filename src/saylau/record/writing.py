"""Several files written whole, each under a temporary name first, all of them on the disk before the call returns."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

__all__ = ["DRAFTS", "write_all"]

DRAFTS = ".*.part"
"""The temporary names, which a crash may leave behind."""


def write_all(record: Path, files: Mapping[str, bytes]) -> None:
    """Puts each content under its name: drafts are flushed, then renamed, then the folders are flushed, each once.

    Files of one call may appear in any order; what must not be there before another goes into a later call.
    """
    drafts = []
    try:
        for name, content in files.items():
            path = record / name
            _make_folder(path.parent)
            draft = path.with_name(f".{secrets.token_hex(8)}.part")
            drafts.append((draft, path))
            _write(draft, content)
        for draft, path in drafts:
            draft.replace(path)
    except BaseException:
        for draft, _ in drafts:
            draft.unlink(missing_ok=True)
        raise
    for folder in {path.parent for _, path in drafts}:
        _flush(folder)


def _write(draft: Path, content: bytes) -> None:
    with draft.open("xb", buffering=0) as stream:
        left = memoryview(content)
        while left:
            left = left[stream.write(left) :]
        os.fsync(stream.fileno())


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _flush(folder.parent)


def _flush(folder: Path) -> None:
    if os.name == "nt":  # Windows opens no folder as a file; there the rename itself is all that can be had.
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
