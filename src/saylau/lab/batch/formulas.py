"""The thirteen formulas as numbers: four quotas, nine rows of divisors, each given exactly by whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["FORMULAS", "NAMES", "Averages", "Formula", "Remainders"]


@dataclass(frozen=True, slots=True)
class Remainders:
    """Largest remainders: the quota is V / (seats + ``beside``), or the next whole number above V / (seats + 1)."""

    beside: int = 0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Averages:
    """Highest averages: with n seats a list claims the next with v / d(n), d(n) = (An² + Bn + C) / (En + 1).

    ``first`` stands for d(0). ``squares`` says that these are the divisors of v², so that no root is drawn.
    ``at`` is where d(n) lies between two multiples of its step, for a first guess only: no seat rests on it.
    """

    square: int
    step: int
    start: int
    under: int = 0
    first: int = 0
    squares: bool = False
    at: Fraction = Fraction(1, 2)

    def divisor(self, seats: int) -> tuple[int, int]:
        """d(n) as numerator and denominator: (0, 1) where the first seat goes before every other."""
        if not seats:
            return self.first, 1
        return (self.square * seats + self.step) * seats + self.start, self.under * seats + 1


Formula = Remainders | Averages

FORMULAS: dict[str, Formula] = {
    "hare": Remainders(),
    "droop": Remainders(whole=True),
    "hagenbach-bischoff": Remainders(beside=1),
    "imperiali-quota": Remainders(beside=2),
    "dhondt": Averages(0, 1, 1, first=1, at=Fraction(1)),
    "sainte-lague": Averages(0, 2, 1, first=1),
    "sainte-lague-1.4": Averages(0, 10, 5, first=7),
    "sainte-lague-1.2": Averages(0, 10, 5, first=6),
    "imperiali": Averages(0, 1, 2, first=2, at=Fraction(2)),
    "danish": Averages(0, 3, 1, first=1, at=Fraction(1, 3)),
    "adams": Averages(0, 1, 0, at=Fraction(0)),
    "dean": Averages(2, 2, 0, under=2),
    "huntington-hill": Averages(1, 1, 0, squares=True),
}
"""Every formula by its name."""

NAMES: Mapping[Formula, str] = {formula: name for name, formula in FORMULAS.items()}
"""The name of every formula, by which the room of seats knows it."""
