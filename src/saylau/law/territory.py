"""The regions of a country: since when each exists, and what it was called on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from saylau.errors import BadLaw

__all__ = ["Region", "read_regions"]


@dataclass(frozen=True, slots=True)
class Region:
    """A unit of the first level.

    ``began`` is None where the start lies before the book; ``ended`` is the first day without it.

    ``names`` are pairs (first day or None, names by language), oldest first. ``kato`` are the first two digits of
    the national classifier, ``iso`` the ISO 3166-2 code; both empty where the sources give none.
    ``city`` marks a city of republican significance or the capital.
    """

    key: str
    began: date | None
    ended: date | None
    names: tuple[tuple[date | None, Mapping[str, str]], ...]
    iso: str = ""
    kato: str = ""
    city: bool = False
    note: str = ""

    def exists_on(self, day: date) -> bool:
        """Whether the region is on the map of that day."""
        return (self.began is None or self.began <= day) and (self.ended is None or day < self.ended)

    def name_on(self, day: date, language: str) -> str:
        """The name of that day (the oldest known name for a day before the first)."""
        current = self.names[0][1]
        for since, names in self.names:
            if since is None or since <= day:
                current = names
        return current[language]


def read_regions(tables: Mapping[str, Any], where: str) -> list[Region]:
    """The regions of a territory file, in the file's order."""
    regions = []
    for told in tables.get("region", []):
        try:
            names = tuple((n.get("from"), {k: str(n[k]) for k in ("kk", "ru", "en")}) for n in told["name"])
            regions.append(
                Region(
                    key=str(told["key"]),
                    began=told.get("began"),
                    ended=told.get("ended"),
                    names=names,
                    iso=told.get("iso", ""),
                    kato=told.get("kato", ""),
                    city=told.get("city", False),
                    note=told.get("note", ""),
                )
            )
        except KeyError as missing:
            raise BadLaw(f"{where}: region {told.get('key', '?')}: {missing} is missing") from missing
    return regions
