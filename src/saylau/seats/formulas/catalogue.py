"""The thirteen formulas by name: four quotas with largest remainders, nine rows of divisors with highest averages.

Sources: M. Gallagher, "Proportionality, Disproportionality and Electoral Systems", Electoral Studies 10 (1991);
M. Balinski and H. P. Young, "Fair Representation" (2nd edition, 2001);
F. Pukelsheim, "Proportional Representation" (2nd edition, 2017).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

__all__ = ["FORMULAS", "HARE", "Divisors", "Formula", "Quota"]

Weight: TypeAlias = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Quota:
    """Largest remainders. ``more`` is what is added to the seats below the votes; ``whole`` makes the quota the next whole number.

    Hare V/S, Hagenbach-Bischoff V/(S+1), Imperiali V/(S+2), Droop: the whole part of V/(S+1), and one.
    """

    name: str
    more: int
    whole: bool = False

    @property
    def always_fits(self) -> bool:
        """Whether its whole parts are never more than the seats: so it is by Hare's quota and by Droop's."""
        return self.whole or not self.more

    def of(self, votes: int, seats: int) -> tuple[int, int]:
        """Votes for one seat as numerator and denominator; ``votes`` of all admitted lists, above zero."""
        return (votes // (seats + self.more) + 1, 1) if self.whole else (votes, seats + self.more)


@dataclass(frozen=True, slots=True)
class Divisors:
    """Highest averages: the seat after ``n`` seats goes to the list whose ``votes / divisor(n)`` is largest.

    The divisors are kept in whole numbers: a claim is ``votes · up(n) / down(n)``, and where they are square roots
    (``squared``) ``votes² · up(n) / down(n)``: the order is the same. ``step`` and ``start`` describe the row
    ``step·n + start`` that the divisors follow or lie beside; ``first`` is the first divisor where the row is bent there.
    ``every_list`` says that the first divisor is zero: each list has one seat before any has two.
    """

    name: str
    step: int
    start: int
    first: int | None = None
    down: Weight = lambda seats: seats + 1
    up: Weight | None = None
    squared: bool = False
    every_list: bool = False

    @property
    def is_straight(self) -> bool:
        """Whether the divisors are the row itself."""
        return self.first is None and self.up is None and not self.squared

    def claim(self, votes: int, seats: int) -> tuple[int, int]:
        """What a list with so many seats claims the next one with; a denominator of zero is a claim before all others."""
        above = votes * votes if self.squared else votes
        return (above if self.up is None else above * self.up(seats)), self.down(seats)


Formula: TypeAlias = Quota | Divisors


def _row(name: str, step: int, start: int) -> Divisors:
    """Divisors ``step·n + start``; only their proportions count."""
    return Divisors(name, step, start, down=lambda seats: step * seats + start, every_list=start == 0)


def _odd_numbers(name: str, first: str = "1") -> Divisors:
    """1, 3, 5, 7 … with another first divisor, which may be a decimal: everything is scaled to whole numbers."""
    bent, scale = Fraction(first).as_integer_ratio()
    step, start = 2 * scale, scale
    if bent == start:
        return _row(name, step, start)
    return Divisors(name, step, start, bent, down=lambda seats: step * seats + start if seats else bent)


HARE = Quota("hare", 0)

_ALL: tuple[Formula, ...] = (
    HARE,
    Quota("droop", 1, whole=True),
    Quota("hagenbach-bischoff", 1),
    Quota("imperiali-quota", 2),
    _row("dhondt", 1, 1),
    _odd_numbers("sainte-lague"),
    _odd_numbers("sainte-lague-1.4", "1.4"),
    _odd_numbers("sainte-lague-1.2", "1.2"),
    _row("imperiali", 1, 2),
    _row("danish", 3, 1),
    _row("adams", 1, 0),
    # The harmonic mean of n and n + 1 is 2n(n + 1) / (2n + 1); the factor 2 is common to all.
    Divisors("dean", 2, 1, down=lambda n: n * (n + 1), up=lambda n: 2 * n + 1, every_list=True),
    # The geometric mean of n and n + 1 is the root of n(n + 1).
    Divisors("huntington-hill", 2, 1, down=lambda n: n * (n + 1), squared=True, every_list=True),
)

FORMULAS: Mapping[str, Formula] = {each.name: each for each in _ALL}
"""Each formula by the name that a statute book or a command writes."""
