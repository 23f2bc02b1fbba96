"""Office workbooks: XLSX, XLS and ODS, their values as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from saylau.errors import BadInput, Problem
from saylau.instruments.sheets.legacy import spots_of_xls
from saylau.instruments.sheets.packages import Damaged, weigh
from saylau.instruments.sheets.spots import spots_of_ods, spots_of_xlsx
from saylau.instruments.sheets.walkers import Spot

__all__ = ["workbook_records"]

DIGITS_KEPT = 10**15
"""A workbook keeps a number as a double: from sixteen digits on, the last ones are no longer what was typed."""


def workbook_records(
    path: Path, file: str, kind: str, sheet: str, spots: list[Spot]
) -> Iterator[tuple[int, list[str]]]:
    """The rows of one sheet with their numbers, each value as text; raises ``BadInput`` when the file is unusable.

    ``spots`` receives the cells that hold a formula, an error or a number that lost digits, the last ones while the
    rows are read.
    """
    try:
        if kind != "XLS":
            weigh(path)
        names = _guarded(lambda: CalamineWorkbook.from_path(str(path)).sheet_names)
        if not names or (sheet and sheet not in names):
            raise Damaged("sheet_is_missing")
        name = sheet or names[0]
        spots += _search(path, kind, names, name)
        table = _guarded(lambda: CalamineWorkbook.from_path(str(path)).get_sheet_by_name(name))
    except Damaged as damage:
        found = sheet if damage.rule == "sheet_is_missing" else ""
        raise BadInput((Problem(file, 0, "", damage.rule, found),)) from None
    return _rows(table, spots)


def _search(path: Path, kind: str, names: list[str], name: str) -> list[Spot]:
    if kind == "XLSX":
        return spots_of_xlsx(path, name)
    return spots_of_ods(path, name) if kind == "ODS" else spots_of_xls(path, names.index(name))


def _guarded(read: Callable[[], Any]) -> Any:
    """What the workbook reader answers; every way in which it fails on a bad file is one of two rules."""
    try:
        return read()
    except PasswordError:
        raise Damaged("file_has_a_password") from None
    except (CalamineError, OSError, ValueError):
        raise Damaged("file_is_damaged") from None
    except BaseException as accident:
        # A fault inside the Rust library arrives as a PanicException, which is no Exception.
        if type(accident).__name__ != "PanicException":
            raise
        raise Damaged("file_is_damaged") from None


def _rows(table: CalamineSheet, spots: list[Spot]) -> Iterator[tuple[int, list[str]]]:
    if table.start is None:
        return
    # The library starts with the first filled column but always with the first row.
    margin = table.start[1]
    for row, values in enumerate(table.iter_rows(), start=1):
        cells = [""] * margin
        for value in values:
            if type(value) is float and abs(value) >= DIGITS_KEPT:
                spots.append(Spot(row, len(cells), "number_loses_digits", repr(value)))
            cells.append(value if type(value) is str else _WRITERS.get(type(value), str)(value))
        yield row, cells


def _float(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < DIGITS_KEPT else repr(value)


def _moment(value: datetime) -> str:
    return value.isoformat(sep=" ").removesuffix(":00")


def _clock(value: time) -> str:
    return value.isoformat().removesuffix(":00")


def _elapsed(span: timedelta) -> str:
    minutes, seconds = divmod(int(span.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}" + (f":{seconds:02}" if seconds else "")


# Whole floats lose their ".0", days and times are written as ISO 8601 has them, yes and no as true and false.
_WRITERS: dict[type, Callable[[Any], str]] = {
    float: _float,
    bool: lambda value: str(value).lower(),
    datetime: _moment,
    date: date.isoformat,
    time: _clock,
    timedelta: _elapsed,
}
