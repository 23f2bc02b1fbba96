"""Highest averages by any row of divisors, in whole numbers only.

The seats are not handed out one by one: a divisor near the right one gives nearly all of them at once, and the few that
are too many or too few are moved by comparing claims. A claim ``above/below`` is compared as the whole number
``(above << shift) // below``, the shift so wide that different claims differ and equal ones are equal: two fractions with
denominators up to D differ by at least 1/D². Whatever the start, the end is checked: no list's next claim may be above
any list's last one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from saylau.seats.formulas.catalogue import Divisors
from saylau.seats.formulas.facts import NOBODY, Tie
from saylau.seats.formulas.ties import NO_TIES, settle

__all__ = ["highest_averages"]

Claim: TypeAlias = Callable[[int, int], int]
"""Votes and seats to the claim on the next seat, as one whole number; only to be compared within one sharing."""


NO_CLAIM, FOR_GOOD = -1, 1 << 512
"""The next claim of a list that may take no further seat, and the last one of a list that may lose none."""


def highest_averages(
    seats: dict[str, int],
    sharers: Mapping[str, int],
    divisors: Divisors,
    number: int,
    rank: Mapping[str, int] = NOBODY,
    *,
    least: Mapping[str, int] = NOBODY,
    most: Mapping[str, int] = NOBODY,
) -> tuple[tuple[Tie, ...], tuple[Tie, ...]]:
    """Fill ``seats`` with ``number`` seats for the sharers, of whom each has a vote; equal claims at the end are a tie.

    ``least`` and ``most`` bound the seats of some lists; the least seats add up to no more than ``number``. Where no list
    may take another seat the rest is left over. ``rank`` is the order in which the law settles ties.
    Returns ties that wait, ties that the rank settled.
    """
    names = tuple(sharers)
    votes = tuple(sharers.values())
    low = [least.get(name, 0) for name in names] if least else [0] * len(names)
    high = [most.get(name, number) for name in names] if most else [number] * len(names)
    if divisors.every_list:
        without = [i for i, (fewest, top) in enumerate(zip(low, high, strict=True)) if fewest < 1 <= top]
        spare = number - sum(low)
        if len(without) > spare:
            seats.update(zip(names, low, strict=True))
            return settle(seats, [names[i] for i in without], spare, rank)
        for i in without:
            low[i] = 1
    number = min(number, sum(high)) if most else number
    held = _near(votes, divisors, number)
    if least or most or divisors.every_list:
        held = [min(max(seats, fewest), top) for seats, fewest, top in zip(held, low, high, strict=True)]
    lasts, nexts = _move(held, votes, divisors, number, low, high)
    seats.update(zip(names, held, strict=True))
    last = min(lasts)
    if last not in nexts:
        return NO_TIES, NO_TIES
    winners = [i for i, value in enumerate(lasts) if value == last]
    losers = [i for i, value in enumerate(nexts) if value == last]
    for i in winners:
        seats[names[i]] -= 1
    return settle(seats, [names[i] for i in sorted({*winners, *losers})], len(winners), rank)


def _claims(divisors: Divisors, number: int) -> Claim:
    """Claims as whole numbers; none is asked of a list without a seat where the first divisor is zero."""
    down, up = divisors.down, divisors.up
    shift = 2 * down(number + 1).bit_length()
    if divisors.squared:
        return lambda votes, seats: (votes * votes << shift) // down(seats)
    if up is not None:
        return lambda votes, seats: (votes * up(seats) << shift) // down(seats)
    return lambda votes, seats: (votes << shift) // down(seats)


def _near(votes: Sequence[int], divisors: Divisors, number: int) -> list[int]:
    """Seats by one divisor x = V/k for all: the list of v votes has the seats whose divisors are at most v/x.

    Each list loses half a step on average in rounding, hence the k; a list too small for a seat loses less.
    """
    step, start = divisors.step, divisors.start
    total = sum(votes)
    twice = 2 * step
    k = max(1, twice * number + len(votes) * (2 * start - step))
    below, bent = twice * total, 2 * start * total - twice * total
    held = [(count * k - bent) // below for count in votes]
    over = sum(held) - number
    if over * 4 > len(votes):
        # Too many small lists: what they do not lose is taken off all.
        k = max(1, k - twice * over)
        held = [(count * k - bent) // below for count in votes]
    return [seats if seats > 0 else 0 for seats in held]


def _move(
    held: list[int], votes: Sequence[int], divisors: Divisors, number: int, low: Sequence[int], high: Sequence[int]
) -> tuple[list[int], list[int]]:
    """Give what is missing to the largest claims, take what is too much from the smallest, and mend a bad start.

    Returns, list by list, the claim it had its last seat by, and the one it has on a next seat, where it may move.
    """
    claim = _claims(divisors, number)
    lasts, nexts = _both(held, votes, divisors, number, low, high, claim)
    missing = number - sum(held)
    while missing or max(nexts) > min(lasts):
        if missing >= 0:
            i = nexts.index(max(nexts))
            lasts[i] = nexts[i]
            held[i] += 1
            nexts[i] = claim(votes[i], held[i]) if held[i] < high[i] else NO_CLAIM
            missing -= 1
        else:
            i = lasts.index(min(lasts))
            nexts[i] = lasts[i]
            held[i] -= 1
            lasts[i] = claim(votes[i], held[i] - 1) if held[i] > low[i] else FOR_GOOD
            missing += 1
    return lasts, nexts


def _both(
    held: Sequence[int],
    votes: Sequence[int],
    divisors: Divisors,
    number: int,
    low: Sequence[int],
    high: Sequence[int],
    claim: Claim,
) -> tuple[list[int], list[int]]:
    """The last claim and the next one of each list. A straight row is written out: it is the warm part."""
    rows = tuple(zip(votes, held, low, high, strict=True))
    if divisors.is_straight:
        step, start = divisors.step, divisors.start
        shift, before = 2 * divisors.down(number + 1).bit_length(), start - step
        return (
            [
                (count << shift) // (step * seats + before) if seats > least else FOR_GOOD
                for count, seats, least, _ in rows
            ],
            [
                (count << shift) // (step * seats + start) if seats < most else NO_CLAIM
                for count, seats, _, most in rows
            ],
        )
    return (
        [claim(count, seats - 1) if seats > least else FOR_GOOD for count, seats, least, _ in rows],
        [claim(count, seats) if seats < most else NO_CLAIM for count, seats, _, most in rows],
    )
