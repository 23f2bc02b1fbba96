"""The regions that a case file counts by: by key or by any name they have had, in every table of regions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from saylau.errors import Problem
from saylau.law import Book
from saylau.rolls.reading.cells import nearest_regions, region_key, regions_of_every_day

__all__ = ["RegionTables"]

TABLES = ("regions", "branches", "branches_registered")
"""The keys under which a case file counts by region, wherever they stand."""


@dataclass(frozen=True, slots=True)
class RegionTables:
    """Gives the tables of one file their region keys; what is no region, or stands twice, joins the problems."""

    file: str
    book: Book
    problems: list[Problem]

    def keyed(self, table: Mapping[str, Any], place: str = "") -> dict[str, Any]:
        """The table with every region in it by its key."""
        return {key: self._inner(key, value, place) for key, value in table.items()}

    def _inner(self, key: str, value: Any, place: str) -> Any:
        if isinstance(value, Mapping):
            within = f"{place}{key}."
            return dict(self._regions(value, within)) if key in TABLES else self.keyed(value, within)
        if isinstance(value, list):
            return [
                self.keyed(each, f"{place}{key}[{n}].") if isinstance(each, Mapping) else each
                for n, each in enumerate(value, 1)
            ]
        return value

    def _regions(self, table: Mapping[str, Any], place: str) -> Iterator[tuple[str, Any]]:
        stands: set[str] = set()
        named = regions_of_every_day(self.book)
        for name, value in table.items():
            key = region_key(name, named)
            if key is None:
                near = ", ".join(nearest_regions(name, named) or sorted({region.key for region in self.book.regions}))
                self._wrong(f"{place}{name}", "no_region_of_that_name", name, near=near)
            elif key in stands:
                self._wrong(f"{place}{name}", "region_stands_twice", key)
            else:
                stands.add(key)
                yield key, value

    def _wrong(self, column: str, rule: str, found: str, **more: str) -> None:
        self.problems.append(Problem(self.file, 0, column, rule, found, tuple(more.items())))
