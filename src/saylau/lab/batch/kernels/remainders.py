"""Largest remainders compiled: a reciprocal, an exact correction, and ranks by counting instead of sorting."""

from __future__ import annotations

import numpy as np

from saylau.lab.batch.compiling import BLOCK, ROW, compiled
from saylau.lab.batch.kernels.admitting import Floats, Lanes, Out, Span, Three, Votes, admit, rows_of

__all__ = ["remainders", "remainders_of_block"]


@compiled
def divide(lanes: Lanes, votes: Votes, n: int, seats: float, rule: Three, work: Floats, line: Floats) -> None:
    """Quotas filled into ``work[1]``, remainders into ``work[0]`` (−1 where there is no list), the seats left into line 3."""
    times, split, _ = rule
    together, left, inverse, quota = line[1], line[3], line[0], line[4]
    for b in range(n):
        quota[b] = np.floor(together[b] / split) + 1.0 if split > 0.0 else together[b]
        inverse[b] = 1.0 / quota[b] if quota[b] > 0.0 else 0.0
        left[b] = seats
    for p in range(rows_of(lanes, votes)):
        rests, quotas = work[0, p], work[1, p]
        for b in range(n):
            told = rests[b]
            filled = np.floor(told * times * inverse[b])
            rest = told * times - filled * quota[b]
            step = 1.0 if rest >= quota[b] else 0.0
            step = -1.0 if rest < 0.0 else step
            rest -= step * quota[b]
            filled += step
            filled = filled if told > 0.0 else 0.0
            rests[b] = rest if told > 0.0 else -1.0
            quotas[b] = filled
            left[b] -= filled


@compiled
def hand_out(lanes: Lanes, votes: Votes, span: Span, seats: float, work: Floats, line: Floats, out: Out) -> None:
    """One seat more to each list that no more than the seats left can equal or surpass; who is tied gets none."""
    start, n = span
    lists, left, open_seats, waiting, given = line[2], line[3], line[0], line[1], line[5]
    for b in range(n):
        over = left[b] < 0.0
        open_seats[b] = 0.0 if over or left[b] > lists[b] else left[b]
        waiting[b] = seats if over else left[b]
        given[b] = 0.0 if over else 1.0
    for p in range(rows_of(lanes, votes)):
        rests, quotas = work[0, p], work[1, p]
        for b in range(n):
            ahead = 0.0
            for j in range(rows_of(lanes, votes)):
                ahead += 1.0 if work[0, j, b] >= rests[b] else 0.0
            won = 1.0 if ahead <= open_seats[b] else 0.0
            waiting[b] -= won
            quotas[b] += won
    for p in range(rows_of(lanes, votes)):
        row, quotas = out[0][p, start : start + n], work[1, p]
        for b in range(n):
            row[b] = np.int32(quotas[b] * given[b])
    tied, states = out[1][start : start + n], out[2][start : start + n]
    for b in range(n):
        tied[b] = np.int32(waiting[b])
    for b in range(n):
        state = 1 if waiting[b] > 0.0 else 0
        state = 4 if left[b] > lists[b] else state
        state = 3 if left[b] < 0.0 else state
        states[b] = 2 if lists[b] == 0.0 else state


@compiled
def remainders_of_block(
    lanes: Lanes, votes: Votes, base: Floats, span: Span, seats: float, bar: Three, rule: Three, work: Floats, out: Out
) -> None:
    """Largest remainders of up to 512 scenarios; ``rule`` is (times, split, unused)."""
    line = work[-1]
    admit(lanes, votes, base, span, bar, work[0], line)
    divide(lanes, votes, span[1], seats, rule, work, line)
    hand_out(lanes, votes, span, seats, work, line, out)


@compiled
def remainders(
    lanes: Lanes, votes: Votes, base: Floats, span: Span, seats: float, bar: Three, rule: Three, out: Out
) -> None:
    """Largest remainders of the scenarios from ``span[0]`` to before ``span[1]``."""
    work = np.empty((3, max(6, votes.shape[0]), ROW))
    for start in range(span[0], span[1], BLOCK):
        block = (start, min(BLOCK, span[1] - start))
        remainders_of_block(lanes, votes, base, block, seats, bar, rule, work, out)
