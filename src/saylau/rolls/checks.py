"""The checks of a roll, each written once, as an expression over the columns of a read roll that any engine computes.

NULL is a finding: a check that comes out as NULL counts as violated, and what may be NULL has a check of its own (a birth, a
day of joining, a region). No function of Python runs inside an engine; what Python works out was stored while reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from saylau.rolls.facts import IinFault, RowFault

__all__ = ["BITS", "CHECKS", "Checked", "PartyCount", "RegionCount", "Terms", "beside_checks", "own_checks", "violated"]

CHECKS = (
    "iin_missing",
    "iin_invalid",
    "birth_unknown",
    "under_age",
    "joined_unknown",
    "joined_after_the_filing",
    "region_unknown",
    "name_missing",
    "twice_in_the_roll",
    "in_two_parties",
    "barred",
    "foreign",
    "deceased",
)
"""Every check by name; its place is its bit in a row's mask, so new ones come at the end."""

BITS: Mapping[str, int] = MappingProxyType({name: 1 << place for place, name in enumerate(CHECKS)})
LISTED = ("barred", "foreign", "deceased")
"""Checks against lists that the state keeps: whom the law bars from parties, who is no citizen, who has died."""
OF_JOINING = int(RowFault.JOINED_MISSING | RowFault.JOINED_UNREADABLE | RowFault.JOINED_AMBIGUOUS)


@dataclass(frozen=True, slots=True)
class Terms:
    """What rows are held against: the day of the filing, and the last day of birth of those who are of age on it."""

    filing: date
    last_birth: date


@dataclass(frozen=True, slots=True)
class RegionCount:
    """One region of one roll: rows, persons who count, persons who would if no other party claimed them, rows by check."""

    rows: int
    members: int
    contested: int
    checks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PartyCount:
    """One roll: its regions by key (the empty key for rows without one), and how many persons other rolls share with it."""

    party: str
    regions: Mapping[str, RegionCount]
    shared: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """Rows of the roll."""
        return sum(each.rows for each in self.regions.values())

    @property
    def members(self) -> int:
        """Different persons who count: no check speaks against their row, and no other roll has them."""
        return sum(each.members for each in self.regions.values())

    @property
    def contested(self) -> int:
        """Different persons who would count, but stand in the roll of another party too."""
        return sum(each.contested for each in self.regions.values())

    @property
    def checks(self) -> Mapping[str, int]:
        """Rows that each check speaks against."""
        return {name: sum(each.checks.get(name, 0) for each in self.regions.values()) for name in CHECKS}


@dataclass(frozen=True, slots=True)
class Checked:
    """What an engine found: counts by party, the first rows by party and check, and all bad rows with their masks.

    ``bad`` is a Parquet file of ``party``, ``row`` and ``mask``, or the rows themselves in order.
    """

    engine: str
    parties: Mapping[str, PartyCount]
    rows: Mapping[tuple[str, str], tuple[int, ...]]
    bad: Path | tuple[tuple[str, int, int], ...]


def own_checks(t: Any, terms: Terms) -> dict[str, Any]:
    """The checks that need nothing but the row."""
    return {
        "iin_missing": t.iin_fault == int(IinFault.MISSING),
        "iin_invalid": (t.iin_fault > int(IinFault.MISSING)) | ((t.iin_fault == 0) & t.person.isnull()),
        "birth_unknown": t.born.isnull(),
        "under_age": t.born.notnull() & (t.born > terms.last_birth),
        "joined_unknown": (t.faults & OF_JOINING) != 0,
        "joined_after_the_filing": t.joined.notnull() & (t.joined > terms.filing),
        "region_unknown": t.region.isnull(),
        "name_missing": t.name_key.isnull(),
    }


def beside_checks(t: Any) -> dict[str, Any]:
    """The checks that need other rows or lists, over columns joined to the row; who is in none of them has NULL there."""
    beside = {"twice_in_the_roll": t.stands_again, "in_two_parties": t.stands_elsewhere}
    beside |= {name: t[f"is_{name}"] for name in LISTED}
    # Here NULL means that nothing was joined, which is the good case; it is said here and nowhere else.
    return {name: value.fill_null(False) for name, value in beside.items()}  # noqa: FBT003


def violated(check: Any) -> Any:
    """The check as yes or no: NULL is a violation."""
    return check.fill_null(True)  # noqa: FBT003
