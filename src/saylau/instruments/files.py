"""Files that are written whole or not at all, and text that no spreadsheet takes for a formula."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

__all__ = ["safe_text", "write_whole"]

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_whole(path: Path, content: bytes | str) -> None:
    """Put the content under the name at once: a reader sees the old file or the new one, after a power cut too.

    Text is written as UTF-8, its line ends untouched. The bytes go to a temporary name in the same folder, are
    flushed to the disk, renamed, and the folder is flushed. A failure leaves the old file and no temporary one.
    """
    written = content.encode("utf-8") if isinstance(content, str) else content
    draft = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        _write_down(draft, written)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def safe_text(cell: str) -> str:
    """The text of a cell for a CSV export, with an apostrophe before what a spreadsheet would run as a formula.

    For text only: a negative number is written as a number, without this guard.
    """
    return f"'{cell}" if cell.startswith(STARTS_A_FORMULA) else cell


def _write_down(draft: Path, written: bytes) -> None:
    # The mode is that of any new file under the umask: a published page must stay readable for the web server.
    with draft.open("xb", buffering=0) as stream:
        left = memoryview(written)
        while left:
            left = left[stream.write(left) :]
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows opens no folder as a file; there the rename itself is all that can be had.
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
