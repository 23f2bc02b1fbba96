"""``tables.toml`` of a folder → the map by which a published table of polling stations becomes registers and protocols."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from saylau.errors import BadInput, Problem
from saylau.folder.facts import Election
from saylau.instruments.tables import Told, read_toml
from saylau.protocols import NUMBERS, load_form
from saylau.protocols.form import NoSuchForm

__all__ = ["TABLES", "Pattern", "TableMap", "read_map"]

TABLES = "tables.toml"
BLANK_SPACE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text with columns in braces, such as ``{district}{section}``; ``letters`` says what stands for a column's cells."""

    text: str
    columns: tuple[str, ...]
    letters: Mapping[str, Mapping[str, str]]

    def fill(self, cells: Mapping[str, str]) -> str:
        """The text with the cells of a row; raises ``KeyError`` with the column whose cell nothing stands for."""
        told = self.text
        for column in self.columns:
            cell = cells[column]
            known = self.letters.get(column)
            if known is not None and cell not in known:
                raise KeyError(column)
            told = told.replace(f"{{{column}}}", cell if known is None else known[cell])
        return told


@dataclass(frozen=True, slots=True)
class TableMap:
    """Which column is what. ``lines`` go from a column to a line of the form, ``contests`` and ``lists`` from a cell to a code.

    Where the election has one contest ``contest`` is empty. ``control`` is the column that must be the sum of the votes
    of a station's rows, empty where there is none.
    """

    contest: str
    contests: Mapping[str, str]
    region: Pattern
    number: Pattern
    commission: Pattern
    list: str
    votes: str
    lists: Mapping[str, str]
    lines: Mapping[str, str]
    control: str
    ignored: tuple[str, ...]
    note: str

    @property
    def station(self) -> tuple[str, ...]:
        """The columns that say of which station of which contest a row speaks."""
        patterns = (*self.region.columns, *self.number.columns, *self.commission.columns)
        return tuple(dict.fromkeys((*((self.contest,) if self.contest else ()), *patterns)))

    @property
    def once(self) -> tuple[str, ...]:
        """The columns that say the same in every row of a station."""
        return (*self.lines, *((self.control,) if self.control else ()))

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the table must have."""
        return tuple(dict.fromkeys((*self.station, *self.once, self.list, self.votes)))


def read_map(election: Election) -> TableMap:
    """The map of a folder; raises ``BadInput`` with everything wrong in it, or where the folder has none."""
    problems: list[Problem] = []
    told = Told(read_toml(election.path / TABLES), TABLES, "", problems)
    ignored, source = told.names("ignored"), told.inner("source")
    contest, contests = _coded(told, "contest", needed=len(election.contests) > 1)
    lists = told.inner("list") or Told({}, TABLES, "list.", problems)
    station = told.inner("station") or Told({}, TABLES, "station.", problems)
    control = told.inner("control")
    patterns = _patterns(station)
    made = TableMap(
        contest=contest,
        contests=contests or {"": election.contests[0].id},
        region=patterns["region"],
        number=patterns["number"],
        commission=patterns["commission"],
        list=lists.text("column"),
        votes=lists.text("votes"),
        lists=_texts(lists.inner("values")),
        lines=_texts(told.inner("lines")),
        control=control.text("votes") if control else "",
        ignored=ignored,
        note=source.text("note") if source else "",
    )
    for each in (told, lists, station, control, source):
        if each is not None:
            each.close()
    _check(made, election, told)
    if problems:
        raise BadInput(tuple(problems))
    return made


def _coded(told: Told, key: str, *, needed: bool) -> tuple[str, Mapping[str, str]]:
    """A column and what its cells stand for; nothing where the table is not there and need not be."""
    inner = told.inner(key)
    if inner is None:
        if needed:
            told.wrong(key, "key_is_missing", "")
        return "", {}
    column, values = inner.text("column"), _texts(inner.inner("values"))
    inner.close()
    return column, values


def _patterns(station: Told) -> dict[str, Pattern]:
    held = station.inner("letters") or Told({}, TABLES, "station.letters.", [])
    letters = {column: _texts(held.inner(column)) for column in held.table}
    return {name: _pattern(station, name, letters) for name in ("region", "number", "commission")}


def _pattern(station: Told, name: str, letters: Mapping[str, Mapping[str, str]]) -> Pattern:
    text = station.text(name)
    columns = tuple(dict.fromkeys(BLANK_SPACE.findall(text)))
    if text and not columns:
        station.wrong(name, "pattern_has_no_column", text)
    return Pattern(text, columns, {column: letters[column] for column in columns if column in letters})


def _texts(told: Told | None) -> Mapping[str, str]:
    return {} if told is None else {key: told.text(key) for key in told.table}


def _check(made: TableMap, election: Election, told: Told) -> None:
    """Note what the map names and the election or its forms do not have."""
    contests = {each.id for each in election.contests}
    ballots = {key for each in election.contests for key in each.ballot}
    for key, named, known, rule in (
        ("contest", made.contests, contests, "contest_is_not_known"),
        ("list", made.lists, ballots, "list_is_not_on_the_ballot"),
        ("lines", made.lines, _lines(election), "line_is_not_of_the_form"),
    ):
        place = key if named is made.lines else f"{key}.values"
        if not named:
            told.wrong(place, "key_is_missing", "")
        for code in dict.fromkeys(named.values()):
            if code not in known:
                told.wrong(place, rule, code)
        if len(set(named.values())) != len(named):
            told.wrong(place, "code_stands_twice", ", ".join(named.values()))


def _lines(election: Election) -> set[str]:
    """The counts that the form of every contest has."""
    lines = set(NUMBERS)
    for each in election.contests:
        try:
            lines &= load_form(each.form).lines.keys()
        except NoSuchForm:
            raise BadInput((Problem("election.toml", 0, "contest.form", "no_such_form", each.form),)) from None
    return lines
