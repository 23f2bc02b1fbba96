"""Where the texts of a large roll come from: plain text by Arrow, other sheets row by row, Parquet as text again."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from saylau.errors import BadInput, Problem
from saylau.instruments.sheets import Sheet, read_sheet
from saylau.instruments.sheets.plain import layout
from saylau.rolls.reading.headers import column_of, named, settle_columns
from saylau.rolls.reading.noting import Notes

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    Slice: TypeAlias = tuple[Mapping[str, pa.Array], np.ndarray[Any, Any]]

__all__ = ["PARQUET", "open_sheet", "slices_of"]

PARQUET = ".parquet"
ROWS_OF_A_SLICE = 1 << 18
BYTES_OF_A_BLOCK = 1 << 25
PIECE = 1 << 22
FIRST_ROW = 2
"""The row under the header."""
WORKBOOKS = (".xlsx", ".xls", ".ods")
PLAIN = ("utf-8", "utf-8-sig")
QUOTED = rb'(?:^|(?<=S))"[^"\r\n]*"(?=S|\r|\n|\Z)'
"""A cell in quotes without a quote or a line end in it; S is the separator."""


def open_sheet(path: Path) -> tuple[Sheet, dict[str, int]]:
    """The sheet of a roll with the places of its columns; ``BadInput`` where it is no roll."""
    sheet = read_sheet(path, required=(), optional=lambda name: bool(column_of(name)))
    sheet.problems[:] = map(named, sheet.problems)
    places, problems = settle_columns(sheet.file, sheet.header)
    if problems:
        raise BadInput((*sheet.problems, *problems))
    return sheet, places


def slices_of(path: Path, notes: Notes) -> tuple[tuple[str, ...], Iterator[Slice]]:
    """The columns of a roll, and its slices: texts by column, without NULL, and the numbers of their rows.

    Rows that cannot be parted go to the notes; they and rows that hold nothing are in no slice. Slices follow the file;
    only rows with empty cells beyond the header come at the end.
    """
    if path.suffix.lower() == PARQUET:
        return _of_parquet(path)
    sheet, places = open_sheet(path)
    separator = _plain(path, sheet)
    if separator:
        return tuple(places), _of_text(path, separator, places, len(sheet.header), notes)
    return tuple(places), _of_sheet(sheet, places, notes)


def _of_sheet(sheet: Sheet, places: Mapping[str, int], notes: Notes) -> Iterator[Slice]:
    rows = iter(sheet.rows)
    while piece := list(islice(rows, ROWS_OF_A_SLICE)):
        yield _slice(piece, places)
    for problem in sheet.problems:
        notes.sheet(problem)


def _slice(piece: list[tuple[int, list[str]]], places: Mapping[str, int]) -> Slice:
    import numpy as np
    import pyarrow as pa

    numbers = np.array([row for row, _ in piece], dtype=np.int64)
    return {name: pa.array([cells[at] for _, cells in piece], pa.string()) for name, at in places.items()}, numbers


def _plain(path: Path, sheet: Sheet) -> str:
    """The separator of a text in UTF-8 whose quotes, if any, stand around whole cells; nothing for any other sheet.

    Such a text means the same to every reader. What is quoted in another way goes to the careful one.
    """
    if path.suffix.lower() in WORKBOOKS:
        return ""
    encoding, separator = layout(path, sheet.file, lambda name: bool(column_of(name)))
    if encoding not in PLAIN:
        return ""
    quoted = re.compile(QUOTED.replace(b"S", re.escape(separator.encode())), re.MULTILINE)
    with path.open(encoding=encoding, newline="") as text:
        if len(next(csv.reader(text, delimiter=separator), ())) != len(sheet.header):
            return ""
    with path.open("rb") as stream:
        while lines := stream.readlines(PIECE):
            piece = b"".join(lines).removeprefix(codecs.BOM_UTF8)
            quotes = piece.count(b'"')
            if quotes and quoted.subn(b"", piece)[1] * 2 != quotes:
                return ""
    return separator


def _of_text(path: Path, separator: str, places: Mapping[str, int], width: int, notes: Notes) -> Iterator[Slice]:
    """Text that needs no more than its separators: Arrow parts it, and types nothing."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.csv as text

    unfit: list[tuple[int, str]] = []
    names = [str(at) for at in range(width)]
    wanted = {str(at): name for name, at in places.items()}

    def put_aside(row: text.InvalidRow) -> str:
        unfit.append((row.number, row.text))
        return "skip"

    reader = text.open_csv(
        path,
        read_options=text.ReadOptions(column_names=names, skip_rows=1, block_size=BYTES_OF_A_BLOCK, use_threads=False),
        parse_options=text.ParseOptions(delimiter=separator, ignore_empty_lines=False, invalid_row_handler=put_aside),
        convert_options=text.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False, include_columns=list(wanted)
        ),
    )
    following = FIRST_ROW
    for batch in reader:
        aside = np.array(sorted(row for row, _ in unfit if row >= following), dtype=np.int64)
        numbers = np.arange(following, following + batch.num_rows + len(aside), dtype=np.int64)
        numbers = numbers[~np.isin(numbers, aside)][: batch.num_rows]
        following = int(numbers[-1]) + 1 if len(numbers) else following
        columns = {wanted[name]: batch.column(name) for name in wanted}
        yield _filled(columns, numbers)
    if rest := list(_fitting(unfit, separator, width, notes)):
        yield _slice(rest, places)


