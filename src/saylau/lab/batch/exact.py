"""One scenario in Python's whole numbers: for who is tied, for votes beyond int64, for claims that floats cannot part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saylau.lab.batch.facts import State, Tie
from saylau.lab.batch.formulas import Averages, Formula, Remainders

__all__ = ["Answer", "settle"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Seats of each list, the number that waits, the ties among these, and the state."""

    seats: list[int]
    waiting: int
    ties: tuple[Tie, ...]
    state: State


def settle(admitted: Sequence[int], seats: int, formula: Formula) -> Answer:
    """Share out by the votes of the admitted lists; the others are told as 0 votes."""
    taking = [place for place, votes in enumerate(admitted) if votes]
    if not taking:
        return Answer([0] * len(admitted), seats, (), State.NOBODY)
    if isinstance(formula, Remainders):
        return by_remainders(admitted, taking, seats, formula)
    return by_averages(admitted, taking, seats, formula)


def by_remainders(admitted: Sequence[int], taking: list[int], seats: int, formula: Remainders) -> Answer:
    """Quotas first, then one seat each by the largest remainders."""
    votes = sum(admitted)
    times, quota = (1, votes // (seats + 1) + 1) if formula.whole else (seats + formula.beside, votes)
    given = [each * times // quota for each in admitted]
    left = seats - sum(given)
    if left < 0:
        return Answer([0] * len(admitted), seats, (), State.OVER)
    if left > len(taking):
        return Answer(given, left, (), State.UNFILLED)
    remainders = {place: admitted[place] * times % quota for place in taking}
    if not left:
        return Answer(given, 0, (), State.SHARED)
    last = sorted(remainders.values(), reverse=True)[left - 1]
    level = tuple(place for place in taking if remainders[place] == last)
    above = [place for place in taking if remainders[place] > last]
    settled = len(level) == left - len(above)
    for place in (*above, *level) if settled else above:
        given[place] += 1
    if settled:
        return Answer(given, 0, (), State.SHARED)
    waiting = left - len(above)
    return Answer(given, waiting, (Tie(level, waiting),), State.TIED)


Claim = tuple[int, int]
"""A claim as numerator and denominator; a denominator of 0 goes before every other."""


def claim(votes: int, seats: int, formula: Averages) -> Claim:
    """The claim of a list that has so many seats to the next."""
    over, under = formula.divisor(seats)
    return (votes * votes if formula.squares else votes) * under, over


def above(one: Claim, other: Claim) -> bool:
    """Whether one claim is larger; two that go before every other are equal."""
    return one[0] * other[1] > other[0] * one[1]


def by_averages(admitted: Sequence[int], taking: list[int], seats: int, formula: Averages) -> Answer:
    """Seat after seat to the largest claim; at the end, whoever claims as much as the last winner is tied with it."""
    given = [0] * len(admitted)
    following = {place: claim(admitted[place], 0, formula) for place in taking}
    last: Claim = (1, 0)
    for _ in range(seats):
        best = taking[0]
        for place in taking[1:]:
            if above(following[place], following[best]):
                best = place
        last = following[best]
        given[best] += 1
        following[best] = claim(admitted[best], given[best], formula)
    losers = [place for place in taking if not above(last, following[place])]
    if not losers:
        return Answer(given, 0, (), State.SHARED)
    winners = [p for p in taking if given[p] and not above(claim(admitted[p], given[p] - 1, formula), last)]
    for place in winners:
        given[place] -= 1
    level = tuple(sorted({*losers, *winners}))
    return Answer(given, len(winners), (Tie(level, len(winners)),), State.TIED)
