"""The register of stations, read from a sheet; every error with file, row and column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias

from saylau.errors import Problem
from saylau.instruments.cells import Bad, mixed_scripts, whole
from saylau.instruments.sheets import read_sheet
from saylau.stations.facts import Station, StationKind

__all__ = ["COLUMNS", "Usual", "code_problem", "read_stations"]

REQUIRED = ("code", "region", "commission", "kind", "list_before")
OPTIONAL = ("invalid_share", "against_share", "trips", "twin_list", "twin_issued")
COLUMNS = (*REQUIRED, *OPTIONAL, "note")
"""The columns of ``stations.csv``: the first five must be there."""

CODE = re.compile(r"[a-z0-9_]+/[0-9]{1,9}")
KEY = re.compile(r"[a-z0-9_]+")
SHARE = re.compile(r"([0-9]{1,9})/([1-9][0-9]{0,8})")
KINDS = {kind.value: kind for kind in StationKind}

Usual: TypeAlias = Mapping[str, tuple[Fraction | None, Fraction | None]]
"""By region: the usual share of invalid ballots and of votes against all; None where it is not set."""


def code_problem(code: str) -> str:
    """The rule that a station's code breaks, or nothing: it is ``region/number``, ``almaty/107``."""
    if CODE.fullmatch(code):
        return ""
    if not code:
        return "station_without_code"
    return "scripts_are_mixed" if mixed_scripts(code) else "not_a_station_code"


def read_stations(path: Path, ballot: Sequence[str], usual: Usual) -> tuple[list[Station], list[Problem]]:
    """The stations of a contest in the order of the file, and everything that is wrong with it.

    ``ballot`` are the lists in the order of the approved ballot. ``usual`` fills the region's shares where a row gives
    none. A row without a usable code, or with the code of another row, gives no station. Raises ``BadInput`` where no
    row can be had.
    """
    sheet = read_sheet(path, required=REQUIRED, optional=(*OPTIONAL, "note"))
    problems: list[Problem] = []
    found: dict[str, Station] = {}
    rows: dict[str, int] = {}
    lists = tuple(ballot)
    for row, cells in sheet.rows:
        told = _Row(sheet.file, row, dict(zip(sheet.header, cells, strict=True)), problems)
        code = told.code(rows)
        station = told.station(code, lists, usual)
        if code:
            found[code] = station
            rows[code] = row
    problems += sheet.problems
    problems.sort(key=lambda each: each.row)
    return list(found.values()), problems


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the register; reads its cells and notes what is wrong with them."""

    file: str
    row: int
    cells: Mapping[str, str]
    problems: list[Problem]

    def wrong(self, column: str, rule: str, more: tuple[tuple[str, str], ...] = ()) -> None:
        self.problems.append(Problem(self.file, self.row, column, rule, self.cells.get(column, "")[:80], more))

    def code(self, rows: Mapping[str, int]) -> str:
        """The code, empty where it cannot be used."""
        code = self.cells["code"]
        if rule := code_problem(code):
            self.wrong("code", rule)
            return ""
        if code in rows:
            self.wrong("code", "station_stands_twice", (("first", str(rows[code])),))
            return ""
        return code

    def key(self, column: str) -> str:
        text = self.cells[column]
        if not KEY.fullmatch(text.replace("/", "_")):
            self.wrong(column, "scripts_are_mixed" if mixed_scripts(text) else "not_a_key")
        return text

    def count(self, column: str) -> int | None:
        value = whole(self.cells.get(column, ""))
        if isinstance(value, Bad):
            self.problems.append(value.at(file=self.file, row=self.row, column=column))
            return None
        return value

    def share(self, column: str) -> Fraction | None:
        text = self.cells.get(column, "")
        parts = SHARE.fullmatch(text)
        if parts and int(parts[1]) <= int(parts[2]):
            return Fraction(int(parts[1]), int(parts[2]))
        if text:
            self.wrong(column, "not_a_share")
        return None

    def kind(self) -> StationKind:
        text = self.cells["kind"]
        if text and text not in KINDS:
            self.wrong("kind", "not_a_kind_of_station", (("known", ", ".join(KINDS)),))
        return KINDS.get(text, StationKind.ORDINARY)

    def station(self, code: str, ballot: tuple[str, ...], usual: Usual) -> Station:
        region = self.key("region")
        if code and region != code.partition("/")[0]:
            self.wrong("region", "code_of_another_region", (("code", code),))
        invalid, against = usual.get(region, (None, None))
        own_invalid, own_against = self.share("invalid_share"), self.share("against_share")
        return Station(
            code=code,
            region=region,
            commission=self.key("commission"),
            kind=self.kind(),
            ballot=ballot,
            list_before=self.count("list_before"),
            invalid_share=invalid if own_invalid is None else own_invalid,
            against_share=against if own_against is None else own_against,
            trips=self.count("trips"),
            twin_list=self.count("twin_list"),
            twin_issued=self.count("twin_issued"),
        )
