"""What may be asked of a batch: everything that no election can contain is refused before anything is computed."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from saylau.errors import BadCall
from saylau.lab.batch.formulas import FORMULAS, Formula

__all__ = ["Asked", "Bar", "Whole", "ask", "bar_of", "engine_of", "formula_of", "whole"]

Whole = npt.NDArray[np.integer[Any]]
MOST_SEATS = 65_535


@dataclass(frozen=True, slots=True)
class Bar:
    """A threshold in whole numbers: a list is admitted when votes × ``times`` ≥ base × ``share`` + ``fixed``."""

    share: int = 0
    times: int = 1
    fixed: int = 0

    def admits(self, votes: int, base: int) -> bool:
        """Whether so many votes of such a base are enough."""
        return votes * self.times >= base * self.share + self.fixed


@dataclass(frozen=True, slots=True)
class Asked:
    """A call that can be answered: votes are lists × scenarios, the base (where given) has one number a scenario."""

    votes: Whole
    seats: int
    formula: Formula
    bar: Bar
    base: Whole | None
    engine: str
    threads: int


def whole(told: object, name: str, least: int, most: int | None = None) -> int:
    """A whole number within bounds. Raises ``BadCall``."""
    if isinstance(told, bool) or not isinstance(told, (int, np.integer)):
        raise BadCall(f"{name} is a whole number, not {told!r}.")
    if told < least or (most is not None and told > most):
        raise BadCall(f"{name} is {told}; it must be at least {least}" + (f" and at most {most}." if most else "."))
    return int(told)


def formula_of(name: str) -> Formula:
    """The formula of this name. Raises ``BadCall``."""
    if not isinstance(name, str) or name not in FORMULAS:
        raise BadCall(f"There is no formula {name!r}. Known: {', '.join(FORMULAS)}.")
    return FORMULAS[name]


def bar_of(threshold: Fraction | int | None) -> Bar:
    """The threshold in whole numbers. Raises ``BadCall``."""
    if threshold is None:
        return Bar()
    if isinstance(threshold, Fraction):
        if not 0 <= threshold <= 1:
            raise BadCall(f"The threshold is a share from 0 to 1, not {threshold}.")
        return Bar(threshold.numerator, threshold.denominator)
    if isinstance(threshold, (bool, float)):
        raise BadCall(f"The threshold is a Fraction or a whole number of votes, not {threshold!r}.")
    return Bar(fixed=whole(threshold, "The threshold", 0))


def engine_of(name: str | None) -> str:
    """``numba`` where it is installed, else ``numpy``, unless one is asked for. Raises ``BadCall``."""
    if name not in (None, "numba", "numpy"):
        raise BadCall(f"The engine is numba or numpy, not {name!r}.")
    there = importlib.util.find_spec("numba") is not None
    if name == "numba" and not there:
        raise BadCall("The engine numba needs the extra saylau[fast]: pip install 'saylau[fast]'.")
    return name or ("numba" if there else "numpy")


def counts(told: object, name: str, shape: int) -> Whole:
    """An array of whole numbers, none negative. Raises ``BadCall``."""
    try:
        array = np.asarray(told)
    except (ValueError, OverflowError):
        raise BadCall(f"{name} must be one array of whole numbers.") from None
    if array.dtype.kind not in "ui":
        raise BadCall(f"{name} must be whole numbers of at most 64 bits, not {array.dtype}.")
    if array.ndim != shape:
        raise BadCall(f"{name} must have {shape} axes, not {array.ndim}.")
    if array.dtype.kind == "i" and array.size and array.min() < 0:
        raise BadCall(f"{name} must not be negative.")
    return array


def ask(
    votes: object,
    seats: object,
    *,
    formula: str,
    threshold: Fraction | int | None,
    base: object,
    rows: Literal["lists", "scenarios"],
    engine: str | None,
    threads: object,
) -> Asked:
    """Check a call. Raises ``BadCall``."""
    if rows not in ("lists", "scenarios"):
        raise BadCall(f"The rows are lists or scenarios, not {rows!r}.")
    array = counts(votes, "Votes", 2)
    array = array if rows == "lists" else array.T
    if not array.shape[0]:
        raise BadCall("There must be at least one list.")
    under = None if base is None else counts(base, "The base", 1)
    if under is not None and under.shape != array.shape[1:]:
        raise BadCall(f"The base has one number a scenario: {array.shape[1]}, not {under.shape[0]}.")
    return Asked(
        votes=array,
        seats=whole(seats, "The number of seats", 1, MOST_SEATS),
        formula=formula_of(formula),
        bar=bar_of(threshold),
        base=under,
        engine=engine_of(engine),
        threads=whole(threads, "The number of threads", 1),
    )
