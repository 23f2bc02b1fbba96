"""What if every list had had a little more or less? Results drawn around a result, shared out and counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from saylau.errors import BadCall
from saylau.lab.batch import rows as plain
from saylau.lab.batch.asking import MOST_SEATS, Bar, bar_of, engine_of, formula_of, whole
from saylau.lab.batch.bounds import FLOATS, doubt_of, reach
from saylau.lab.batch.exact import settle
from saylau.lab.batch.facts import Counts, State, Swing
from saylau.lab.batch.formulas import Formula, Remainders
from saylau.lab.batch.normals import key_of, normals
from saylau.lab.batch.sharing import PIECE, UNROLLED, kernel_of

__all__ = ["drawn_votes", "swing"]

Floats = npt.NDArray[np.float64]
TIED_, WAITS, DIFFERS, LEFT = range(4)


@dataclass(frozen=True, slots=True)
class Model:
    """A result that can be swung: checked, with the threshold and the usual answer (seats, then those that wait)."""

    votes: tuple[int, ...]
    seats: int
    formula: Formula
    bar: Bar
    spread: float
    seed: int
    usual: Counts

    @property
    def doubt(self) -> float:
        """By how much claims must differ for floats to tell them apart; rounding may add half a vote a list."""
        return doubt_of(sum(self.votes) + len(self.votes), self.seats, self.formula)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts that add up, whatever the order of the pieces."""

    histogram: Counts
    below: Counts
    totals: Counts

    @classmethod
    def empty(cls, model: Model) -> Tally:
        """Nothing counted yet."""
        lists = len(model.votes)
        return cls(*(np.zeros(shape, np.int64) for shape in ((lists, model.seats + 1), (lists,), (4,))))


