"""What a batch answers: seats, waiting seats and a state for each scenario; what a swing answers: counts alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["NOTE", "Batch", "Counts", "State", "Swing", "Tie"]

Counts = npt.NDArray[np.int64]


class State(IntEnum):
    """How one scenario ended."""

    SHARED = 0
    """Every seat has its list."""
    TIED = 1
    """Some seats are tied between lists; a person or a rule beyond the formula must decide."""
    NOBODY = 2
    """No list was admitted, or nobody voted: every seat waits."""
    OVER = 3
    """The quotas filled come to more than the seats (small quotas only): no seat is given, all wait."""
    UNFILLED = 4
    """More seats are left than there are lists to take one each: these wait."""


@dataclass(frozen=True, slots=True)
class Tie:
    """So many ``seats`` are tied between these ``lists``, which are numbers of rows, from 0."""

    lists: tuple[int, ...]
    seats: int


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """The seats of every scenario.

    ``seats`` is lists × scenarios (uint8 up to 255 seats, uint16 above) without the seats that wait; ``tied`` has for
    each scenario the number that waits, so that both come to the number of seats; ``state`` has the ``State``.
    """

    seats: npt.NDArray[Any]
    tied: npt.NDArray[Any]
    state: npt.NDArray[np.uint8]
    engine: str
    _exact: Callable[[int], tuple[list[int], tuple[Tie, ...]]] = field(repr=False)

    def ties_of(self, scenario: int) -> tuple[Tie, ...]:
        """Who is tied in one scenario, worked out anew in Python's whole numbers; empty when nobody is.

        Raises ``IndexError`` for a scenario that there is not, ``RuntimeError`` when the votes were changed since.
        """
        if not 0 <= scenario < self.state.size:
            raise IndexError(f"scenario {scenario} of {self.state.size}")
        seats, ties = self._exact(scenario)
        if seats != self.seats[:, scenario].tolist():
            raise RuntimeError("The votes are no longer those that were shared out.")
        return ties


NOTE = (
    "A model, not a forecast: the shares are drawn around the result by the bell curve, each list by itself and with "
    "the same spread. How the voters would have voted is not in it."
)


@dataclass(frozen=True, slots=True, eq=False)
class Swing:
    """What so many drawn results around one result gave. A model, not a forecast: ``note`` says what it leaves out.

    ``histogram`` is lists × (seats + 1): how often each list had so many seats. ``below`` counts for each list the
    scenarios in which it missed the threshold or had no vote, ``majority`` those in which it had more than half of
    the seats. ``tied`` counts the scenarios with a tie, ``waits`` those with another reason to wait, ``differs`` those
    in which any list had another number of seats than in the result, or another number of seats was tied.
    """

    scenarios: int
    seed: int
    result: tuple[int, ...]
    histogram: Counts
    below: Counts
    majority: Counts
    tied: int
    waits: int
    differs: int
    engine: str
    note: str = NOTE
