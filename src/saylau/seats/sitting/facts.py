"""The seats of one list and the persons named for them, by their positions on the list: no name, no birth date.

An age may be read on several days; what depends on it is held for each of them, by the code of the day (``registration``,
``polling``, ``announced``, ``named``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from saylau.law import LawOfDay
from saylau.lists import Candidate, CandidateList, GroupShare, groups_of

__all__ = ["Cause", "Counted", "Seating", "Vacancy", "seating_of", "vacancy_of"]

WITH_DISABILITIES = "persons_with_disabilities"


class Counted(NamedTuple):
    """Who is in the quota groups when ages are read on one day.

    ``positions`` are persons of the list in any group but by disability alone; those are numbers only: ``by_disability`` among
    the persons who sit, ``spare`` among the others of the list.
    """

    positions: tuple[int, ...]
    by_disability: int = 0
    spare: int = 0


@dataclass(frozen=True, slots=True)
class Seating:
    """What a party hands in for the seats of its list: the persons it names, by position.

    ``listed`` are the positions of the persons on the list on that day; ``seats`` the seats the list has. ``announced_on`` is the
    day on which the commission announced the seats, ``named_on`` the day on which the party named its deputies.
    """

    list: str
    seats: int
    listed: tuple[int, ...]
    named: tuple[int, ...]
    announced_on: date | None = None
    named_on: date | None = None
    groups: Mapping[str, Counted] = field(default_factory=dict)

    def shares(self) -> Mapping[str, GroupShare]:
        """The quota groups among the persons named, of all seats of the list, by the day on which ages are read."""
        return _shares(self.groups, set(self.named), self.seats)

    def spare(self) -> Mapping[str, int]:
        """Persons of the quota groups on the list who were not named, by the day on which ages are read."""
        out = set(self.listed) - set(self.named)
        return {day: len(out & set(told.positions)) + told.spare for day, told in self.groups.items()}


class Cause(StrEnum):
    """Why a seat fell vacant."""

    DEATH = "death"
    RESIGNATION = "resignation"
    INCOMPATIBILITY = "incompatibility"
    """Another office that a deputy may not hold."""
    LEFT_THE_PARTY = "left_the_party"
    COURT = "court"
    """A judgment in force."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A seat of a list that fell vacant, and who is named to follow.

    ``sitting`` are the positions of those who sat until then, ``left`` that of who left; ``substitute`` is None while nobody
    is named. ``seats`` are all seats of the list. ``term_ends_on`` is the last day of the term of the assembly.
    """

    list: str
    seats: int
    sitting: tuple[int, ...]
    left: int
    cause: Cause
    on: date
    listed: tuple[int, ...] = ()
    substitute: int | None = None
    named_on: date | None = None
    term_ends_on: date | None = None
    groups: Mapping[str, Counted] = field(default_factory=dict)

    @property
    def waiting(self) -> tuple[int, ...]:
        """The persons of the list who may follow: those who neither sit nor just left."""
        return tuple(position for position in self.listed if position not in {*self.sitting, self.left})

    @property
    def follows(self) -> bool:
        """Whether the substitute may follow."""
        return self.substitute in self.waiting

    @property
    def sitting_after(self) -> tuple[int, ...]:
        """Who sits afterwards, the substitute last."""
        rest = tuple(position for position in self.sitting if position != self.left)
        return (*rest, self.substitute) if self.substitute is not None and self.follows else rest

    def shares(self) -> Mapping[str, GroupShare]:
        """The quota groups among those who sit afterwards, of all seats of the list."""
        return _shares(self.groups, set(self.sitting_after), self.seats)


def seating_of(
    told: CandidateList,
    named: Sequence[int],
    *,
    seats: int,
    law: LawOfDay,
    announced_on: date | None = None,
    named_on: date | None = None,
    registered_on: date | None = None,
    polling: date | None = None,
) -> Seating:
    """The seating of a list from the list itself; ages are read on each day that is known."""
    days = {"registration": registered_on, "polling": polling, "announced": announced_on, "named": named_on}
    persons = told.persons(named_on or announced_on or law.day)
    groups = _groups(persons, set(named), law, days)
    listed = tuple(person.position for person in persons)
    return Seating(told.key, seats, listed, tuple(named), announced_on, named_on, groups)


def vacancy_of(told: CandidateList, vacancy: Vacancy, law: LawOfDay) -> Vacancy:
    """The vacancy with what the list itself says: who is on it, and who is in the quota groups of the law.

    Ages are read on the day of naming, else on that of the vacancy.
    """
    day = vacancy.named_on or vacancy.on
    persons = told.persons(day)
    listed = tuple(person.position for person in persons)
    known = replace(vacancy, listed=listed)
    return replace(known, groups=_groups(persons, set(known.sitting_after), law, {"named": day}))


def _groups(
    persons: Sequence[Candidate], named: set[int], law: LawOfDay, days: Mapping[str, date | None]
) -> Mapping[str, Counted]:
    """Who is in the groups of the law, by the day on which ages are read; nothing where the law has no groups."""
    groups = groups_of(law)
    others = [group for group in groups if group != WITH_DISABILITIES]
    told = {}
    for name, day in days.items():
        if day is None or not groups:
            continue
        inside = {each.position for each in persons if any(each.belongs(group, day) for group in others)}
        alone = {each.position for each in persons if each.position not in inside and WITH_DISABILITIES in groups}
        alone &= {each.position for each in persons if each.disability}
        told[name] = Counted(tuple(sorted(inside)), len(alone & named), len(alone - named))
    return told


def _shares(groups: Mapping[str, Counted], persons: set[int], seats: int) -> Mapping[str, GroupShare]:
    return {
        day: GroupShare(len(persons & set(told.positions)) + told.by_disability, seats)
        for day, told in sorted(groups.items())
    }
