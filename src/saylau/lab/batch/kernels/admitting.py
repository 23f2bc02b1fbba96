"""Which lists are admitted, compiled: blocks of scenarios, one list a row, in floats that are exact because their bound is checked.

``lanes`` is a tuple as long as there are lists: its length is part of its type, so that loops over lists are unrolled.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from saylau.lab.batch.compiling import compiled

__all__ = ["DOUBT", "Floats", "Lanes", "Out", "Span", "Three", "Votes", "admit", "rows_of"]

Lanes = tuple[int, ...]
Floats = npt.NDArray[np.float64]
Votes = npt.NDArray[Any]
Out = tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[np.uint8]]
Span = tuple[int, int]
Three = tuple[float, float, float]

DOUBT = 255
"""The state of a scenario that floats cannot decide: it is settled by whole numbers afterwards."""


@compiled
def rows_of(lanes: Lanes, votes: Votes) -> int:
    """How many lists: told by the type where it can be."""
    return len(lanes) if len(lanes) else votes.shape[0]


@compiled
def admit(lanes: Lanes, votes: Votes, base: Floats, span: Span, bar: Three, head: Floats, line: Floats) -> None:
    """Votes of the admitted lists into ``head``; into ``line``: scratch, their sum, their number."""
    start, n = span
    share, times, fixed = bar
    cut, together, lists = line[0], line[1], line[2]
    for b in range(n):
        cut[b] = 0.0
        together[b] = 0.0
        lists[b] = 0.0
    for p in range(rows_of(lanes, votes)):
        row = votes[p, start : start + n]
        for b in range(n):
            cut[b] += row[b]
    if base.size:
        under = base[start : start + n]
        for b in range(n):
            cut[b] = under[b]
    for b in range(n):
        cut[b] = cut[b] * share + fixed
    for p in range(rows_of(lanes, votes)):
        row = votes[p, start : start + n]
        mine = head[p]
        for b in range(n):
            told = float(row[b])
            kept = told if told * times >= cut[b] else 0.0
            mine[b] = kept
            together[b] += kept
            lists[b] += 1.0 if kept > 0.0 else 0.0
