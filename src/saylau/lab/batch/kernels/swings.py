"""Drawing and sharing out in one: a block of scenarios is drawn, shared out and counted, and nothing of it is kept."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from saylau.lab.batch.compiling import BLOCK, ROW, compiled
from saylau.lab.batch.kernels.admitting import DOUBT, Floats, Lanes, Out, Span, Three, rows_of
from saylau.lab.batch.kernels.averages import Rule, averages_of_block
from saylau.lab.batch.kernels.normals import normal
from saylau.lab.batch.kernels.remainders import remainders_of_block

__all__ = ["swing_averages", "swing_remainders"]

Counts = npt.NDArray[np.int64]
Tally = tuple[Counts, Counts, Counts]
"""Lists × (seats + 1); below by list; tied, waiting otherwise, differing, left to whole numbers."""
Model = tuple[np.uint64, Floats, float, float]
"""The key of the seed, the share of each list, the standard deviation as a share, the votes together."""


@compiled
def draw(lanes: Lanes, model: Model, first: int, n: int, drawn: Floats, scale: Floats) -> None:
    """The votes of so many scenarios: whole numbers, lists × scenarios."""
    key, shares, spread, together = model
    lists = rows_of(lanes, drawn)
    for p in range(lists):
        row = drawn[p]
        for b in range(n):
            row[b] = normal(key, np.uint64((first + b) * lists + p))
    for b in range(n):
        scale[b] = 0.0
    for p in range(lists):
        row = drawn[p]
        for b in range(n):
            share = shares[p] + spread * row[b]
            share = share if share > 0.0 else 0.0
            row[b] = share
            scale[b] += share
    for b in range(n):
        scale[b] = together / scale[b] if scale[b] > 0.0 else 0.0
    for p in range(lists):
        row = drawn[p]
        for b in range(n):
            row[b] = np.floor(row[b] * scale[b] + 0.5)


@compiled
def count(
    lanes: Lanes,
    votes: Floats,
    n: int,
    out: Out,
    absent: tuple[Floats, float],
    result: Counts,
    tally: Tally,
    moved: Floats,
    left: Floats,
) -> None:
    """Add a block to the counts; scenarios that floats cannot decide are written into ``left`` with their votes."""
    lists = rows_of(lanes, votes)
    histogram, below, totals = tally
    heads, edge = absent
    for b in range(n):
        moved[b] = 1.0 if out[1][b] != result[lists] else 0.0
    for p in range(lists):
        missed, head, row, usual = 0, heads[p], out[0][p], result[p]
        for b in range(n):
            missed += 1 if head[b] < edge else 0
        for b in range(n):
            moved[b] = 1.0 if row[b] != usual else moved[b]
        below[p] += missed
    for b in range(n):
        state = out[2][b]
        if state == DOUBT:
            for p in range(lists):
                left[totals[3], p] = votes[p, b]
            totals[3] += 1
            continue
        totals[0] += 1 if state == 1 else 0
        totals[1] += 1 if state > 1 else 0
        totals[2] += 1 if moved[b] > 0.0 else 0
        for p in range(lists):
            histogram[p, out[0][p, b]] += 1


@compiled
def swing_remainders(
    lanes: Lanes,
    span: Span,
    model: Model,
    seats: float,
    bar: Three,
    rule: Three,
    result: Counts,
    tally: Tally,
    left: Floats,
) -> None:
    """Draw, share out by largest remainders and count the scenarios from ``span[0]`` to before ``span[1]``."""
    lists = model[1].size
    work, drawn = np.empty((3, max(6, lists), ROW)), np.zeros((lists + 1, ROW))
    out = (np.empty((lists, BLOCK), np.uint16), np.empty(BLOCK, np.uint16), np.empty(BLOCK, np.uint8))
    votes, base = drawn[:lists], np.empty(0)
    for start in range(span[0], span[1], BLOCK):
        n = min(BLOCK, span[1] - start)
        draw(lanes, model, start, n, votes, drawn[lists])
        remainders_of_block(lanes, votes, base, (0, n), seats, bar, rule, work, out)
        count(lanes, votes, n, out, (work[0], -0.5), result, tally, drawn[lists], left)


@compiled
def swing_averages(
    lanes: Lanes,
    span: Span,
    model: Model,
    seats: float,
    bar: Three,
    rule: Rule,
    result: Counts,
    tally: Tally,
    left: Floats,
) -> None:
    """Draw, share out by highest averages and count the scenarios from ``span[0]`` to before ``span[1]``."""
    lists = model[1].size
    work, drawn = np.empty((5, max(9, lists), ROW)), np.zeros((lists + 1, ROW))
    out = (np.empty((lists, BLOCK), np.uint16), np.empty(BLOCK, np.uint16), np.empty(BLOCK, np.uint8))
    votes, base = drawn[:lists], np.empty(0)
    for start in range(span[0], span[1], BLOCK):
        n = min(BLOCK, span[1] - start)
        draw(lanes, model, start, n, votes, drawn[lists])
        averages_of_block(lanes, votes, base, (0, n), seats, bar, rule, work, out)
        count(lanes, votes, n, out, (work[0], 0.5), result, tally, drawn[lists], left)
