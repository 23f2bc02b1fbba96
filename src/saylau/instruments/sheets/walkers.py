"""Walks through the XML of a workbook: cell by cell, counting how far they reach and noting what is no typed value.

The parser refuses a document type definition, so no entity is ever expanded, and nothing outside is ever fetched.
"""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from saylau.instruments.sheets.packages import Damaged

__all__ = ["OdsCells", "Spot", "XlsxCells", "attributes", "spots"]

CELLS_AT_MOST = 32_000_000
"""Cells between the first and the last of a sheet, empty ones too: the reader keeps them all, in a gigabyte."""
SPOTS_AT_MOST = 1_000
FORMULA_AT_MOST = 80
ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
SEPARATOR = " "


class Spot(NamedTuple):
    """One cell, its row counted from 1 and its column from 0, the key of what is wrong with it, and what it holds."""

    row: int
    place: int
    rule: str
    found: str


def spots(read: Generator[bytes, None, None], walker: XlsxCells | OdsCells) -> list[Spot]:
    """What the walker notes in one part, read piece by piece; raises ``Damaged``."""
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = lambda name, facts: walker.start(
        _local(name), {_local(key): value for key, value in facts.items()}
    )
    parser.EndElementHandler = lambda name: walker.end(_local(name))
    parser.CharacterDataHandler = walker.text
    _feed(parser, read)
    area = walker.area
    if area.uncounted:
        area.spots.append(Spot(area.spots[-1].row, area.spots[-1].place, "more_of_the_same", str(area.uncounted)))
    return area.spots


def attributes(read: Generator[bytes, None, None], element: str, key: str, value: str) -> dict[str, str]:
    """One attribute of each such element by another."""
    found: dict[str, str] = {}
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.StartDoctypeDeclHandler = _refuse_doctype

    def start(name: str, facts: dict[str, str]) -> None:
        if _local(name) == element:
            told = {_local(attribute): text for attribute, text in facts.items()}
            found.setdefault(told.get(key, ""), told.get(value, ""))

    parser.StartElementHandler = start
    _feed(parser, read)
    return found


@dataclass(slots=True)
class _Area:
    """Where the parser stands, how far the filled cells reach, and what was found."""

    row: int = 0
    place: int = -1
    last_row: int = 0
    last_place: int = -1
    spots: list[Spot] = field(default_factory=list)
    uncounted: int = 0

    def reach(self, row: int, place: int) -> None:
        """A cell that the reader will keep lies here."""
        self.last_row = max(self.last_row, row)
        self.last_place = max(self.last_place, place)
        if self.last_row * (self.last_place + 1) > CELLS_AT_MOST:
            raise Damaged("workbook_is_too_big")

    def mark(self, rule: str, found: str) -> None:
        """The cell where the parser stands is no typed value."""
        if len(self.spots) < SPOTS_AT_MOST:
            self.spots.append(Spot(self.row, self.place, rule, found[:FORMULA_AT_MOST]))
        else:
            self.uncounted += 1


class XlsxCells:
    """Walks the cells of a worksheet part."""

    def __init__(self) -> None:
        self.area = _Area()
        self.formula: list[str] | None = None

    def start(self, name: str, facts: dict[str, str]) -> None:
        """An element begins: the row and the cell move on, a formula opens."""
        if name == "row":
            self.area.row = int(facts["r"]) if "r" in facts else self.area.row + 1
            self.area.place = -1
        elif name == "c":
            self._cell(facts)
        elif name == "f":
            self.formula = []

    def end(self, name: str) -> None:
        """A formula ends and is noted with its text."""
        if name == "f" and self.formula is not None:
            self.area.mark("formula_cell", "=" + "".join(self.formula))
            self.formula = None

    def text(self, text: str) -> None:
        """Text counts only inside a formula."""
        if self.formula is not None:
            self.formula.append(text)

    def _cell(self, facts: dict[str, str]) -> None:
        area = self.area
        if "r" in facts:
            address = ADDRESS.fullmatch(facts["r"])
            if address is None:
                raise Damaged("file_is_damaged")
            area.row, area.place = int(address[2]), _place(address[1])
        else:
            area.place += 1
        area.reach(area.row, area.place)
        if facts.get("t") == "e":
            area.mark("error_cell", "")


class OdsCells:
    """Walks the cells of one table of a content part; repeated cells and rows are counted, not walked."""

    def __init__(self, sheet: str) -> None:
        self.area = _Area()
        self.sheet = sheet
        self.is_inside = False
        self.rows = self.cells = 1

    def start(self, name: str, facts: dict[str, str]) -> None:
        """An element begins: the row and the cell move on by what was repeated."""
        if name == "table":
            self.is_inside = facts.get("name") == self.sheet
        if not self.is_inside:
            return
        if name == "table-row":
            self.area.row += self.rows
            self.rows, self.cells, self.area.place = int(facts.get("number-rows-repeated", "1")), 1, -1
        elif name in ("table-cell", "covered-table-cell"):
            self.area.place += self.cells
            self.cells = int(facts.get("number-columns-repeated", "1"))
            self._cell(facts)

    def end(self, name: str) -> None:
        """A table ends; the others are not looked at."""
        if name == "table":
            self.is_inside = False

    def text(self, text: str) -> None:
        """Text makes its cell a filled one."""
        if self.is_inside and text.strip():
            self._reach()

    def _cell(self, facts: dict[str, str]) -> None:
        if "formula" in facts:
            self.area.mark("formula_cell", facts["formula"].removeprefix("of:"))
        if "value-type" in facts:
            self._reach()

    def _reach(self) -> None:
        self.area.reach(max(self.area.row, 1) + self.rows - 1, max(self.area.place, 0) + self.cells - 1)


def _feed(parser: expat.XMLParserType, read: Generator[bytes, None, None]) -> None:
    try:
        with closing(read):
            for piece in read:
                parser.Parse(piece)
        parser.Parse(b"", True)  # noqa: FBT003 (the parser names none of its arguments)
    except expat.ExpatError as accident:
        raise Damaged("file_is_damaged") from accident


def _refuse_doctype(*_facts: object) -> None:
    raise Damaged("workbook_has_entities")


def _local(name: str) -> str:
    return name.rpartition(SEPARATOR)[2]


def _place(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
