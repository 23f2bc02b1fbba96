"""Largest remainders for lists with a least or a most number of seats, and the seats of joined lists.

Highest averages carry such bounds in themselves: a list at its bound takes no part in the comparing. A quota does not; so
the lists that fall short of their least number are given it and leave with it, and the rest is shared again; then those
above their most number likewise (the list is exhausted: its further seats pass on). A tie that touches such a bound decides
more than its own seats: then nothing further is shared until a person has settled it.
"""

from __future__ import annotations

from collections.abc import Mapping

from saylau.seats.formulas.averages import highest_averages
from saylau.seats.formulas.catalogue import Divisors, Formula
from saylau.seats.formulas.facts import Tie
from saylau.seats.formulas.remainders import largest_remainders
from saylau.seats.formulas.ties import NO_TIES

__all__ = ["Shared", "fill"]

Shared = tuple[dict[str, int], dict[str, int], tuple[Tie, ...], tuple[Tie, ...]]
"""Seats, remainders (none by averages), ties that wait, ties that registration settled."""


def fill(
    sharers: Mapping[str, int],
    formula: Formula,
    number: int,
    rank: Mapping[str, int],
    least: Mapping[str, int],
    most: Mapping[str, int],
) -> Shared:
    """Share so many seats by any formula, within the bounds."""
    if not sharers:
        return {}, {}, NO_TIES, NO_TIES
    if isinstance(formula, Divisors):
        seats = dict.fromkeys(sharers, 0)
        ties, settled = highest_averages(seats, sharers, formula, number, rank, least=least, most=most)
        return seats, {}, ties, settled
    fixed: dict[str, int] = {}
    while True:
        free = {name: votes for name, votes in sharers.items() if name not in fixed}
        left = number - sum(fixed.values())
        if not free or not left:
            return {name: fixed.get(name, 0) for name in sharers}, {}, NO_TIES, NO_TIES
        seats = dict.fromkeys(free, 0)
        quota = formula.of(sum(free.values()), left)
        remainders, ties, settled = largest_remainders(seats, free, quota, left, rank)
        if _tie_decides_more(seats, ties, least, most):
            # A quota that may turn out too small leaves no seat certain, not even a reserved one.
            sure = fixed if formula.always_fits else {}
            return {name: sure.get(name, 0) for name in sharers}, remainders, ties, settled
        bound = _at_a_bound(seats, ties, least, most)
        if not bound:
            return {name: seats.get(name, fixed.get(name, 0)) for name in sharers}, remainders, ties, settled
        fixed |= bound


def _tied(ties: tuple[Tie, ...]) -> set[str]:
    return {name for tie in ties for name in tie.lists}


def _short(seats: Mapping[str, int], tied: set[str], least: Mapping[str, int]) -> dict[str, int]:
    """The lists below their least number however a tie goes."""
    return {name: least[name] for name, own in seats.items() if own + (name in tied) < least.get(name, 0)}


def _tie_decides_more(
    seats: Mapping[str, int], ties: tuple[Tie, ...], least: Mapping[str, int], most: Mapping[str, int]
) -> bool:
    """Whether a tied seat is what lifts a list to its least number, or above its most: then other seats hang on it."""
    tied = _tied(ties)
    if _short(seats, tied, least):
        return False
    return any(seats[name] < least.get(name, 0) or seats[name] == most.get(name) for name in tied)


def _at_a_bound(
    seats: Mapping[str, int], ties: tuple[Tie, ...], least: Mapping[str, int], most: Mapping[str, int]
) -> dict[str, int]:
    """The lists below their least number; where there is none, those above their most number."""
    short = _short(seats, _tied(ties), least)
    return short or {name: most[name] for name, own in seats.items() if own > most.get(name, own)}
