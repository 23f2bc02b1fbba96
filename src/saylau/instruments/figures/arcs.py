"""Where the seats of a hemicycle lie: rows of dots, and their order from left to right."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise

__all__ = ["Place", "apart", "around", "places", "rows_of"]

INNER = Fraction(2, 5)
"""The innermost row's radius as a share of the outermost one's."""

Place = tuple[Fraction, int]
"""The share of the half circle, from 0 at the left to 1 at the right, and the row, 0 the innermost."""


def rows_of(seats: int) -> list[int]:
    """How many seats each row has, the innermost first, so that dots are about as far apart along a row as across."""
    best = min(range(1, math.isqrt(seats) + 2), key=lambda rows: (_uneven(seats, rows), rows))
    return _shared(seats, best)


def _radii(rows: int) -> list[Fraction]:
    if rows == 1:
        return [Fraction(1)]
    return [INNER + (1 - INNER) * Fraction(row, rows - 1) for row in range(rows)]


def _uneven(seats: int, rows: int) -> Fraction:
    """How much the gap along a row differs from the gap across rows, with 22/7 for pi."""
    across = (1 - INNER) / max(rows - 1, 1)
    along = sum(_radii(rows)) * Fraction(22, 7) / seats
    return max(across, along) / min(across, along)


def _shared(seats: int, rows: int) -> list[int]:
    """The seats over the rows by their lengths, the leftover ones to the largest remainders, the outer row first."""
    radii = _radii(rows)
    exact = [seats * radius / sum(radii) for radius in radii]
    given = [math.floor(each) for each in exact]
    order = sorted(range(rows), key=lambda row: (given[row] - exact[row], -row))
    for row in order[: seats - sum(given)]:
        given[row] += 1
    return given


def places(seats: int) -> list[Place]:
    """Every seat's place from left to right; where two lie at one angle, the outer one comes first."""
    told = []
    for row, count in enumerate(rows_of(seats)):
        told += [(Fraction(at, count - 1) if count > 1 else Fraction(1, 2), row) for at in range(count)]
    return sorted(told, key=lambda place: (place[0], -place[1]))


def around(share: float | Fraction, radius: float) -> tuple[float, float]:
    """The point at that share of the half circle, from its middle; y points down."""
    angle = math.pi * (1 - float(share))
    return radius * math.cos(angle), -radius * math.sin(angle)


def apart(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """The rising places moved as little as needed to lie a gap apart between two ends.

    Places that touch become one block around the middle of what they want. Where there is no room for all, the gap
    shrinks.
    """
    if not wanted:
        return []
    gap = min(gap, (high - low) / max(len(wanted) - 1, 1))
    blocks: list[tuple[float, int]] = []
    for place in wanted:
        block = (place, 1)
        while True:
            start = _start(block, gap, low, high)
            if not blocks or _start(blocks[-1], gap, low, high) + blocks[-1][1] * gap <= start:
                break
            middle, count = blocks.pop()
            together = count + block[1]
            block = ((middle * count + block[0] * block[1]) / together, together)
        blocks.append(block)
    told = [_start(block, gap, low, high) + at * gap for block in blocks for at in range(block[1])]
    return told if all(b - a >= gap - 0.001 for a, b in pairwise(told)) else [low + at * gap for at in range(len(told))]


def _start(block: tuple[float, int], gap: float, low: float, high: float) -> float:
    middle, count = block
    return min(max(middle - (count - 1) * gap / 2, low), high - (count - 1) * gap)
