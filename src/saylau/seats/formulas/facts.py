"""Equal claims, and each list's way to its seats, by a quota or by averages."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from saylau.seats.formulas.catalogue import Divisors

__all__ = ["NOBODY", "Average", "Step", "Tie", "average"]

NOBODY: Mapping[str, int] = MappingProxyType({})


class Tie(NamedTuple):
    """Lists with equal claims and the seats there are for them, fewer than the lists."""

    lists: tuple[str, ...]
    seats: int


class Step(NamedTuple):
    """One admitted list's way by a quota Q = A/B: ``votes * B = whole * A + remainder``; by Hare's, A/B is V/S.

    ``extra`` are the seats it has beyond the whole part: 0 or 1 by remainder, more or fewer by the runner-up's floor.
    """

    list: str
    votes: int
    whole: int
    remainder: int
    extra: int


class Average(NamedTuple):
    """One list's way by highest averages: the average it had its last seat with, and the one it has on a next seat.

    Averages are votes over divisor, or the squares of these where the divisors are square roots; None where there is no
    such seat, or where the divisor is zero and the claim goes before all others.
    """

    list: str
    votes: int
    seats: int
    last: Fraction | None
    next: Fraction | None


def average(formula: Divisors, name: str, votes: int, seats: int) -> Average:
    """The averages of a list that has so many seats."""
    last = formula.claim(votes, seats - 1) if seats else (0, 0)
    following = formula.claim(votes, seats)
    return Average(name, votes, seats, *(Fraction(*each) if each[1] else None for each in (last, following)))
