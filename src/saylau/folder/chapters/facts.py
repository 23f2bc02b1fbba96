"""The papers before the vote, read: what the folder holds of the calendar, commissions, rolls, parties and lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from saylau.commissions import Commission, Decision
from saylau.lists import About, CandidateList, KnownByCounts
from saylau.parties import Dossier, Registered
from saylau.seats import Cause
from saylau.timetable import Read

__all__ = ["Chapters", "CountedRoll", "Filed", "Named"]


class Filed(NamedTuple):
    """A candidate list with what was handed in beside it."""

    told: CandidateList
    about: About


class CountedRoll(NamedTuple):
    """What a roll came to on a day, as the record keeps it: counts, and no person."""

    on: date
    facts: Mapping[str, Any]


class Named(NamedTuple):
    """One row: a person of a list by position, named for a seat, or in the place of the one at the position ``follows``."""

    list: str
    position: int | None
    named_on: date | None
    follows: int | None = None
    left_on: date | None = None
    cause: Cause | None = None


@dataclass(frozen=True, slots=True)
class Chapters:
    """Everything that a folder holds of the time before the vote; empty where it holds nothing.

    ``rolls`` are the counts of a roll by its party, as ``saylau examine roll`` wrote them. ``lists``, ``counts`` and
    ``deputies`` are by contest; ``closes_at`` is the end of nomination, where the clocks are last to reach it.
    """

    timetable: Read | None = None
    commissions: tuple[Commission, ...] = ()
    decisions: tuple[Decision, ...] = ()
    rolls: Mapping[str, CountedRoll] = field(default_factory=dict)
    register: tuple[Registered, ...] = ()
    dossiers: tuple[Dossier, ...] = ()
    lists: Mapping[str, tuple[Filed, ...]] = field(default_factory=dict)
    counts: Mapping[str, tuple[KnownByCounts, ...]] = field(default_factory=dict)
    deputies: Mapping[str, tuple[Named, ...]] = field(default_factory=dict)
    closes_at: datetime | None = None
    nomination_from: date | None = None

    @property
    def persons(self) -> tuple[str, ...]:
        """The files that hold names of persons, by what they are."""
        lists = [f"lists/{each.told.key}" for filed in self.lists.values() for each in filed]
        members = ["commissions/members.csv"] if any(each.members for each in self.commissions) else []
        return (*lists, *members)
