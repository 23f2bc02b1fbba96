"""The formulas and errors of an XLS workbook: the old binary format, a small file system with one stream of records.

Layouts as in Microsoft's open specifications MS-CFB (the file system) and MS-XLS (the records). Only what is needed to
find the cells is read; the values come from the workbook reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from saylau.instruments.sheets.packages import Damaged, without_accidents
from saylau.instruments.sheets.walkers import Spot

__all__ = ["spots_of_xls"]

FILE_AT_MOST = 256 * 1024 * 1024
"""Bytes; a sheet of this format has at most 65,536 rows."""
LAST_SECTOR = 0xFFFFFFFA
ENTRY = 128
SIZES = (9, 12)
"""Powers of two: a sector has 512 or 4,096 bytes."""
STREAMS = ("Workbook", "Book")
BOUNDSHEET, BOF, EOF = 0x0085, (0x0809, 0x0409, 0x0209, 0x0009), 0x000A
FORMULAS = (0x0006, 0x0206, 0x0406)
ERROR_OR_YES = 0x0205
UNSAID = "=…"


def spots_of_xls(path: Path, place: int) -> list[Spot]:
    """The formulas and errors of the sheet at this place, counted from 0; raises ``Damaged``."""
    if path.stat().st_size > FILE_AT_MOST:
        raise Damaged("workbook_is_too_big")
    with without_accidents():
        stream = _Compound(path.read_bytes()).stream(STREAMS)
        sheets = [_number(data, 0, 4) for kind, data in _records(stream, 0) if kind == BOUNDSHEET]
        return list(_spots(stream, sheets[place]))


def _spots(stream: bytes, start: int) -> Iterator[Spot]:
    for kind, data in _records(stream, start):
        if kind in FORMULAS:
            yield Spot(_number(data, 0, 2) + 1, _number(data, 2, 2), "formula_cell", UNSAID)
        elif kind == ERROR_OR_YES and data[7]:
            yield Spot(_number(data, 0, 2) + 1, _number(data, 2, 2), "error_cell", "")


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the stream, those of charts inside it left out."""
    depth = 0
    while start + 4 <= len(stream):
        kind, size = _number(stream, start, 2), _number(stream, start + 2, 2)
        depth += (kind in BOF) - (kind == EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, stream[start + 4 : start + 4 + size]
        start += 4 + size


class _Compound:
    """The file system: sectors in chains, a table of chains, a directory of streams."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        size, short = _number(content, 30, 2), _number(content, 32, 2)
        if size not in SIZES or short >= size:
            raise Damaged("file_is_damaged")
        self.size, self.short = 1 << size, 1 << short
        # Sectors named twice would make a small file large: no chain is longer than the file.
        self.most = len(content) // self.size + 1
        listed = list(islice(self._table_sectors(), self.most))
        self.table = self._numbers(b"".join(self._sector(each) for each in listed))
        self.directory = self._chain(_number(content, 48, 4))

    def stream(self, names: tuple[str, ...]) -> bytes:
        entries = [self.directory[at : at + ENTRY] for at in range(0, len(self.directory), ENTRY)]
        told = {entry[: max(_number(entry, 64, 2) - 2, 0)].decode("utf-16-le", "replace"): entry for entry in entries}
        entry = next((told[name] for name in names if name in told), None)
        if entry is None:
            raise Damaged("file_is_damaged")
        first, length = _number(entry, 116, 4), _number(entry, 120, 4)
        if length >= _number(self.content, 56, 4):
            return self._chain(first)[:length]
        return self._short_chain(first, _number(entries[0], 116, 4))[:length]

    def _table_sectors(self) -> Iterator[int]:
        yield from self._sectors_in(self.content[76:512])
        following, steps = _number(self.content, 68, 4), 0
        while following < LAST_SECTOR and steps * self.size <= len(self.content):
            sector = self._sector(following)
            yield from self._sectors_in(sector[:-4])
            following, steps = _number(sector, len(sector) - 4, 4), steps + 1

    def _sectors_in(self, listed: bytes) -> list[int]:
        return [each for each in self._numbers(listed) if each < LAST_SECTOR]

    def _short_chain(self, first: int, container: int) -> bytes:
        held = self._chain(container)
        table = self._numbers(self._chain(_number(self.content, 60, 4)))
        return b"".join(
            held[each * self.short : (each + 1) * self.short]
            for each in _links(table, first, len(held) // self.short + 1)
        )

    def _chain(self, first: int) -> bytes:
        return b"".join(self._sector(each) for each in _links(self.table, first, self.most))

    def _sector(self, place: int) -> bytes:
        start = (place + 1) * self.size
        return self.content[start : start + self.size]

    @staticmethod
    def _numbers(content: bytes) -> list[int]:
        return [_number(content, at, 4) for at in range(0, len(content) - 3, 4)]


def _links(table: list[int], first: int, most: int) -> Iterator[int]:
    """The sectors of a chain in order; a chain longer than all that holds it runs in a circle."""
    for _step in range(most):
        if first >= LAST_SECTOR:
            return
        yield first
        first = table[first]
    if first < LAST_SECTOR:
        raise Damaged("file_is_damaged")


def _number(content: bytes, at: int, size: int) -> int:
    if not 0 <= at <= len(content) - size:
        raise Damaged("file_is_damaged")
    return int.from_bytes(content[at : at + size], "little")
