"""A file packed by gzip, unpacked beside nothing: into a folder that is gone afterwards, and never beyond a limit."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from saylau.errors import BadInput, Problem

__all__ = ["UNPACKED_AT_MOST", "unpacked"]

PACKED = ".gz"
PIECE = 1 << 20
UNPACKED_AT_MOST = 256 * 1024 * 1024
"""Bytes. The polling tables of a whole country are some tens of millions; a bomb is stopped while it unpacks."""


@contextmanager
def unpacked(path: Path, most: int = UNPACKED_AT_MOST) -> Iterator[Path]:
    """The file itself, or what a ``.gz`` holds for as long as the block lasts; ``BadInput`` where it cannot be had whole."""
    if path.suffix.lower() != PACKED or not path.is_file():
        yield path
        return
    with TemporaryDirectory(prefix="saylau-") as folder:
        plain = Path(folder) / path.with_suffix("").name
        try:
            rule = _unpack(path, plain, most)
        except (gzip.BadGzipFile, zlib.error, EOFError):
            rule = "package_is_damaged"
        if rule:
            raise BadInput((Problem(path.name, 0, "", rule, str(most), (("most", str(most)),)),))
        yield plain


def _unpack(path: Path, plain: Path, most: int) -> str:
    """Write what is packed; the rule that is broken where it is more than the limit."""
    written = 0
    with gzip.open(path) as packed, plain.open("wb") as stream:
        while piece := packed.read(PIECE):
            written += len(piece)
            if written > most:
                return "package_is_too_big"
            stream.write(piece)
    return ""
