"""A published table of polling stations, a row a station and list → the register and the protocols of each contest.

Everything is read and everything wrong is reported before the first file is written; the sheets are the same whatever the
order of the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from saylau.errors import BadInput, Problem
from saylau.folder.facts import Contest, Election
from saylau.folder.mapping import TABLES, TableMap, read_map
from saylau.folder.reporting import sheet
from saylau.instruments.cells import Bad, whole
from saylau.instruments.files import write_whole
from saylau.instruments.sheets import Sheet, read_sheet, unpacked
from saylau.stations import code_problem

__all__ = ["Imported", "import_tables"]

MOST_PROBLEMS = 500
"""A file with more is not the one that the map was written for; the rest is not read."""

count_of = lru_cache(maxsize=65_536)(whole)
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import wrote: the files, and stations by contest."""

    files: tuple[Path, ...]
    stations: Mapping[str, int]


@dataclass(slots=True)
class _Station:
    """One station as the rows tell it; ``row`` is the first of them, ``once`` what they must all say."""

    row: int
    contest: str
    code: str
    region: str
    commission: str
    once: tuple[str, ...]
    votes: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)


def import_tables(election: Election, path: Path, *, replace: bool = False) -> Imported:
    """Write ``stations.csv`` and ``protocols.csv`` of every contest from a table, by the folder's ``tables.toml``.

    The table is CSV, CSV packed by gzip, or a workbook. Sheets that lie there and say something else are replaced only
    where asked. Raises ``BadInput`` with everything wrong, and then nothing is written.
    """
    table_map = read_map(election)
    if not path.is_file():
        raise BadInput((Problem(path.name, 0, "", "table_is_not_there", str(path)),))
    with unpacked(path) as plain:
        read = read_sheet(plain, required=table_map.columns, optional=table_map.ignored, file=path.name)
        stations = _Rows(read, table_map, election).stations()
    sheets = dict(_sheets(election, table_map, stations))
    if not replace:
        _refuse_to_replace(sheets, election)
    _write(election.path, sheets)
    told = {each.id: sum(one.contest == each.id for one in stations) for each in election.contests}
    return Imported(tuple(sheets), told)


class _Rows:
    """Takes the rows together, station by station, and notes what is wrong with them."""

    def __init__(self, read: Sheet, table_map: TableMap, election: Election) -> None:
        self.read = read
        self.map = table_map
        self.contests = {each.id: each for each in election.contests}
        self.problems = list(read.problems)
        self.found: dict[tuple[str, ...], _Station | None] = {}
        self.codes: dict[tuple[str, str], int] = {}

    def stations(self) -> list[_Station]:
        """Every station, by contest and code; raises ``BadInput`` with what is wrong."""
        table_map, header = self.map, self.read.header
        who, once = _taking(header, table_map.station), _taking(header, table_map.once)
        list_at, votes_at = header.index(table_map.list), header.index(table_map.votes)
        for row, cells in self.read.rows:
            key = who(cells)
            if key not in self.found:
                self.found[key] = self._station(row, dict(zip(table_map.station, key, strict=True)), once(cells))
            station = self.found[key]
            if station is not None:
                self._vote(row, station, cells[list_at], cells[votes_at], once(cells))
            if len(self.problems) >= MOST_PROBLEMS:
                break
        self._refuse()
        told = [each for each in self.found.values() if each is not None]
        for each in told:
            self._balance(each)
        self._nobody_is_missing(told)
        self._refuse()
        return sorted(told, key=lambda each: (each.contest, each.code))

    def wrong(self, row: int, column: str, rule: str, found: str, **more: str) -> None:
        """Note a problem of a row."""
        self.problems.append(Problem(self.read.file, row, column, rule, found[:80], tuple(more.items())))

    def _refuse(self) -> None:
        problems = [*self.read.problems, *self.problems]
        if problems:
            raise BadInput(tuple(sorted(dict.fromkeys(problems), key=lambda each: each.row)))

    def _station(self, row: int, cells: Cells, once: tuple[str, ...]) -> _Station | None:
        """The station that a first row speaks of; None, with a problem, where it cannot be known."""
        table_map = self.map
        contest = table_map.contests.get(cells[table_map.contest] if table_map.contest else "")
        if contest is None:
            self.wrong(row, table_map.contest, "contest_is_not_known", cells[table_map.contest])
            return None
        try:
            region, number = table_map.region.fill(cells), table_map.number.fill(cells)
            commission = table_map.commission.fill(cells)
        except KeyError as unknown:
            self.wrong(row, unknown.args[0], "nothing_stands_for_it", cells[unknown.args[0]], file=TABLES)
            return None
        code = f"{region}/{number}"
        first = self.codes.setdefault((contest, code), row)
        if rule := code_problem(code) or code_problem(f"{commission}/1") or (first != row and "station_stands_twice"):
            self.wrong(row, ", ".join(table_map.station), rule, code, first=str(first))
            return None
        return _Station(row, contest, code, region, commission, once)

    def _vote(self, row: int, station: _Station, named: str, text: str, once: tuple[str, ...]) -> None:
        table_map = self.map
        if once != station.once:
            differ = [c for c, mine, its in zip(table_map.once, once, station.once, strict=True) if mine != its]
            self.wrong(row, ", ".join(differ), "rows_of_a_station_differ", station.code, first=str(station.row))
        key = table_map.lists.get(named, "")
        if key not in self.contests[station.contest].ballot:
            self.wrong(row, table_map.list, "list_is_not_on_the_ballot", named)
        elif key in station.votes:
            self.wrong(row, table_map.list, "list_stands_twice", named, station=station.code)
        number = self._count(row, table_map.votes, text)
        if key and number is not None:
            station.votes.setdefault(key, number)

    def _count(self, row: int, column: str, text: str) -> int | None:
        number = count_of(text)
        if isinstance(number, Bad):
            self.problems.append(number.at(file=self.read.file, row=row, column=column))
            return None
        if number is None:
            self.wrong(row, column, "cell_is_empty", "")
        return number

    def _balance(self, station: _Station) -> None:
        """Read what stands once for a station, and hold its votes against the control sum."""
        table_map = self.map
        for column, text in zip(table_map.once, station.once, strict=True):
            number, total = self._count(station.row, column, text), sum(station.votes.values())
            if column in table_map.lines and number is not None:
                station.counts[table_map.lines[column]] = number
            if column == table_map.control and number is not None and number != total:
                self.wrong(station.row, column, "control_sum_fails", str(number), sum=str(total), station=station.code)

    def _nobody_is_missing(self, told: Sequence[_Station]) -> None:
        """A contest without a row, or a station without one of its lists: the table was cut off."""
        for contest in self.contests.values():
            if not any(each.contest == contest.id for each in told):
                self.wrong(0, self.map.contest, "contest_has_no_rows", contest.id)
        for each in told:
            lacking = [key for key in self.contests[each.contest].ballot if key not in each.votes]
            if lacking:
                self.wrong(each.row, self.map.list, "list_has_no_row_here", ", ".join(lacking), station=each.code)


