"""What sharing out the seats has for facts: votes and seats by list, steps, ties, readings.

Counts are whole numbers of votes or seats. A share of votes is a ``Fraction`` of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from saylau.law import LawOfDay
from saylau.seats.formulas.catalogue import Divisors, Formula, Quota
from saylau.seats.formulas.facts import NOBODY, Average, Step, Tie, average
from saylau.seats.formulas.votes import AGAINST_ALL, BLANK, OTHERS

__all__ = [
    "AGAINST_ALL",
    "BASES",
    "BLANK",
    "MORE_VOTES",
    "NOBODY",
    "OTHERS",
    "REGISTERED_EARLIER",
    "TOOK_PART",
    "VOTES_AND_AGAINST_ALL",
    "VOTES_AND_BLANK",
    "VOTES_FOR_LISTS",
    "Average",
    "Case",
    "Floor",
    "Leftovers",
    "Reading",
    "Share",
    "Step",
    "Tie",
]

VOTES_FOR_LISTS = "votes_for_lists"
VOTES_AND_AGAINST_ALL = "votes_for_lists_and_against_all"
VOTES_AND_BLANK = "votes_for_lists_and_blank"
TOOK_PART = "voters_who_took_part"
BASES = (VOTES_FOR_LISTS, VOTES_AND_AGAINST_ALL, TOOK_PART, VOTES_AND_BLANK)
"""What a list's share is measured on; codes of the statute book. The last one is asked for only where blank ballots are counted."""


REGISTERED_EARLIER, MORE_VOTES = "earlier_registered_list", "more_votes"
"""Who goes first among equal claims; codes of the statute book."""


class Case(StrEnum):
    """Which way of Article 97-1 an election went."""

    SHARED = "shared"
    """Seats shared by quota and remainders; before 2009 also one list alone, which then takes them all."""
    RUNNER_UP = "runner_up"
    """One list reached the threshold and the next one was admitted beside it."""
    RUNNER_UP_TIED = "runner_up_tied"
    """One list reached the threshold, and two or more have an equal claim to be the next one."""
    NO_RUNNER_UP = "no_runner_up"
    """One list reached the threshold and there is no other list at all."""
    ALONE_UNSETTLED = "alone_unsettled"
    """One list reached the threshold, and the book does not know whether the next one is admitted."""
    QUOTA_TOO_SMALL = "quota_too_small"
    """The whole parts alone are more than the seats: the formula has no answer."""
    QUOTA_TOO_LARGE = "quota_too_large"
    """After the whole parts more seats are left than there are lists."""
    NONE_OVER_THRESHOLD = "none_over_threshold"
    NO_VOTES = "no_votes"


class Floor(StrEnum):
    """Readings of who pays when the runner-up's floor lifts it (the clause was not seen)."""

    LEFTOVER_SEATS_FIRST = "leftover_seats_first"
    """The missing seats come out of the leftover seats, and from the leader only beyond those."""
    LEADER_BEFORE_REMAINDERS = "leader_before_remainders"
    """The leader's whole seats pay; a list so lifted takes no part in the remainders."""
    LEADER_AFTER_REMAINDERS = "leader_after_remainders"
    """The remainders go first; the leader pays for what is then still missing."""


class Leftovers(StrEnum):
    """Readings of where the leftover seats go when a runner-up was admitted."""

    TO_BOTH_BY_REMAINDER = "to_both_by_remainder"
    """One each in falling order of remainders, round after round."""
    TO_THE_LEADER = "to_the_leader"


class Reading(NamedTuple):
    """One reading of the runner-up rule and the seats it gives; ``ties`` are seats that even this reading leaves open."""

    runner_up: str
    coefficient: bool
    floor: Floor
    leftovers: Leftovers
    seats: Mapping[str, int]
    ties: tuple[Tie, ...]

    @property
    def name(self) -> str:
        """The reading as one code."""
        factor = "with_coefficient" if self.coefficient else "without_coefficient"
        return f"{factor}.{self.floor}.{self.leftovers}"