def swing(  # noqa: PLR0913 - all but two are named
    votes: Sequence[int],
    seats: int,
    *,
    formula: str = "hare",
    threshold: Fraction | int | None = None,
    base_beside: int = 0,
    spread: float | Fraction,
    scenarios: int,
    seed: int,
    threads: int = 1,
    engine: Literal["numba", "numpy"] | None = None,
) -> Swing:
    """Draw so many results around one, share each out, and count: a model, not a forecast.

    The share of each list is drawn by the normal distribution around its share of ``votes``, with ``spread`` points
    (hundredths of the whole) as its standard deviation; below zero it is zero. The shares are scaled to the same sum, and each
    is rounded by itself to the nearest whole vote, halves up: the sum may be off by half a vote a list. ``base_beside`` votes
    stand in the base of the threshold beside those of the lists, in every scenario. The same seed gives the same counts
    with any number of threads. NumPy draws the same numbers as numba, more slowly. Raises ``BadCall``.
    """
    model = model_of(votes, seats, formula, threshold, base_beside, spread, seed)
    total = whole(scenarios, "The number of scenarios", 1, 2**40)
    chosen = engine_of(engine)
    part: Callable[[Model, int, int], Tally] = by_numba if chosen == "numba" else by_numpy
    size = PIECE[chosen]
    starts = range(0, total, size)
    with ThreadPoolExecutor(whole(threads, "The number of threads", 1)) as crew:
        tallies = crew.map(lambda start: part(model, start, min(start + size, total)), starts)
        tally = added(model, tallies)
    return Swing(
        scenarios=total,
        seed=seed,
        result=tuple(model.usual[:-1].tolist()),
        histogram=tally.histogram,
        below=tally.below,
        majority=tally.histogram[:, model.seats // 2 + 1 :].sum(axis=1),
        tied=int(tally.totals[TIED_]),
        waits=int(tally.totals[WAITS]),
        differs=int(tally.totals[DIFFERS]),
        engine=chosen,
    )


def model_of(
    votes: Sequence[int], seats: int, formula: str, threshold: Any, base_beside: int, spread: Any, seed: int
) -> Model:
    """Check a call. Raises ``BadCall``."""
    told = tuple(whole(each, "A number of votes", 0) for each in votes)
    if not any(told):
        raise BadCall("There is nothing to swing: no list has a vote.")
    if isinstance(spread, bool) or not isinstance(spread, (int, float, Fraction)) or not 0 <= spread <= 100:
        raise BadCall(f"The spread is a number of points from 0 to 100, not {spread!r}.")
    count = whole(seats, "The number of seats", 1, MOST_SEATS)
    rule, beside = formula_of(formula), whole(base_beside, "The votes beside the lists", 0)
    bar = bar_of(threshold)
    bar = Bar(bar.share, bar.times, bar.fixed + beside * bar.share)
    most = sum(told) + len(told)
    if reach(most, most, count, bar) >= FLOATS:
        raise BadCall(f"{sum(told)} votes are too many to swing exactly with {count} seats and this threshold.")
    kept = [each if bar.admits(each, sum(told)) else 0 for each in told]
    usual = settle(kept, count, rule)
    known = np.array([*usual.seats, usual.waiting], np.int64)
    return Model(told, count, rule, bar, float(spread) / 100, whole(seed, "The seed", 0), known)


def added(model: Model, tallies: Any) -> Tally:
    """All counts together."""
    told = Tally.empty(model)
    for each in tallies:
        np.add(told.histogram, each.histogram, out=told.histogram)
        np.add(told.below, each.below, out=told.below)
        np.add(told.totals, each.totals, out=told.totals)
    return told


def by_numba(model: Model, start: int, end: int) -> Tally:
    """The counts of a piece, in machine code."""
    from saylau.lab.batch.kernels.swings import swing_averages, swing_remainders  # noqa: PLC0415 - numba

    lists, together = len(model.votes), sum(model.votes)
    kernel: Callable[..., None] = swing_remainders if isinstance(model.formula, Remainders) else swing_averages
    doubt = model.doubt
    _, rule = kernel_of(model.formula, model.seats, doubt)
    tally = Tally.empty(model)
    drawing = (key_of(model.seed), np.array(model.votes) / together, model.spread, float(together))
    bar = (float(model.bar.share), float(model.bar.times), float(model.bar.fixed))
    left = np.empty((end - start if doubt else 1, lists))
    lanes = (0,) * (lists if lists <= UNROLLED else 0)
    counts = (tally.histogram, tally.below, tally.totals)
    kernel(lanes, (start, end), drawing, float(model.seats), bar, rule, model.usual, counts, left)
    for votes in left[: tally.totals[LEFT]]:
        settle_left(model, [int(each) for each in votes], tally)
    return tally


def by_numpy(model: Model, start: int, end: int) -> Tally:
    """The counts of a piece, in NumPy."""
    tally = Tally.empty(model)
    votes = drawn_votes(model, start, end)
    doubt = model.doubt
    cut = votes.sum(axis=0) * model.bar.share + model.bar.fixed
    kept = votes * (votes * model.bar.times >= cut)
    if isinstance(model.formula, Remainders):
        given, waiting, state = plain.remainders(kept, model.seats, model.formula)
    else:
        given, waiting, state = plain.averages(kept, model.seats, model.formula, doubt)
    sure = state != plain.DOUBT
    tally.below[:] = (kept == 0).sum(axis=1)
    moved = (given != model.usual[:-1, None]).any(axis=0) | (waiting != model.usual[-1])
    tally.totals[TIED_] = np.count_nonzero(state == State.TIED)
    tally.totals[WAITS] = np.count_nonzero(sure & (state > State.TIED))
    tally.totals[DIFFERS] = np.count_nonzero(sure & moved)
    for place, row in enumerate(given.astype(np.int64)):
        tally.histogram[place] = np.bincount(row[sure], minlength=model.seats + 1)
    for each in votes[:, ~sure].T:
        settle_left(model, [int(told) for told in each], tally)
    return tally


def drawn_votes(model: Model, start: int, end: int) -> Floats:
    """The votes of the scenarios from ``start`` to before ``end``: lists × scenarios, whole numbers in floats."""
    together = sum(model.votes)
    shares = np.array(model.votes) / together
    told = normals(key_of(model.seed), start, len(shares), end - start)
    told = np.maximum(shares[:, None] + model.spread * told, 0.0)
    sums = np.zeros(end - start)
    for row in told:
        sums += row
    scale = np.divide(together, sums, out=np.zeros_like(sums), where=sums > 0)
    return np.floor(told * scale + 0.5)


def settle_left(model: Model, votes: list[int], tally: Tally) -> None:
    """Add one scenario that floats could not decide; whom the threshold kept out is counted already."""
    base = sum(votes)
    told = settle([v if model.bar.admits(v, base) else 0 for v in votes], model.seats, model.formula)
    tally.histogram[np.arange(len(votes)), told.seats] += 1
    tally.totals[TIED_] += told.state == State.TIED
    tally.totals[WAITS] += told.state > State.TIED
    tally.totals[DIFFERS] += [*told.seats, told.waiting] != model.usual.tolist()