def _taking(header: Sequence[str], columns: Sequence[str]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """How to take these cells of a row at once."""
    places = [header.index(column) for column in columns]
    if len(places) == 1:
        return lambda cells: (cells[places[0]],)
    return itemgetter(*places)


def _sheets(election: Election, table_map: TableMap, stations: Sequence[_Station]) -> Iterator[tuple[Path, str]]:
    for contest in election.contests:
        own = [each for each in stations if each.contest == contest.id]
        folder = election.contest_folder(contest)
        yield folder / "stations.csv", _register(own, table_map)
        yield folder / "protocols.csv", _protocols(own, contest, table_map)


def _register(stations: Sequence[_Station], table_map: TableMap) -> str:
    rows = [[each.code, each.region, each.commission, "", "", table_map.note] for each in stations]
    return sheet(["code", "region", "commission", "kind", "list_before", "note"], rows)


def _protocols(stations: Sequence[_Station], contest: Contest, table_map: TableMap) -> str:
    """One typing of each: nobody typed it, so no typist stands there."""
    lines = tuple(table_map.lines.values())
    rows = [
        [each.code, 1, "", *map(each.counts.get, lines), *map(each.votes.get, contest.ballot), table_map.note]
        for each in stations
    ]
    return sheet(["station", "typing", "typist", *lines, *(f"votes:{key}" for key in contest.ballot), "note"], rows)


def _refuse_to_replace(sheets: Mapping[Path, str], election: Election) -> None:
    there = [path for path, text in sheets.items() if path.exists() and path.read_bytes() != text.encode()]
    if there:
        names = [path.relative_to(election.path).as_posix() for path in there]
        raise BadInput(tuple(Problem(name, 0, "", "sheet_would_be_replaced", name) for name in names))


def _write(folder: Path, sheets: Mapping[Path, str]) -> None:
    """All of them are written down before the first takes its place: a full disk leaves the sheets of before."""
    with TemporaryDirectory(dir=folder, prefix=".draft-") as drafts:
        written = {Path(drafts) / str(place): path for place, path in enumerate(sheets)}
        for draft, path in written.items():
            write_whole(draft, sheets[path])
        for draft, path in written.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.replace(path)
