"""A small sheet of votes by list, for sharing out seats without an election folder: ``list,votes`` and what may stand beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from saylau.errors import BadInput, Problem
from saylau.instruments.cells import Bad, whole
from saylau.instruments.sheets import read_sheet
from saylau.seats.formulas import Rules

__all__ = ["VotesSheet", "read_votes"]

REQUIRED = ("list", "votes")
OPTIONAL = ("registered", "kind", "joined", "least", "most", "note")
DIGITS_AT_MOST = 15


@dataclass(slots=True)
class VotesSheet:
    """The sheet as read: votes by list, and by list what else was said.

    ``registered`` is the place in the order of registration, ``kind`` a kind of list (``coalition``), ``joined`` the name of
    the group a list shares with, ``least`` and ``most`` seats.
    """

    votes: dict[str, int] = field(default_factory=dict)
    registered: dict[str, int] = field(default_factory=dict)
    kind: dict[str, str] = field(default_factory=dict)
    joined: dict[str, str] = field(default_factory=dict)
    least: dict[str, int] = field(default_factory=dict)
    most: dict[str, int] = field(default_factory=dict)

    @property
    def rules(self) -> Rules:
        """The rules that the sheet itself carries."""
        groups: dict[str, list[str]] = {}
        for name, group in self.joined.items():
            groups.setdefault(group, []).append(name)
        return Rules(
            kinds=self.kind,
            least=self.least,
            most=self.most,
            joined=tuple(tuple(group) for group in groups.values() if len(group) > 1),
            registered=tuple(sorted(self.registered, key=self.registered.__getitem__)),
        )


def read_votes(path: Path) -> VotesSheet:
    """The sheet (CSV or a workbook); raises ``BadInput`` with every problem by row and column."""
    sheet = read_sheet(path, required=REQUIRED, optional=OPTIONAL)
    problems: list[Problem] = []
    told = VotesSheet()
    rows: dict[str, int] = {}
    for row, cells in sheet.rows:
        _Row(sheet.file, row, dict(zip(sheet.header, cells, strict=True)), problems).into(told, rows)
    problems += sheet.problems  # known only when every row was read
    for name, kind in told.kind.items():
        if kind in told.votes:
            problems.append(Problem(sheet.file, rows[name], "kind", "kind_is_a_list", kind))
    if not rows and not problems:
        problems.append(Problem(sheet.file, 0, "list", "no_list_has_a_row"))
    if problems:
        raise BadInput(tuple(sorted(problems, key=lambda each: each.row)))
    return told


@dataclass(frozen=True, slots=True)
class _Row:
    """One row; notes what is wrong with its cells."""

    file: str
    row: int
    cells: Mapping[str, str]
    problems: list[Problem]

    def wrong(self, column: str, rule: str, **more: str) -> None:
        found = self.cells.get(column, "")[:80]
        self.problems.append(Problem(self.file, self.row, column, rule, found, tuple(more.items())))

    def into(self, told: VotesSheet, rows: dict[str, int]) -> None:
        name = self.cells["list"]
        if not name:
            self.wrong("list", "list_without_name")
        elif name in rows:
            self.wrong("list", "list_has_two_rows", first=str(rows[name]))
        rows.setdefault(name, self.row)
        votes = self.number("votes", needed=True)
        if votes is not None:
            told.votes[name] = votes
        for column, place in (("registered", told.registered), ("least", told.least), ("most", told.most)):
            number = self.number(column)
            if number is not None:
                if column == "registered" and number in place.values():
                    self.wrong(column, "registered_twice")
                place[name] = number
        for column, words in (("kind", told.kind), ("joined", told.joined)):
            if self.cells.get(column):
                words[name] = self.cells[column]

    def number(self, column: str, *, needed: bool = False) -> int | None:
        text = self.cells.get(column, "").strip()
        if text.isascii() and text.isdigit():
            if len(text) <= DIGITS_AT_MOST:
                return int(text)
            self.wrong(column, "votes_have_too_many_digits", most=str(DIGITS_AT_MOST))
            return None
        value = whole(text)
        if isinstance(value, Bad):
            self.problems.append(value.at(file=self.file, row=self.row, column=column))
        elif needed:
            self.wrong(column, "cell_is_empty")
        return None
