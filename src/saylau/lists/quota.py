"""The quota: the exact share of its groups, on each day on which an age may be read, and the smallest change that cures it.

The groups are counted together and each person once. The fraction decides, by multiplying across: 5 of 16 reach three
tenths, 4 of 16 do not; a printed percentage decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple, Protocol, TypeVar

from saylau.law import LawOfDay, Wording
from saylau.lists.facts import Days

__all__ = ["Cure", "GroupShare", "Quota", "cure", "groups_of", "quota", "quota_of_shares", "share_of_groups"]

On_contra = TypeVar("On_contra", contravariant=True)
On = TypeVar("On")


class Person(Protocol[On_contra]):
    """Whoever can say whether a group counts them."""

    def belongs(self, group: str, on: On_contra, /) -> bool:
        """Whether the person is in the group on a day."""


class GroupShare(NamedTuple):
    """How many of how many persons are in at least one of the groups."""

    inside: int
    of: int

    def __str__(self) -> str:
        return f"{self.inside}/{self.of}"

    def reaches(self, least: Fraction) -> bool:
        """Whether it is at least that share; nobody of nobody is."""
        return self.inside * least.denominator >= least.numerator * self.of


def share_of_groups(persons: Iterable[Person[On]], groups: Sequence[str], on: On) -> GroupShare:
    """The share of the groups among the persons on a day: a young woman counts once.

    Of a list, and of those whom a party names for its seats.
    """
    told = [any(person.belongs(group, on) for group in groups) for person in persons]
    return GroupShare(sum(told), len(told))


class Cure(NamedTuple):
    """The smallest changes that would each reach the share; None where there is no such change.

    ``replace`` persons outside the groups by persons in them, or ``add`` persons in them, or ``remove`` persons outside.
    """

    replace: int | None
    add: int | None
    remove: int | None


def cure(share: GroupShare, least: Fraction, *, most: int | None = None) -> Cure | None:
    """What would cure a share that is too small; None where it is reached. ``most`` persons may be on the list."""
    inside, of = share
    if share.reaches(least):
        return None
    outside = least.denominator - least.numerator
    missing = least.numerator * of - least.denominator * inside
    add = _up(missing, outside) if outside else None
    if add is not None and most is not None and of + add > most:
        add = None
    remove = _up(missing, least.numerator)
    return Cure(
        replace=_up(missing, least.denominator),
        add=add,
        # A list of nobody is no cure.
        remove=remove if remove < of else None,
    )


def _up(number: int, by: int) -> int:
    return -(-number // by)


@dataclass(frozen=True, slots=True)
class Quota:
    """The quota of one list under the law of one day.

    ``shares`` holds the share on each day on which an age may be read, by its code (``filing``, ``registration``,
    ``polling``); ``reading`` is the one that the book works with, itself of low confidence.
    """

    groups: tuple[str, ...]
    least: Fraction
    shares: Mapping[str, GroupShare]
    reading: str
    wording: Wording
    day_wording: Wording

    @property
    def share(self) -> GroupShare:
        """The share by the reading the book works with, or by the first one known."""
        return self.shares.get(self.reading) or next(iter(self.shares.values()))

    @property
    def is_reached(self) -> bool | None:
        """Whether the share is large enough; None where that depends on the day on which an age is read."""
        told = {each.reaches(self.least) for each in self.shares.values()}
        return told.pop() if len(told) == 1 else None

    @property
    def age_day_matters(self) -> bool:
        """Whether the readings count other persons, even where all of them reach the share or none does."""
        return len(set(self.shares.values())) > 1

    def cure(self, most: int | None = None) -> Cure | None:
        """What reaches the share on every reading: the cure of the smallest one."""
        hardest = min(self.shares.values(), key=lambda each: each.inside)
        return cure(hardest, self.least, most=most)


def groups_of(law: LawOfDay) -> tuple[str, ...]:
    """The quota groups of a day, by their codes; none where the law of that day has no quota."""
    wording = law["list.quota.groups"]
    return tuple(str(each) for each in wording.items) if wording.is_set else ()


def quota(persons: Sequence[Person[date]], law: LawOfDay, days: Days) -> Quota | None:
    """The quota of these persons on the known days; None where the law of the day has none, or no day is known."""
    groups = groups_of(law)
    shares = {name: share_of_groups(persons, groups, day) for name, day in days.readings.items()}
    return quota_of_shares(shares, law)


def quota_of_shares(shares: Mapping[str, GroupShare], law: LawOfDay) -> Quota | None:
    """The quota from shares that were counted already, by the code of the day on which ages were read."""
    least, day, groups = law["list.quota.share"], law["list.quota.age_day"], groups_of(law)
    if not (shares and groups and least.is_set):
        return None
    return Quota(groups, least.fraction, shares, day.text if day.is_set else "", least, day)
