"""A candidate list in the words of its form: the persons, what the party handed in with them, and the days that rules look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

__all__ = [
    "PERSONS_UNDER",
    "Candidate",
    "CandidateList",
    "Days",
    "Departure",
    "KnownByCounts",
    "Leaving",
    "Sex",
    "whole_years",
]

WOMEN, WITH_DISABILITIES = "women", "persons_with_disabilities"
PERSONS_UNDER = "persons_under_"
"""The quota groups as the law data name them; the age of the young is the number at the end of its own code."""


class Sex(StrEnum):
    """As the identity document has it."""

    FEMALE = "f"
    MALE = "m"


class Leaving(StrEnum):
    """Why a person is on the list no more."""

    WITHDRAWN = "withdrawn"
    """By the person's own statement."""
    STRUCK = "struck"
    """By the party, or by the commission that does not register the person."""
    DIED = "died"


@dataclass(frozen=True, slots=True)
class Departure:
    """That a person left the list: on which day, and why."""

    on: date
    reason: Leaving


def whole_years(since: date, on: date) -> int:
    """Years completed from one day to another; who was born on 29 February completes a common year on 1 March."""
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which rules look at a person; None where a day is not known."""

    filing: date | None = None
    registration: date | None = None
    polling: date | None = None
    nomination: date | None = None
    """The first day on which lists may be nominated."""

    @property
    def readings(self) -> Mapping[str, date]:
        """The days on which an age may be read, by the code the law data use, in the order of an election."""
        told = {"filing": self.filing, "registration": self.registration, "polling": self.polling}
        return {name: day for name, day in told.items() if day is not None}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of a list. ``position`` counts from 1 in the order of the list; names are in the state language.

    Yes or no is None where the form does not say. ``disability`` says that the party counts the person as one with a
    disability (and a certificate is then asked for), not what anyone's health is. ``bars`` are codes of the law,
    ``documents`` codes of papers about this person. Nothing here but counts, ages and commitments may leave the room.
    """

    position: int
    surname: str
    given: str
    sex: Sex
    born: date
    patronymic: str = ""
    iin: str = ""
    citizen: bool | None = None
    resident_since: date | None = None
    resident_years: int | None = None
    member: bool | None = None
    disability: bool = False
    bars: frozenset[str] | None = None
    documents: frozenset[str] = frozenset()
    declared_as_of: date | None = None
    left: Departure | None = None

    @property
    def name(self) -> str:
        """The name as the list has it: surname, given name, patronymic."""
        return " ".join(part for part in (self.surname, self.given, self.patronymic) if part)

    def age(self, on: date) -> int:
        """Whole years of age on a day."""
        return whole_years(self.born, on)

    def residence(self, on: date) -> int | None:
        """Whole years of permanent residence up to a day; None where the form does not say."""
        return self.resident_years if self.resident_since is None else whole_years(self.resident_since, on)

    def belongs(self, group: str, on: date) -> bool:
        """Whether the person is in a quota group on a day; ``ValueError`` for a group that nobody here knows."""
        if group == WOMEN:
            return self.sex is Sex.FEMALE
        if group == WITH_DISABILITIES:
            return self.disability
        return self.age(on) < int(group.removeprefix(PERSONS_UNDER))

    def is_listed(self, on: date | None = None) -> bool:
        """Whether the person is on the list: at all, or on a day (whoever leaves that day no longer is)."""
        return self.left is None or (on is not None and on < self.left.on)


@dataclass(frozen=True, slots=True)
class CandidateList:
    """A list as a party hands it in. ``key`` names it in the contest, ``party`` is who nominates it.

    ``body_members`` are all members of the highest body of the party, ``body_for`` those who voted for the list.
    ``filed_at`` is the moment with its zone where it was noted; ``deposit_paid`` is in whole units of the currency.
    """

    key: str
    contest: str
    party: str
    candidates: tuple[Candidate, ...] = ()
    filed_on: date | None = None
    filed_at: datetime | None = None
    adopted_on: date | None = None
    body_members: int | None = None
    body_for: int | None = None
    deposit_paid: int | None = None
    documents: frozenset[str] = frozenset()

    def persons(self, on: date | None = None) -> tuple[Candidate, ...]:
        """The persons who are still on the list, or were on a day."""
        return tuple(each for each in self.candidates if each.is_listed(on))


@dataclass(frozen=True, slots=True)
class KnownByCounts:
    """A real list of which only figures are published; None is unknown and stays so.

    ``nominated`` are the persons handed in, ``persons`` those registered, ``percent_published`` the share of the quota
    groups as it was printed.
    """

    key: str
    contest: str
    persons: int | None = None
    women: int | None = None
    young: int | None = None
    in_groups: int | None = None
    percent_published: str = ""
    nominated: int | None = None
    registered_on: date | None = None
    registered_as: int | None = None
    previous: Fraction | None = field(default=None)
