"""Sharing out many scenarios: pieces of the array go to an engine whose arithmetic their size allows, or to whole numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from saylau.lab.batch import rows as plain
from saylau.lab.batch.asking import Asked, Whole, ask
from saylau.lab.batch.bounds import FLOATS, INTEGERS, doubt_of, reach
from saylau.lab.batch.exact import Answer, settle
from saylau.lab.batch.facts import Batch, Tie
from saylau.lab.batch.formulas import Averages, Remainders

__all__ = ["kernel_of", "share_out"]

PIECE = {"numba": 65_536, "numpy": 8_192}
"""Scenarios in one piece: enough to hide the call, few enough to stay in the cache."""
UNROLLED = 16
"""Up to so many lists the compiled loops are made for their number; above, for any."""

Out = tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[np.uint8]]


def share_out(
    votes: object,
    seats: int,
    *,
    formula: str = "hare",
    threshold: Fraction | int | None = None,
    base: object = None,
    rows: Literal["lists", "scenarios"] = "lists",
    engine: Literal["numba", "numpy"] | None = None,
    threads: int = 1,
) -> Batch:
    """Share out the seats of every scenario at once, exactly; a tied seat is in no list's seats.

    ``votes`` are whole numbers in an array of lists × scenarios (one list a row; uint32 is fastest), or of scenarios ×
    lists with ``rows="scenarios"``. ``seats`` is the same for all. A ``Fraction`` as ``threshold`` is a share of
    the base, a whole number so many votes; a list that reaches it is admitted. ``base`` has one number for each
    scenario, taken as it is told; without it, it is the sum of the votes. ``formula`` is a name of ``FORMULAS``.
    Both engines give the same answer, bit for bit. Raises ``BadCall`` for what no election can contain.
    """
    asked = ask(
        votes, seats, formula=formula, threshold=threshold, base=base, rows=rows, engine=engine, threads=threads
    )
    lists, scenarios = asked.votes.shape
    small = np.uint8 if asked.seats <= np.iinfo(np.uint8).max else np.uint16
    out = (np.zeros((lists, scenarios), small), np.zeros(scenarios, small), np.zeros(scenarios, np.uint8))

    def work(span: tuple[int, int]) -> None:
        share_piece(asked, span, out)

    if asked.threads == 1:
        for span in pieces(asked):
            work(span)
    else:
        with ThreadPoolExecutor(asked.threads) as crew:
            list(crew.map(work, pieces(asked)))
    return Batch(*out, asked.engine, teller(asked))


def pieces(asked: Asked) -> Iterator[tuple[int, int]]:
    """Spans of scenarios, from the first to the last."""
    size, scenarios = PIECE[asked.engine], asked.votes.shape[1]
    return ((start, min(start + size, scenarios)) for start in range(0, scenarios, size))


def share_piece(asked: Asked, span: tuple[int, int], out: Out) -> None:
    """One span of scenarios, by the fastest way that is exact for its votes."""
    part = asked.votes[:, slice(*span)]
    base = None if asked.base is None else asked.base[slice(*span)]
    most = int(np.iinfo(part.dtype).max)
    large = doubt_of(most, asked.seats, asked.formula) > 0 or reach_of(asked, part, most, base) >= FLOATS
    if large or part.dtype.itemsize > np.dtype(np.uint32).itemsize:
        most = int(part.max())
    reached = reach_of(asked, part, most, base)
    if reached >= INTEGERS:
        for scenario in range(*span):
            put(out, scenario, answer(asked, scenario))
        return
    doubt = doubt_of(most, asked.seats, asked.formula)
    if asked.engine == "numba" and reached < FLOATS:
        compiled(asked, span, base, most, doubt, out)
    else:
        by_rows(asked, part, base, reached, doubt, tuple(each[..., slice(*span)] for each in out))
    if doubt:
        for place in np.flatnonzero(out[2][slice(*span)] == plain.DOUBT).tolist():
            put(out, span[0] + place, answer(asked, span[0] + place))


def reach_of(asked: Asked, part: Whole, most: int, base: Whole | None) -> int:
    """The largest number that this piece can meet, if no list has more than ``most`` votes."""
    together = most * len(part)
    return reach(together, together if base is None else int(base.max()), asked.seats, asked.bar)


def by_rows(asked: Asked, part: Whole, base: Whole | None, reached: int, doubt: float, out: tuple[Any, ...]) -> None:
    """A piece in NumPy: thresholds in int64 or floats, whichever is exact."""
    kind = np.float64 if reached < FLOATS else np.int64
    votes = part.astype(kind)
    under = votes.sum(axis=0) if base is None else base.astype(kind)
    kept = votes * (votes * kind(asked.bar.times) >= under * kind(asked.bar.share) + kind(asked.bar.fixed))
    if isinstance(asked.formula, Remainders):
        told = plain.remainders(kept, asked.seats, asked.formula)
    else:
        told = plain.averages(kept.astype(np.float64), asked.seats, asked.formula, doubt)
    for place, given in zip(out, told, strict=True):
        place[...] = given


def compiled(asked: Asked, span: tuple[int, int], base: Whole | None, most: int, doubt: float, out: Out) -> None:
    """A piece in machine code: where the array lies as the kernel reads it, without a copy."""
    kernel, rule = kernel_of(asked.formula, asked.seats, doubt)
    votes: npt.NDArray[Any] = asked.votes
    place, shift = out, 0
    if base is not None or votes.dtype != np.uint32 or not votes.flags.c_contiguous:
        shift = span[0]
        part = slice(*span)
        kind = np.uint32 if most <= np.iinfo(np.uint32).max else np.float64
        votes = np.ascontiguousarray(votes[:, part], dtype=kind)
        place = (np.empty(votes.shape, out[0].dtype), out[1][part], out[2][part])
    lanes = (0,) * (len(votes) if len(votes) <= UNROLLED else 0)
    under = np.empty(0) if base is None else base.astype(np.float64)
    bar = (float(asked.bar.share), float(asked.bar.times), float(asked.bar.fixed))
    kernel(lanes, votes, under, (span[0] - shift, span[1] - shift), float(asked.seats), bar, rule, place)
    if place is not out:
        out[0][:, slice(*span)] = place[0]


def kernel_of(
    formula: Remainders | Averages, seats: int, doubt: float
) -> tuple[Callable[..., None], tuple[float, ...]]:
    """The compiled kernel of a family, and the formula as the numbers that it reads."""
    if isinstance(formula, Remainders):
        from saylau.lab.batch.kernels.remainders import remainders  # noqa: PLC0415 - numba is imported when asked for

        times, split = (1, seats + 1) if formula.whole else (seats + formula.beside, 0)
        return remainders, (float(times), float(split), 0.0)
    from saylau.lab.batch.kernels.averages import averages  # noqa: PLC0415

    told = (formula.square, formula.step, formula.start, formula.under, formula.first, formula.squares)
    return averages, (*map(float, told), float(formula.at), doubt)


def answer(asked: Asked, scenario: int) -> Answer:
    """One scenario in whole numbers."""
    votes: list[int] = asked.votes[:, scenario].tolist()
    base = sum(votes) if asked.base is None else int(asked.base[scenario])
    kept = [each if asked.bar.admits(each, base) else 0 for each in votes]
    return settle(kept, asked.seats, asked.formula)


def put(out: Out, scenario: int, told: Answer) -> None:
    """Write one scenario down."""
    out[0][:, scenario] = told.seats
    out[1][scenario] = told.waiting
    out[2][scenario] = told.state


def teller(asked: Asked) -> Callable[[int], tuple[list[int], tuple[Tie, ...]]]:
    """What ``Batch.ties_of`` asks."""

    def tell(scenario: int) -> tuple[list[int], tuple[Tie, ...]]:
        told = answer(asked, scenario)
        return told.seats, told.ties

    return tell
