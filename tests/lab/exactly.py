"""The batch once more, one scenario at a time, by another path: every claim is written down and sorted.

Nothing is guessed and nothing corrected: quotas in Fractions; for averages all claims of all lists over one common
denominator, in one sorted row. Written from the definitions of the formulas, not from the house's own.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import inf, lcm

QUOTAS = {
    "hare": Fraction,
    "droop": lambda votes, seats: votes // (seats + 1) + 1,
    "hagenbach-bischoff": lambda votes, seats: Fraction(votes, seats + 1),
    "imperiali-quota": lambda votes, seats: Fraction(votes, seats + 2),
}
DIVISORS = {
    "dhondt": lambda n: n + 1,
    "sainte-lague": lambda n: 2 * n + 1,
    "sainte-lague-1.4": lambda n: 2 * n + 1 if n else Fraction(14, 10),
    "sainte-lague-1.2": lambda n: 2 * n + 1 if n else Fraction(12, 10),
    "imperiali": lambda n: n + 2,
    "danish": lambda n: 3 * n + 1,
    "adams": lambda n: n,
    "dean": lambda n: Fraction(2 * n * (n + 1), 2 * n + 1),
    "huntington-hill": lambda n: n * (n + 1),
}
SHARED, TIED, NOBODY, OVER, UNFILLED = range(5)

Told = tuple[list[int], int, int, tuple[int, ...]]
"""Seats of each list, seats that wait, the state, the tied lists."""


def admitted(votes, threshold, base):
    """The votes, 0 for a list that is below the threshold."""
    if threshold is None:
        return list(votes)
    under = sum(votes) if base is None else base
    least = threshold * under if isinstance(threshold, Fraction) else threshold
    return [each if each >= least else 0 for each in votes]


def exactly(votes, seats, formula, threshold=None, base=None) -> Told:
    kept = admitted(votes, threshold, base)
    if not any(kept):
        return [0] * len(kept), seats, NOBODY, ()
    return (by_quota if formula in QUOTAS else by_claims)(kept, seats, formula)


def by_quota(kept, seats, formula) -> Told:
    quota = QUOTAS[formula](sum(kept), seats)
    over, under = quota.denominator, quota.numerator
    given = [each * over // under for each in kept]
    rest = [(each * over % under, place) for place, each in enumerate(kept) if each]
    left = seats - sum(given)
    if left < 0:
        return [0] * len(kept), seats, OVER, ()
    if left > len(rest):
        return given, left, UNFILLED, ()
    return decide(given, sorted(rest, reverse=True), left)


@cache
def shares(formula, seats):
    """One over each divisor, as numerators of one common denominator; infinite for a divisor of 0."""
    divisors = [Fraction(DIVISORS[formula](n)) for n in range(seats + 1)]
    common = lcm(*(each.numerator for each in divisors if each))
    return [common * each.denominator // each.numerator if each else inf for each in divisors]


def by_claims(kept, seats, formula) -> Told:
    row = []
    for place, votes in enumerate(kept):
        if votes:
            weight = votes * votes if formula == "huntington-hill" else votes
            row += [(weight * share if share != inf else inf, place) for share in shares(formula, seats)]
    return decide([0] * len(kept), sorted(row, reverse=True), seats)


def decide(given, row, seats) -> Told:
    """The first so many of a sorted row each get a seat; who is level across the edge is tied."""
    if seats == 0 or seats == len(row) or row[seats - 1][0] > row[seats][0]:
        for _, place in row[:seats]:
            given[place] += 1
        return given, 0, SHARED, ()
    edge = row[seats][0]
    above = [place for claim, place in row[:seats] if claim > edge]
    for place in above:
        given[place] += 1
    level = tuple(sorted({place for claim, place in row if claim == edge}))
    return given, seats - len(above), TIED, level
