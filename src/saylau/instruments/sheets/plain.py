"""Text with separators: how it is encoded, what parts its cells, and its records one by one."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from saylau.errors import Problem
from saylau.instruments.sheets.columns import Columns
from saylau.instruments.sheets.encodings import encoding_of

__all__ = ["layout", "records"]

SEPARATORS = (";", ",", "\t")
BLANKS = ";, \t\u00a0"
"""What a line of another separator is made of when all its cells are empty."""
CELL_AT_MOST = 131_072
"""Characters in a cell, four times what a workbook allows. A longer one is a quote that was never closed."""


def records(path: Path, file: str, columns: Columns, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """The records of a text file with their rows, blank ones left out; problems are added while they are read.

    Encoding and separator are settled at once (``BadInput`` when they cannot be); the records are then streamed.
    """
    encoding, separator = _layout(path, file, columns)
    return _stream(path, file, encoding, separator, problems)


def layout(path: Path, file: str, knows: Callable[[str], bool]) -> tuple[str, str]:
    """The encoding and the separator of a text file; ``knows`` tells the names of columns. ``BadInput`` as in ``records``."""
    return _layout(path, file, Columns((), knows))


def _layout(path: Path, file: str, columns: Columns) -> tuple[str, str]:
    encoding = encoding_of(path, file)
    # The bound is Python's own default, set again because any program may have moved it.
    csv.field_size_limit(CELL_AT_MOST)
    return encoding, max(SEPARATORS, key=lambda each: _fitness(path, encoding, each, columns))


def _fitness(path: Path, encoding: str, separator: str, columns: Columns) -> tuple[int, int]:
    """How well a separator parts the header: by the columns it makes known, then by how many it makes."""
    widest = 0
    with path.open(encoding=encoding, newline="") as stream:
        try:
            for cells in csv.reader(stream, delimiter=separator, strict=True):
                if any(cell.strip(BLANKS) for cell in cells):
                    return columns.recognised(cells), len(cells)
                widest = max(widest, len(cells))
        except csv.Error:
            return -1, 0
    return 0, widest


def _stream(
    path: Path, file: str, encoding: str, separator: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    row = 0
    with path.open(encoding=encoding, newline="") as stream:
        reader = csv.reader(stream, delimiter=separator, strict=True)
        while True:
            try:
                for cells in reader:
                    row += 1
                    if cells:
                        yield row, cells
            except csv.Error as accident:
                row += 1
                rule = _rule(str(accident))
                problems.append(Problem(file, row, "", rule))
                if rule == "quotes_are_wrong":
                    continue
            return


def _rule(accident: str) -> str:
    """The rule behind a message of the csv module. After an open quote or an endless cell no row can be trusted."""
    if "unexpected end of data" in accident:
        return "quote_is_never_closed"
    if "field larger than field limit" in accident:
        return "cell_is_too_long"
    return "quotes_are_wrong"
