"""An office workbook as a ZIP package: weighed before any program unpacks it into memory."""

from __future__ import annotations

import copy
import re
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

__all__ = ["Damaged", "pieces", "weigh", "without_accidents"]

UNPACKED_AT_MOST = 512 * 1024 * 1024
"""Bytes of all parts together. A sheet of a million protocols is about as long."""
RATIO_AT_MOST = 250
RATIO_COUNTS_FROM = 8 * 1024 * 1024
"""Honest sheets pack 8 to 60 times; small parts of blanks more, and they harm nobody."""
PIECE = 1 << 20
BEYOND_ANY_SIZE = 1 << 62
DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
LONGEST_MARK = 64

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    LookupError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    OSError,
)


class Damaged(Exception):
    """The package breaks a rule of the sheets; ``rule`` is its key. Never leaves the room."""

    def __init__(self, rule: str) -> None:
        self.rule = rule
        super().__init__(rule)


@contextmanager
def without_accidents() -> Iterator[None]:
    """Whatever a broken package makes the unpacking raise is one thing here: a damaged file."""
    try:
        yield
    except Damaged:
        raise
    except DAMAGE as accident:
        raise Damaged("file_is_damaged") from accident


def weigh(path: Path) -> None:
    """Unpack every part to nowhere; ``Damaged`` when the package is a bomb, broken, or brings its own entities."""
    total = 0
    with without_accidents(), zipfile.ZipFile(path) as package:
        for part in package.infolist():
            size = 0
            tail = b""
            with closing(pieces(package, part.filename)) as read:
                for piece in read:
                    size += len(piece)
                    if total + size > UNPACKED_AT_MOST or _swells(size, part.compress_size):
                        raise Damaged("workbook_is_too_big")
                    if part.filename.endswith((".xml", ".rels")):
                        _look_at(tail + piece, is_start=size == len(piece))
                    tail = piece[-LONGEST_MARK:]
            total += size
            if size != part.file_size:
                raise Damaged("file_is_damaged")


def pieces(package: zipfile.ZipFile, name: str) -> Generator[bytes, None, None]:
    """The bytes of one part, piece by piece, to the end of what is packed, whatever size the package declares.

    To be closed by whoever may stop early: a part left open keeps the whole package open.
    """
    part = copy.copy(package.getinfo(name))
    if part.flag_bits & 1:
        raise Damaged("file_has_a_password")
    part.file_size = BEYOND_ANY_SIZE
    with package.open(part) as stream:
        while piece := stream.read(PIECE):
            yield piece


def _swells(size: int, packed: int) -> bool:
    return size > RATIO_COUNTS_FROM and size > packed * RATIO_AT_MOST


def _look_at(piece: bytes, *, is_start: bool) -> None:
    # Every office program writes its XML in UTF-8; another encoding would slip past a search for bytes.
    if is_start and (piece[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in piece[:64]):
        raise Damaged("file_is_damaged")
    if DOCTYPE.search(piece):
        raise Damaged("workbook_has_entities")
