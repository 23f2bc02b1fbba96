"""One sheet, read: the header matched, the rows trimmed and squared, everything wrong reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from saylau.errors import BadInput, Problem
from saylau.instruments.sheets.columns import Columns, Header, letters, settle_header
from saylau.instruments.sheets.kinds import kind_problem
from saylau.instruments.sheets.plain import records
from saylau.instruments.sheets.walkers import Spot
from saylau.instruments.sheets.workbooks import workbook_records

__all__ = ["Sheet", "read_sheet"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet being read.

    ``header`` holds the names as the reader spells them (unknown ones as the file does). ``rows`` gives, once, the row
    number as a spreadsheet shows it and as many cells as the header has, all text. ``problems`` is complete when
    ``rows`` is exhausted; a row that was reported as too short, too long or unreadable is not among ``rows``.
    """

    file: str
    header: tuple[str, ...]
    rows: Iterator[tuple[int, list[str]]]
    problems: list[Problem] = field(default_factory=list)

    def place(self, name: str) -> int | None:
        """Where a column stands in each row, counted from 0; ``None`` when the file has no such column."""
        return self.header.index(name) if name in self.header else None


def read_sheet(
    path: Path,
    *,
    required: Sequence[str],
    optional: Sequence[str] | Callable[[str], bool] = (),
    file: str = "",
    sheet: str = "",
) -> Sheet:
    """Read a CSV, XLSX, XLS or ODS file into rows of text.

    ``required`` and ``optional`` are the columns the reader knows; ``optional`` may be a rule over the lower-case name.
    ``file`` is the name to show in problems (that of the path unless given), ``sheet`` the sheet of a workbook (the
    first unless given). Raises ``BadInput`` when no row can be had with certainty: another kind of file, an unknown
    encoding, a damaged or locked workbook, no header, a required column missing or doubled.
    """
    file = file or path.name
    columns = Columns(required, optional)
    kind, problem = kind_problem(path, file)
    if problem is not None:
        raise BadInput((problem,))
    problems: list[Problem] = []
    spots: list[Spot] = []
    is_plain = kind == "CSV"
    found = records(path, file, columns, problems) if is_plain else workbook_records(path, file, kind, sheet, spots)
    header = _header(file, found, columns, problems)
    return Sheet(file, header.names, _rows(file, found, header.names, problems, spots), problems)


def _header(file: str, found: Iterator[tuple[int, list[str]]], columns: Columns, problems: list[Problem]) -> Header:
    """The first row that is not blank, as the header."""
    for row, cells in found:
        if any(map(str.strip, cells)):
            header = settle_header(file, row, cells, columns)
            if problems or not header.is_usable:
                break
            problems.extend(header.problems)
            return header
    else:
        header = Header(0, (), () if problems else (Problem(file, 0, "", "file_has_no_rows"),))
    raise BadInput((*problems, *header.problems))


def _rows(
    file: str,
    found: Iterator[tuple[int, list[str]]],
    names: tuple[str, ...],
    problems: list[Problem],
    spots: list[Spot],
) -> Iterator[tuple[int, list[str]]]:
    width = len(names)
    for row, ragged in found:
        cells = [cell.strip() for cell in ragged]
        if not any(cells):
            continue
        if len(cells) != width:
            extra = any(cells[width:])
            if extra or len(cells) < width:
                rule = "row_is_too_long" if extra else "row_is_too_short"
                problems.append(Problem(file, row, "", rule, str(len(cells)), (("columns", str(width)),)))
                continue
            del cells[width:]
        yield row, cells
    for spot in spots:
        column = names[spot.place] if spot.place < width else letters(spot.place)
        problems.append(Problem(file, spot.row, column, spot.rule, spot.found))
    problems.sort(key=_row)


def _row(problem: Problem) -> int:
    return problem.row
