"""What a sharing of seats does to votes: measures from the literature, exact, each with its formula and its source.

Whole numbers and fractions only: where a measure is a root, its square is kept and the root is cut on paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import isqrt
from typing import Any, NamedTuple

from saylau.seats import Allocation
from saylau.seats.formulas import Formula, Outcome, State, share_out

__all__ = ["SOURCES", "Effects", "Paradox", "effects_of", "root"]

SOURCES: Mapping[str, str] = {
    "gallagher": 'M. Gallagher, "Proportionality, Disproportionality and Electoral Systems", Electoral Studies 10 (1991), 33-51',
    "effective": "M. Laakso and R. Taagepera, \"'Effective' Number of Parties\", Comparative Political Studies 12 (1979), 3-27",
    "wasted": 'C. Anckar, "Determinants of Disproportionality and Wasted Votes", Electoral Studies 16 (1997), 501-515',
    "alabama": "M. Balinski and H. P. Young, Fair Representation, 2nd edition (2001)",
    "new_list": "M. Balinski and H. P. Young, Fair Representation, 2nd edition (2001)",
}
"""Where each measure was defined."""

AROUND = 25
"""Houses larger and smaller than the one there is that are looked at for the Alabama paradox."""


class Paradox(NamedTuple):
    """A list whose seats change though nothing of its own did.

    By a house that grows (``alabama``): ``cause`` is the larger number of seats. By a list that joins with the seats of
    its share (``new_list``): ``cause`` is that list.
    """

    list: str
    cause: str
    before: int
    after: int


class Effects(NamedTuple):
    """The measures of one sharing.

    ``gallagher_squared`` is ½ Σ (vᵢ - sᵢ)², with shares of the votes for lists and of the seats given; the index is its
    root. ``parties_by_votes`` and ``parties_by_seats`` are 1 / Σ pᵢ². ``wasted`` are votes for lists without a seat. None
    where there are no votes or no seats.
    """

    gallagher_squared: Fraction | None
    parties_by_votes: Fraction | None
    parties_by_seats: Fraction | None
    wasted: int
    votes: int
    alabama: tuple[Paradox, ...]
    new_list: tuple[Paradox, ...]

    def as_json(self) -> dict[str, Any]:
        """The measures for a program: fractions as text, the index also as a decimal of six places, cut."""
        told = {name: None if (value := getattr(self, name)) is None else str(value) for name in self._fields[:3]}
        square = self.gallagher_squared
        return {
            **told,
            "gallagher": None if square is None else _decimal(root(square, 6), 6),
            "wasted": self.wasted,
            "votes": self.votes,
            "alabama": [each._asdict() for each in self.alabama],
            "new_list": [each._asdict() for each in self.new_list],
            "sources": dict(SOURCES),
        }


def effects_of(allocation: Allocation) -> Effects:
    """The measures of a sharing by law; tied seats and seats that wait are nobody's."""
    votes, seats = allocation.votes, allocation.awarded
    cast, given = sum(votes.values()), sum(seats.values())
    shares = {name: (Fraction(votes[name], cast or 1), Fraction(seats[name], given or 1)) for name in votes}
    known = bool(cast and given)
    return Effects(
        gallagher_squared=sum((v - s) ** 2 for v, s in shares.values()) * Fraction(1, 2) if known else None,
        parties_by_votes=_effective(votes) if cast else None,
        parties_by_seats=_effective(seats) if given else None,
        wasted=sum(count for name, count in votes.items() if not seats[name]),
        votes=cast,
        alabama=tuple(_alabama(allocation)),
        new_list=tuple(_new_list(allocation)),
    )


def root(square: Fraction, places: int) -> Fraction:
    """The root of a fraction, cut after so many decimals."""
    scale = 10**places
    return Fraction(isqrt(square.numerator * scale**2 // square.denominator), scale)


def _effective(numbers: Mapping[str, int]) -> Fraction:
    return Fraction(sum(numbers.values()) ** 2, sum(number**2 for number in numbers.values()))


def _alabama(allocation: Allocation) -> Iterator[Paradox]:
    """Houses near the one there is at which one seat more takes a seat from a list."""
    sharers, number = allocation.sharers, allocation.seats_to_share
    low, high = max(1, number - AROUND), min(number + AROUND, sum(sharers.values()))
    if len(sharers) < 2 or low >= high:
        return
    houses = [share_out(sharers, seats, allocation.formula) for seats in range(low, high + 1)]
    for smaller, larger in zip(houses, houses[1:], strict=False):
        if _is_clear(smaller) and _is_clear(larger):
            for name in sharers:
                if larger.seats[name] < smaller.seats[name]:
                    cause = str(larger.seats_to_share)
                    yield Paradox(name, cause, smaller.seats[name], larger.seats[name])


def _new_list(allocation: Allocation) -> Iterator[Paradox]:
    """Lists whose seats would be others if one list with its seats had not been there."""
    formula, seats = allocation.formula, allocation.awarded
    if allocation.waits or len(allocation.sharers) < 3:
        return
    for newcomer in allocation.sharers:
        rest = {name: votes for name, votes in allocation.sharers.items() if name != newcomer}
        without = _without(rest, allocation.seats_to_share - seats[newcomer], formula)
        if without is not None:
            for name in rest:
                if without.seats[name] != seats[name]:
                    yield Paradox(name, newcomer, without.seats[name], seats[name])


def _without(rest: Mapping[str, int], seats: int, formula: Formula) -> Outcome | None:
    if not 0 < seats <= sum(rest.values()):
        return None
    told = share_out(rest, seats, formula)
    return told if _is_clear(told) else None


def _is_clear(outcome: Outcome) -> bool:
    return outcome.state is State.SHARED and not outcome.ties


def _decimal(number: Fraction, places: int) -> str:
    whole, rest = divmod(number.numerator * 10**places // number.denominator, 10**places)
    return f"{whole}.{rest:0{places}d}"
