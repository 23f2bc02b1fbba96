"""How large the votes may be for which arithmetic: floats up to 2^53, int64 up to 2^62, Python's whole numbers beyond.

With V the most votes that the lists of one scenario can have together, S the seats and a threshold a/b of a base B:

* quotas compare v × (S + 2) and, one correction included, stay within V × (S + 3); thresholds compare v × b with B × a.
  Under 2^53 each of these is exact in a float64, under 2^62 in an int64. With 98 seats and seven in a hundred that is
  8.9e13 and 4.5e16 votes;
* two claims v/d and w/e that differ do so by at least one part in v × e: rounded once each they still differ while that
  is under 2^52, and equal claims are rounded alike. Beyond, and for Huntington-Hill, which compares squares, claims
  nearer than one part in 2^44 are not told apart by floats: such a scenario goes to Python's whole numbers.
"""

from __future__ import annotations

from saylau.lab.batch.asking import Bar
from saylau.lab.batch.formulas import Averages, Formula

__all__ = ["FLOATS", "INTEGERS", "doubt_of", "reach"]

FLOATS = 2**53
INTEGERS = 2**62
CLAIMS = 2**52
DOUBT = 2.0**-44


def reach(votes: int, base: int, seats: int, bar: Bar) -> int:
    """The largest number that sharing out so many votes of such a base can meet."""
    return max(votes * max(seats + 3, bar.times), base * bar.share + bar.fixed)


def doubt_of(votes: int, seats: int, formula: Formula) -> float:
    """0 where floats compare the claims of so many votes exactly, else the share by which claims must differ."""
    if not isinstance(formula, Averages):
        return 0.0
    over, under = formula.divisor(seats + 1)
    exact = not formula.squares and votes * under * max(over, formula.first, 1) < CLAIMS
    return 0.0 if exact else DOUBT
