"""A polling station as the register of the commission has it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

__all__ = ["ABROAD", "Station", "StationKind"]

ABROAD = "abroad"
"""The region of stations abroad: a branch of its own, beside the regions of the country."""


class StationKind(StrEnum):
    """Kinds of stations that follow different rules (hours, display of lists)."""

    ORDINARY = "ordinary"
    HOSPITAL = "hospital"
    DETENTION = "detention"
    MILITARY = "military"
    REMOTE = "remote"
    ABROAD = "abroad"


@dataclass(frozen=True, slots=True)
class Station:
    """One station of one contest.

    ``code`` is its address inside the election, ``region/number`` (``almaty/107``); ``commission`` is the territorial
    commission it reports to. ``ballot`` are the lists in the order of the approved ballot. Whatever a soft rule
    compares with is None until the commission sets it, and the rule is then skipped: ``list_before`` (voters on the
    list before the election), ``invalid_share`` and ``against_share`` (the region's usual shares, exact), ``trips``
    (voters that the mobile boxes could have reached), ``twin_list`` and ``twin_issued`` (the other election held in
    the same room).
    """

    code: str
    region: str
    commission: str
    kind: StationKind = StationKind.ORDINARY
    ballot: tuple[str, ...] = ()
    list_before: int | None = None
    invalid_share: Fraction | None = None
    against_share: Fraction | None = None
    trips: int | None = None
    twin_list: int | None = None
    twin_issued: int | None = None

    @property
    def is_abroad(self) -> bool:
        """Whether the station lies abroad."""
        return self.region == ABROAD