class Share(NamedTuple):
    """How the seats were shared out, with all that it rests on; everything else about it is worked out from here.

    ``seats`` names every list in the order of the votes, zeros included: only seats that are certain *and* can be
    filled. What is not there is in ``ties``, in ``waiting`` (every open seat, ties included) or in ``seats_empty``.
    """

    seats: dict[str, int]
    sharers: Mapping[str, int]
    """Votes of the admitted lists."""
    remainders: Mapping[str, int]
    """Numerators over ``admitted_votes``."""
    case: Case
    ties: tuple[Tie, ...]
    settled: tuple[Tie, ...]
    """Ties that the order of registration settled; the lists stand in that order."""
    readings: tuple[Reading, ...]
    seats_empty: Mapping[str, int]
    """Seats a list won but has no person for."""
    needed: int
    """The fewest votes that reach the threshold."""
    base: str
    base_number: int
    ratio: tuple[int, int]
    """The threshold as numerator and denominator."""
    seats_to_share: int
    admitted_votes: int
    """Votes of all admitted lists together: V of the quota V / S."""
    votes: Mapping[str, int]
    against_all: int | None
    took_part: int | None
    blank: int | None
    registered: tuple[str, ...]
    list_sizes: Mapping[str, int]
    law: LawOfDay
    formula: Formula
    """The list method that the law of the day names."""

    @property
    def admitted(self) -> tuple[str, ...]:
        """The lists that take part in the sharing, in the order of the votes."""
        return tuple(self.sharers)

    @property
    def threshold(self) -> Fraction:
        """The least share that takes part; reaching it exactly is enough."""
        return Fraction(*self.ratio)

    @property
    def quota(self) -> Fraction | None:
        """Votes for one seat, exact; None where nothing is shared."""
        if not self.remainders or not self.seats_to_share:
            return None
        return Fraction(*self.quota_parts)

    @property
    def quota_parts(self) -> tuple[int, int]:
        """The quota as numerator and denominator, not reduced: by Hare's, V and S."""
        formula = self.formula
        return formula.of(self.admitted_votes, self.seats_to_share) if isinstance(formula, Quota) else (1, 1)

    @property
    def awarded(self) -> dict[str, int]:
        """Certain seats by list, filled or not."""
        return {name: number + self.seats_empty.get(name, 0) for name, number in self.seats.items()}

    @property
    def waiting(self) -> int:
        """Seats that no list has yet: tied, or given differently by different readings, or not shared at all."""
        return self.seats_to_share - sum(self.seats.values()) - sum(self.seats_empty.values())

    @property
    def waits(self) -> bool:
        """Whether a person must act before the seats stand."""
        decided = self.case in (Case.SHARED, Case.RUNNER_UP)
        return not decided or self.waiting > 0 or bool(self.seats_empty)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Each admitted list's votes, whole part, remainder and seats beyond the whole part."""
        awarded = self.awarded if self.seats_empty else self.seats
        if not self.remainders:
            return ()
        sharers, (above, below) = self.sharers, self.quota_parts
        pack = tuple.__new__  # the fields in their order: three steps cost as much as one would otherwise
        steps: list[Step] = []
        for name, remainder in self.remainders.items():
            votes = sharers[name]
            whole = votes * below // above
            steps.append(pack(Step, (name, votes, whole, remainder, awarded[name] - whole)))
        return tuple(steps)

    @property
    def averages(self) -> tuple[Average, ...]:
        """By highest averages: each admitted list's seats, and the averages it has on its last seat and on a next one."""
        if not isinstance(self.formula, Divisors) or self.case is not Case.SHARED:
            return ()
        awarded = self.awarded
        return tuple(average(self.formula, name, votes, awarded[name]) for name, votes in self.sharers.items())

    @property
    def leftover(self) -> int:
        """Seats left over after the whole parts."""
        return self.seats_to_share - sum(step.whole for step in self.steps) if self.remainders else 0

    @property
    def order(self) -> tuple[str, ...]:
        """Who received the remainder seats, the largest remainder first."""
        return tuple(s.list for s in self._by_remainder() if s.extra > 0) if self.case is Case.SHARED else ()

    @property
    def next_in_line(self) -> tuple[str, ...]:
        """Who would get one more seat; several lists where an order among equals is not known."""
        if self.case is not Case.SHARED or not self.seats_to_share:
            return ()
        if self.ties:
            return self.ties[0].lists
        if averages := self.averages:
            first = max((each.next is None, each.next or Fraction(0)) for each in averages)
            return tuple(each.list for each in averages if (each.next is None, each.next or Fraction(0)) == first)
        rest = [step for step in self._by_remainder() if not step.extra]
        equal = tuple(step.list for step in rest if step.remainder == rest[0].remainder)
        known = self.settles_by_registration and all(name in self.registered for name in equal)
        return equal[:1] if known else equal

    @property
    def settles_by_registration(self) -> bool:
        """Whether the law of the day gives equal remainders to the list registered earlier."""
        rule = self.law["allocation.tie_break"]
        return rule.is_set and rule.text == REGISTERED_EARLIER

    def _by_remainder(self) -> list[Step]:
        places = {name: place for place, name in enumerate(self.registered)}
        last = len(places)
        return sorted(self.steps, key=lambda step: (-step.remainder, places.get(step.list, last)))
