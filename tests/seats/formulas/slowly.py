"""The formulas a second time, by another path: claims laid on a table one by one, quotas in fractions.

Nothing of the room is imported. Square roots are compared by squares of fractions, ties by equality of fractions.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

QUOTAS = {
    "hare": Fraction,
    "droop": lambda votes, seats: Fraction(votes // (seats + 1) + 1),
    "hagenbach-bischoff": lambda votes, seats: Fraction(votes, seats + 1),
    "imperiali-quota": lambda votes, seats: Fraction(votes, seats + 2),
}
DIVISORS = {
    "dhondt": lambda n: Fraction(n + 1),
    "sainte-lague": lambda n: Fraction(2 * n + 1),
    "sainte-lague-1.4": lambda n: Fraction(2 * n + 1) if n else Fraction("1.4"),
    "sainte-lague-1.2": lambda n: Fraction(2 * n + 1) if n else Fraction("1.2"),
    "imperiali": lambda n: 1 + Fraction(n, 2),
    "danish": lambda n: Fraction(3 * n + 1),
    "adams": Fraction,
    "dean": lambda n: Fraction(2 * n * (n + 1), 2 * n + 1),
}
ROOTS = {"huntington-hill": lambda n: n * (n + 1)}
EVERY = (*QUOTAS, *DIVISORS, *ROOTS)


class Told(NamedTuple):
    seats: dict[str, int]
    tied: tuple[str, ...] = ()
    tied_seats: int = 0
    state: str = "shared"


def share_out(votes, seats, formula):
    """The outcome for lists that all take part; lists without a vote have no claim."""
    lists = {name: count for name, count in votes.items() if count}
    if not lists:
        return Told(dict.fromkeys(votes, 0), state="no_votes")
    if formula in QUOTAS:
        return _by_quota(votes, lists, seats, QUOTAS[formula](sum(lists.values()), seats))
    return _by_averages(votes, lists, seats, formula)


def _by_quota(votes, lists, seats, quota):
    held = dict.fromkeys(votes, 0) | {name: int(count / quota) for name, count in lists.items()}
    left = seats - sum(held.values())
    rests = {name: count / quota - held[name] for name, count in lists.items()}
    if left < 0:
        return Told(dict.fromkeys(votes, 0), state="over_allocated")
    if left > len(lists):
        return Told(held, state="unfilled")
    return _award(held, rests, left)


def _by_averages(votes, lists, seats, formula):
    held = dict.fromkeys(votes, 0)
    claims = []
    for name, count in lists.items():
        for n in range(seats):
            divisor = ROOTS[formula](n) if formula in ROOTS else DIVISORS[formula](n)
            value = count * count if formula in ROOTS else count
            claims.append((Fraction(value) / divisor if divisor else None, name))
    ranked = sorted({claim for claim, _ in claims if claim is not None}, reverse=True)
    for value in [None, *ranked]:
        owners = [name for claim, name in claims if claim == value]
        left = seats - sum(held.values())
        if len(owners) > left:
            tied = tuple(name for name in votes if name in owners)
            return Told(held, tied if left else (), left)
        for name in owners:
            held[name] += 1
    return Told(held)


def _award(held, claims, left):
    for value in sorted(set(claims.values()), reverse=True):
        owners = [name for name, claim in claims.items() if claim == value]
        if len(owners) > left:
            return Told(held, tuple(name for name in held if name in owners) if left else (), left)
        for name in owners:
            held[name] += 1
            left -= 1
    return Told(held)
