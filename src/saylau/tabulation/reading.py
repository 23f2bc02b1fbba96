"""The papers beside the protocols → facts: territorial protocols, annulments, last time's figures.

Each reader gives what can be used of a file and everything wrong in it; no file is no paper. The sentences of the
problems lie in ``problems.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from saylau.errors import Problem
from saylau.instruments.cells import Bad, day, signed, whole
from saylau.instruments.phrases import Phrases
from saylau.instruments.sheets import read_sheet
from saylau.protocols.facts import NUMBERS
from saylau.tabulation.facts import Annulment, Past, Territorial

__all__ = [
    "ANNULMENT_COLUMNS",
    "PAST_COLUMNS",
    "PROBLEMS",
    "TERRITORIAL_COLUMNS",
    "read_annulments",
    "read_past",
    "read_territorial",
]

PROBLEMS = Phrases(Path(__file__).with_name("problems.toml"))
"""The sentences of everything that these readers report."""

VOTES = "votes:"
UNITS = ("station", "commission", "region")
SIGNED = "ballots_transferred"

TERRITORIAL_COLUMNS = ("unit", "stations", *NUMBERS)
"""The columns of ``territorial.csv``; ``votes:<list>`` and ``note`` come beside them."""

ANNULMENT_COLUMNS = (*UNITS, "act", "reason", "on", "note")
"""The columns of ``annulments.csv``; one of station, commission and region is filled in each row."""

PAST_COLUMNS = ("station", "list_at_closing", "voters")
"""The columns of ``past.csv``; ``votes:<list>`` come beside them."""

Row = tuple[int, dict[str, str]]


def read_territorial(path: Path, lists: Sequence[str]) -> tuple[tuple[Territorial, ...], list[Problem]]:
    """The territorial commissions' own protocols, one row a commission or region. An empty cell is *not filled*."""
    numbers, votes = NUMBERS, tuple(f"{VOTES}{name}" for name in lists)
    problems: list[Problem] = []
    found: dict[str, Territorial] = {}
    for row, cells in _rows(path, ("unit",), ("stations", *numbers, *votes, "note"), problems):
        place = _Place(path.name, row, problems)
        unit = place.key("unit", cells["unit"], found)
        counts = {name: place.count(name, cells.get(name, "")) for name in ("stations", *numbers, *votes)}
        stations = counts.pop("stations")
        filled = {name: number for name, number in counts.items() if number is not None}
        if unit:
            found[unit] = Territorial(
                unit=unit,
                numbers={name: number for name, number in filled.items() if name in numbers},
                votes={name.removeprefix(VOTES): number for name, number in filled.items() if name in votes},
                stations=stations,
            )
    return tuple(found.values()), problems


def read_annulments(path: Path) -> tuple[tuple[Annulment, ...], list[Problem]]:
    """The decisions that found the vote of a station, of a commission's stations or of a region invalid (art. 95(1))."""
    problems: list[Problem] = []
    found: dict[str, Annulment] = {}
    for row, cells in _rows(path, ("act", "reason"), (*UNITS, "on", "note"), problems):
        place = _Place(path.name, row, problems)
        named = [cells[column] for column in UNITS if cells.get(column)]
        if len(named) != 1:
            place.wrong("/".join(UNITS), "unit_is_not_one", ", ".join(named))
            continue
        unit = place.key("/".join(UNITS), named[0], found)
        for column in ("act", "reason"):
            if not cells[column]:
                place.wrong(column, "annulment_without_a_ground", "")
        if unit:
            found[unit] = Annulment(unit, cells["act"], cells["reason"], place.day("on", cells.get("on", "")))
    return tuple(found.values()), problems


def read_past(path: Path, lists: Sequence[str]) -> tuple[Mapping[str, Past], list[Problem]]:
    """What stations reported last time, mapped to the codes of today; lists that did not stand have no column."""
    votes = tuple(f"{VOTES}{name}" for name in lists)
    problems: list[Problem] = []
    found: dict[str, Past] = {}
    for row, cells in _rows(path, PAST_COLUMNS, (*votes, "note"), problems):
        place = _Place(path.name, row, problems)
        code = place.key("station", cells["station"], found)
        listed = place.count("list_at_closing", cells["list_at_closing"])
        voters = place.count("voters", cells["voters"])
        counts = {name.removeprefix(VOTES): place.count(name, cells[name]) for name in votes if name in cells}
        if code and listed is not None and voters is not None:
            found[code] = Past(listed, voters, {name: n for name, n in counts.items() if n is not None})
    return found, problems


class _Place:
    """One row of one file: reads its cells and notes what is wrong with them."""

    def __init__(self, file: str, row: int, problems: list[Problem]) -> None:
        self.file, self.row, self.problems = file, row, problems

    def wrong(self, column: str, rule: str, found: str) -> None:
        self.problems.append(Problem(self.file, self.row, column, rule, found))

    def key(self, column: str, text: str, taken: Mapping[str, object]) -> str:
        """The key of the row; empty, with a problem, where it is missing or stands twice."""
        if not text:
            self.wrong(column, "unit_is_not_one", "")
        elif text in taken:
            self.wrong(column, "unit_stands_twice", text)
            return ""
        return text

    def count(self, column: str, text: str) -> int | None:
        return self._taken(column, text, signed if column == SIGNED else whole)

    def day(self, column: str, text: str) -> date | None:
        read = day(text)
        if isinstance(read, Bad):
            self.problems.append(read.at(file=self.file, row=self.row, column=column))
            return None
        return read

    def _taken(self, column: str, text: str, read: Callable[[str], int | Bad | None]) -> int | None:
        value = read(text)
        if isinstance(value, Bad):
            self.problems.append(value.at(file=self.file, row=self.row, column=column))
            return None
        return value


def _rows(path: Path, required: Sequence[str], optional: Sequence[str], problems: list[Problem]) -> Iterator[Row]:
    if not path.is_file():
        return
    sheet = read_sheet(path, required=required, optional=optional)
    for row, cells in sheet.rows:
        yield row, dict(zip(sheet.header, cells, strict=True))
    problems.extend(sheet.problems)