def _fitting(unfit: list[tuple[int, str]], separator: str, width: int, notes: Notes) -> Iterator[tuple[int, list[str]]]:
    """Of the rows of another width, those that only have empty cells too many; the others are noted."""
    for row, text in unfit:
        cells = [cell.strip() for cell in next(csv.reader([text], delimiter=separator), ())]
        if any(cells) and len(cells) >= width and not any(cells[width:]):
            yield row, cells[:width]
        elif any(cells):
            rule = "row_is_too_long" if any(cells[width:]) else "row_is_too_short"
            notes.sheet(Problem(notes.file, row, "", rule, str(len(cells)), (("columns", str(width)),)))


def _filled(columns: Mapping[str, pa.Array], numbers: np.ndarray[Any, Any]) -> Slice:
    """The rows in which something is written."""
    import pyarrow as pa
    import pyarrow.compute as pc

    written = pc.not_equal(pc.utf8_trim_whitespace(columns["iin"]), "")
    if pc.all(written).as_py():
        return columns, numbers
    for column in columns.values():
        written = pc.or_(written, pc.not_equal(pc.utf8_trim_whitespace(column), ""))
    kept = written.to_numpy(zero_copy_only=False)
    return {name: column.filter(pa.array(kept)) for name, column in columns.items()}, numbers[kept]


def _of_parquet(path: Path) -> tuple[tuple[str, ...], Iterator[Slice]]:
    """A table of columns: numbers and days become text again, and are read as a cell of a sheet is."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        table = parquet.ParquetFile(path)
    except (pa.ArrowInvalid, OSError):
        rule = "file_is_damaged" if path.exists() else "file_is_missing"
        raise BadInput((Problem(path.name, 0, "", rule),)) from None
    header = table.schema_arrow.names
    places, problems = settle_columns(path.name, header)
    if problems:
        raise BadInput(tuple(problems))
    return tuple(places), _of_table(table, {name: header[at] for name, at in places.items()})


def _of_table(table: Any, wanted: Mapping[str, str]) -> Iterator[Slice]:
    import numpy as np
    import pyarrow as pa

    following = FIRST_ROW
    for batch in table.iter_batches(batch_size=ROWS_OF_A_SLICE, columns=list(wanted.values())):
        numbers = np.arange(following, following + batch.num_rows, dtype=np.int64)
        following += batch.num_rows
        columns = {name: batch.column(own).cast(pa.string()).fill_null("") for name, own in wanted.items()}
        yield _filled(columns, numbers)
