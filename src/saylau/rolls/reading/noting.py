"""What reading a roll found: every bad row counted, of each kind the first ones named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from saylau.errors import Problem
from saylau.rolls.facts import IinFault, RowFault
from saylau.rolls.reading.dates import Reading

__all__ = ["NAMED_AT_MOST", "OF_ROWS", "Notes"]

NAMED_AT_MOST = 100
"""Rows named of each kind; all are counted. A roll with four bad rows in ten would fill the screen for an hour."""

OF_NUMBERS: Mapping[IinFault, str] = {
    fault: f"iin_{fault.name.lower()}" for fault in IinFault if fault is not IinFault.FINE
}
OF_ROWS: Mapping[RowFault, tuple[str, str]] = {
    RowFault.NAME_MISSING: ("surname", "name_missing"),
    RowFault.SCRIPTS_MIXED: ("surname", "roll_scripts_mixed"),
    RowFault.REGION_MISSING: ("region", "region_missing"),
    RowFault.REGION_UNKNOWN: ("region", "region_unknown"),
    RowFault.BORN_UNREADABLE: ("born", "birth_unreadable"),
    RowFault.BORN_AMBIGUOUS: ("born", "birth_ambiguous"),
    RowFault.BORN_DIFFERS: ("born", "birth_differs"),
    RowFault.SEX_UNREADABLE: ("sex", "sex_unreadable"),
    RowFault.SEX_DIFFERS: ("sex", "sex_differs"),
    RowFault.JOINED_MISSING: ("joined", "joined_missing"),
    RowFault.JOINED_UNREADABLE: ("joined", "joined_unreadable"),
    RowFault.JOINED_AMBIGUOUS: ("joined", "joined_ambiguous"),
}
"""The column and the sentence of each fault of a row."""
QUOTED = ("region", "joined", "sex")
"""Columns whose text a note may quote. A number, a name or a birth is personal: a note names its row alone."""


class Notes:
    """Gathers what is wrong with the rows of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.counts: Counter[str] = Counter()
        self._named: dict[str, list[Problem]] = {}
        self._orders: dict[str, Counter[Reading]] = {"born": Counter(), "joined": Counter()}

    def wants(self, rule: str) -> int:
        """How many more rows of a kind are named."""
        return NAMED_AT_MOST - len(self._named.get(rule, ()))

    def number(self, fault: IinFault, rows: Iterable[int], count: int) -> None:
        """Note that many faulty numbers, naming the rows that are given."""
        self._add(OF_NUMBERS[fault], "iin", ((row, "", ()) for row in rows), count)

    def row(self, fault: RowFault, rows: Iterable[tuple[int, str]], count: int) -> None:
        """Note that many rows with a fault, naming those given as row and text."""
        column, rule = OF_ROWS[fault]
        is_quoted = column in QUOTED
        self._add(rule, column, ((row, text if is_quoted else "", ()) for row, text in rows), count)

    def both(self, rows: Iterable[tuple[int, str, tuple[date, date]]], count: int) -> None:
        """Note days of joining that can be read in two ways, naming both."""
        told = (
            (row, text, (("first", first.isoformat()), ("second", second.isoformat())))
            for row, text, (first, second) in rows
        )
        self._add("joined_ambiguous", "joined", told, count)

    def order(self, column: str, reading: Reading, count: int) -> None:
        """Count how the days of a column are written."""
        self._orders[column][reading] += count

    def sheet(self, problem: Problem) -> None:
        """Note a problem of the sheet itself: a row too long, a broken quote."""
        self.counts[problem.rule] += 1
        if self.wants(problem.rule) > 0:
            self._named.setdefault(problem.rule, []).append(problem)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The rows named, by their order in the file; ambiguous days say how the others of their column are written."""
        found = [self._told(each) for named in self._named.values() for each in named]
        for column, orders in self._orders.items():
            if serials := orders[Reading.SERIAL]:
                found.append(Problem(self.file, 0, column, "days_are_serials", str(serials)))
        return tuple(sorted(found, key=lambda each: (each.row, each.column)))

    def _told(self, problem: Problem) -> Problem:
        if problem.rule not in ("joined_ambiguous", "birth_ambiguous"):
            return problem
        orders = self._orders[problem.column]
        beside = (
            ("day_first", str(orders[Reading.DAY_FIRST])),
            ("month_first", str(orders[Reading.MONTH_FIRST])),
        )
        return Problem(problem.file, problem.row, problem.column, problem.rule, problem.found, problem.more + beside)

    def _add(
        self, rule: str, column: str, told: Iterable[tuple[int, str, tuple[tuple[str, str], ...]]], count: int
    ) -> None:
        if not count:
            return
        self.counts[rule] += count
        named = self._named.setdefault(rule, [])
        for row, text, more in told:
            if len(named) >= NAMED_AT_MOST:
                break
            named.append(Problem(self.file, row, column, rule, text[:80], more))
