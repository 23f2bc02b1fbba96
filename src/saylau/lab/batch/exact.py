"""One scenario by the room of seats, in whole numbers: who is tied, votes beyond int64, claims that floats cannot part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saylau.lab.batch.facts import State, Tie
from saylau.lab.batch.formulas import NAMES, Formula
from saylau.seats.formulas import formula_of
from saylau.seats.formulas.bounds import fill
from saylau.seats.formulas.facts import NOBODY

__all__ = ["Answer", "settle"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Seats of each list, the number that waits, the ties among these, and the state."""

    seats: list[int]
    waiting: int
    ties: tuple[Tie, ...]
    state: State


def settle(admitted: Sequence[int], seats: int, formula: Formula) -> Answer:
    """Share out by the votes of the admitted lists; the others are told as 0 votes."""
    lists = {str(place): votes for place, votes in enumerate(admitted) if votes}
    if not lists:
        return Answer([0] * len(admitted), seats, (), State.NOBODY)
    held, _, tied, _ = fill(lists, formula_of(NAMES[formula]), seats, NOBODY, NOBODY, NOBODY)
    waiting = seats - sum(held.values())
    if waiting < 0:
        return Answer([0] * len(admitted), seats, (), State.OVER)
    ties = tuple(Tie(tuple(map(int, each.lists)), each.seats) for each in tied)
    state = State.SHARED if not waiting else State.TIED if ties else State.UNFILLED
    return Answer([held.get(str(place), 0) for place in range(len(admitted))], waiting, ties, state)
