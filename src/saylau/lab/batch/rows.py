"""Both families in NumPy alone: whole rows at a time, exact in floats or in int64 as the bound allows."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from saylau.lab.batch.facts import State
from saylau.lab.batch.formulas import Averages, Remainders

__all__ = ["DOUBT", "averages", "remainders"]

Rows = npt.NDArray[Any]
Told = tuple[Rows, Rows, Rows]
"""Seats (lists × scenarios), the number that waits, the state: for each scenario."""

FIRST = np.finfo(np.float64).max
"""A claim before every other: finite, so that a list without a seat, whose last claim is infinite, never loses one."""
DOUBT = 255
"""The state of a scenario that floats cannot decide: it is settled by whole numbers afterwards."""


def remainders(kept: Rows, seats: int, formula: Remainders) -> Told:
    """Largest remainders of the admitted votes, float64 or int64, lists × scenarios."""
    lists = np.count_nonzero(kept, axis=0)
    votes = kept.sum(axis=0)
    times = 1 if formula.whole else seats + formula.beside
    quota = votes // (seats + 1) + 1 if formula.whole else votes
    filled, rest = divide(kept * times, np.maximum(quota, 1))
    np.putmask(rest, kept == 0, -1)
    left = seats - filled.sum(axis=0)
    open_seats = np.where((left < 0) | (left > lists), 0, left).astype(np.int64)
    won = ranks(rest) <= open_seats
    given = (filled + won) * (left >= 0)
    waiting = np.where(left < 0, seats, left - won.sum(axis=0))
    state = np.where(waiting > 0, State.TIED, State.SHARED)
    state[left > lists] = State.UNFILLED
    state[left < 0] = State.OVER
    state[lists == 0] = State.NOBODY
    return given, waiting, state


def divide(over: Rows, under: Rows) -> tuple[Rows, Rows]:
    """Quotient and remainder of whole numbers; in floats by a reciprocal and an exact correction by one."""
    if over.dtype.kind == "i":
        filled = over // under
        return filled, over - filled * under
    filled = np.floor(over * (1.0 / under))
    rest = over - filled * under
    for wrong, by in ((rest < 0, 1), (rest >= under, -1)):
        if wrong.any():
            filled -= by * wrong
            rest += np.where(wrong, by * under, 0)
    return filled, rest


def ranks(rest: Rows) -> Rows:
    """For each list how many lists, itself among them, have no smaller remainder."""
    count = np.ones(rest.shape, np.uint16)
    for one in range(len(rest)):
        for other in range(one):
            count[one] += rest[other] >= rest[one]
            count[other] += rest[one] >= rest[other]
    return count


def claims(head: Rows, given: Rows, formula: Averages) -> Rows:
    """What lists with so many seats claim the next with; ``FIRST`` where the first goes before every other."""
    divisor = (formula.square * given + formula.step) * given + formula.start
    divisor = np.where(given == 0, float(formula.first), divisor)
    return np.where(head > 0, np.minimum(head * (formula.under * given + 1.0) / divisor, FIRST), 0.0)


def averages(kept: Rows, seats: int, formula: Averages, doubt: float) -> Told:
    """Highest averages of the admitted votes, float64, lists × scenarios.

    ``doubt`` is the share by which two claims must differ to be told apart; 0 where the bound makes floats exact.
    """
    lists = np.count_nonzero(kept, axis=0)
    at = float(formula.at)
    head = kept * kept if formula.squares else kept
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        ratio = (seats + lists * (at - 0.5)) / np.maximum(kept.sum(axis=0), 1)
        given = np.clip(np.floor(kept * ratio + (1.0 - at)), 0, seats) * (kept > 0)
        best, worst = balance(head, given, lists, seats, formula)
        return conclude(head, given, lists, seats, formula, doubt, best, worst)


def balance(head: Rows, given: Rows, lists: Rows, seats: int, formula: Averages) -> tuple[Rows, Rows]:
    """Move seats in ``given`` until none is lacking and no loser claims more than a winner; the claims at the edge."""
    best, worst = np.zeros(lists.size), np.full(lists.size, np.inf)
    todo = np.flatnonzero(lists)
    mine, count = head[:, todo], given[:, todo]
    while todo.size:
        following = claims(mine, count, formula)
        last = np.where(count > 0, claims(mine, count - 1, formula), np.inf)
        lack = seats - count.sum(axis=0)
        best[todo], worst[todo] = following.max(axis=0), last.min(axis=0)
        done = (lack == 0) & (worst[todo] >= best[todo])
        given[:, todo[done]] = count[:, done]
        gains = following.argmax(axis=0)
        loses = last.argmin(axis=0)
        step = np.where(lack >= 0, 1, -1)
        count[np.where(lack >= 0, gains, loses), np.arange(todo.size)] += step
        todo, mine, count = todo[~done], mine[:, ~done], count[:, ~done]
    return best, worst


def conclude(
    head: Rows, given: Rows, lists: Rows, seats: int, formula: Averages, doubt: float, best: Rows, worst: Rows
) -> Told:
    """Take back the tied seats, and say how each scenario ended."""
    state = np.zeros(lists.size, np.int64)
    waiting = np.zeros(lists.size, np.int64)
    close = np.flatnonzero((worst <= best * (1.0 + doubt)) & (lists > 0))
    equal = (worst[close] == best[close]) & ((doubt == 0.0) | (worst[close] == FIRST))
    state[close] = np.where(equal, State.TIED, DOUBT)
    tied = close[equal]
    level = (given[:, tied] > 0) & (claims(head[:, tied], given[:, tied] - 1, formula) == worst[tied])
    given[:, tied] -= level
    waiting[tied] = level.sum(axis=0)
    state[lists == 0] = State.NOBODY
    waiting[lists == 0] = seats
    return given, waiting, state
