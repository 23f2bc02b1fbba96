"""The steps of the addition, sums that know their gaps, and the totals of every unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Level", "Status", "Sum", "Total", "Totals"]


class Level(StrEnum):
    """The steps of the addition. Stations abroad are a branch beside the country; both make the nation."""

    COMMISSION = "commission"
    REGION = "region"
    COUNTRY = "country"
    ABROAD = "abroad"
    NATION = "nation"


class Status(StrEnum):
    """How far a number is from the end; it stands beside every number."""

    PARTIAL = "partial"
    """Some registered stations are not counted."""
    PRELIMINARY = "preliminary"
    """All are counted, but something waits or no act certifies the result."""
    FINAL = "final"
    """All are counted, everything stands, and an act certifies the result of the whole nation."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of one field: ``total`` over the ``filled`` protocols among the ``of`` protocols counted.

    Where a protocol did not fill the field, the sum of the unit is unknown, never the sum of the rest.
    """

    total: int = 0
    filled: int = 0
    of: int = 0

    @property
    def value(self) -> int | None:
        """The sum, or None where a counted protocol did not fill the field or none is counted."""
        return self.total if self.of and self.filled == self.of else None

    @property
    def is_absent(self) -> bool:
        """Whether no protocol filled the field: the form has no such line, or nothing is counted."""
        return self.filled == 0

    def __add__(self, other: Sum) -> Sum:
        """The sum over the protocols of both."""
        return Sum(self.total + other.total, self.filled + other.filled, self.of + other.of)


@dataclass(frozen=True, slots=True)
class Total:
    """The sums of one unit, with the protocols that make them up.

    ``protocols`` are semantic addresses (``protocol/kz-2021/almaty/107``). ``registered`` and ``counted`` are numbers
    of stations, ``waiting`` those counted whose ruling waits. ``sums`` go by field of the form, ``votes`` by list.
    """

    election: str
    level: Level
    key: str
    registered: int
    counted: int
    waiting: int
    protocols: tuple[str, ...]
    sums: Mapping[str, Sum]
    votes: Mapping[str, Sum]
    status: Status

    @property
    def subject(self) -> str:
        """The address of the total, such as ``total/kz-2021/almaty``; the nation has no further key."""
        return "/".join(part for part in ("total", self.election, self.key) if part)

    def number(self, name: str) -> int | None:
        """The sum of a field of the form, or None where it is not known."""
        return self.sums[name].value

    def votes_of(self, name: str) -> int | None:
        """The votes of a list, or None where they are not known."""
        return self.votes[name].value


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals of every level at one stage. ``abroad`` is one of ``regions`` too when stations abroad exist."""

    nation: Total
    country: Total
    regions: tuple[Total, ...]
    commissions: tuple[Total, ...]
    abroad: Total | None = None

    @property
    def all(self) -> tuple[Total, ...]:
        """Every total, the nation first."""
        return (self.nation, self.country, *self.regions, *self.commissions)
