"""The runner-up rule of 2009: one list reaches the threshold, the next one is admitted beside it (Article 97-1(2), (3)).

The sources do not settle whether the coefficient still stands, who pays for the two-seat floor, and where leftover
seats go. So every reading is worked out; a seat is certain only when all of them give it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from saylau.seats.facts import Floor, Leftovers, Reading, Tie

__all__ = ["Contest", "certain_seats", "next_lists", "read_every_way"]


class Contest(NamedTuple):
    """The leader, the list beside it, and what the law of the day lets one ask."""

    leader: str
    runner_up: str
    leader_votes: int
    runner_up_votes: int
    seats: int
    floor: int
    coefficient: Fraction | None
    payers: tuple[Floor, ...]
    first: str | None
    """Whom registration gives equal remainders to; None where it does not settle them."""


class _Whole(NamedTuple):
    """The runner-up's whole part, both remainders over one denominator, and the seats left over."""

    whole: int
    remainder: int
    leader_remainder: int
    left: int


def next_lists(votes: Mapping[str, int], leader: str) -> tuple[str, ...]:
    """The list with the most votes after the leader; several where they are equal, none where no other has a vote.

    A list without a single vote comes next to nobody: to give it the floor of seats is for a person to decide.
    """
    others = {name: count for name, count in votes.items() if name != leader}
    most = max(others.values(), default=0)
    return tuple(name for name, count in others.items() if count == most) if most else ()


def read_every_way(contest: Contest) -> tuple[Reading, ...]:
    """Every reading: coefficient applied or not, who pays for the floor, where leftover seats go."""
    factors = (None,) if contest.coefficient is None else (contest.coefficient, None)
    return tuple(
        _read(contest, factor, payer, leftovers)
        for factor, payer, leftovers in product(factors, contest.payers, Leftovers)
    )


def certain_seats(readings: Sequence[Reading], lists: Mapping[str, int]) -> dict[str, int]:
    """The seats that every reading gives."""
    return {name: min(reading.seats.get(name, 0) for reading in readings) for name in lists}


def _read(contest: Contest, factor: Fraction | None, payer: Floor, leftovers: Leftovers) -> Reading:
    whole = _whole_parts(contest, factor or Fraction(1))
    floor = min(contest.floor, contest.seats)
    won = {odd: _runner_up_seats(whole, floor, payer, leftovers, odd=odd) for odd in (0, 1)}
    fewest, most = won[0], won[1]
    if whole.remainder != whole.leader_remainder:
        fewest = most = won[whole.remainder > whole.leader_remainder]
    elif contest.first is not None:
        fewest = most = won[contest.first == contest.runner_up]
    return Reading(
        runner_up=contest.runner_up,
        coefficient=factor is not None,
        floor=payer,
        leftovers=leftovers,
        seats={contest.leader: contest.seats - most, contest.runner_up: fewest},
        ties=(Tie((contest.leader, contest.runner_up), 1),) if most > fewest else (),
    )


def _whole_parts(contest: Contest, factor: Fraction) -> _Whole:
    above, below = factor.as_integer_ratio()
    votes = contest.leader_votes + contest.runner_up_votes
    leader, leader_remainder = divmod(contest.leader_votes * contest.seats * below, votes * below)
    whole, remainder = divmod(contest.runner_up_votes * contest.seats * above, votes * below)
    return _Whole(whole, remainder, leader_remainder, contest.seats - leader - whole)


def _runner_up_seats(given: _Whole, floor: int, payer: Floor, leftovers: Leftovers, *, odd: int) -> int:
    """The runner-up's seats; ``odd`` is 1 where it would win a single seat that is left for two lists."""
    seats, left = given.whole, given.left
    missing = max(0, floor - seats)
    if payer is not Floor.LEADER_AFTER_REMAINDERS:
        seats += missing
    if payer is Floor.LEFTOVER_SEATS_FIRST:
        left = max(0, left - missing)
    sits_out = payer is Floor.LEADER_BEFORE_REMAINDERS and missing > 0
    if leftovers is Leftovers.TO_BOTH_BY_REMAINDER and not sits_out:
        rounds, single = divmod(left, 2)
        seats += rounds + single * odd
    return max(seats, floor)
