"""Random elections of 8 lists and 98 seats by the array, beside a loop of votelib and beside drawing normal numbers, in turn.

The threshold is seven in a hundred, and every answer has its tie flag; votelib's answers are compared. One core, except
where two are named. Figures are medians of the rounds and ratios in one run; a share on the threshold's very line, where
votelib errs, does not come up. Monte Carlo is measured beside NumPy drawing as many normal numbers and doing nothing with them.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
from yardstick import seconds, yardstick

from saylau.lab.batch import share_out, swing

LISTS, SEATS, LINE = 8, 98, Fraction(7, 100)
SIZES = {"numba": 2_000_000, "numpy": 200_000}
PEER = {"hare": 2_000, "dhondt": 300, "sainte-lague": 300}
ROUNDS = 7
FLOORS = {
    ("hare", "numba"): 1_000,
    ("dhondt", "numba"): 2_000,
    ("sainte-lague", "numba"): 2_000,
    ("hare", "numpy"): 100,
    ("dhondt", "numpy"): 100,
    ("sainte-lague", "numpy"): 100,
}
RATES = {
    ("hare", "numba"): (20, 60),
    ("dhondt", "numba"): (9.5, 20),
    ("sainte-lague", "numba"): (9.5, 20),
    ("hare", "numpy"): (4, 6),
}
RESULT = (5_148_074, 792_828, 659_019, 383_023, 258_618, 90_000, 60_000, 30_000)
SWINGS, NORMALS_FLOOR, NORMALS_GOAL = 1_000_000, 1.3, 1.0

Work = Callable[[], Any]


def votelib(formula: str) -> Callable[[dict[str, int]], Any]:
    """The peer's evaluator of a formula behind the threshold."""
    from votelib.component.quota import hare
    from votelib.evaluate.core import Conditioned
    from votelib.evaluate.proportional import HighestAverages, LargestRemainder
    from votelib.evaluate.threshold import RelativeThreshold

    divisors = {"dhondt": "d_hondt", "sainte-lague": "sainte_lague"}
    inner = LargestRemainder(hare) if formula == "hare" else HighestAverages(divisors[formula])
    evaluator = Conditioned(RelativeThreshold(LINE, accept_equal=True), inner)
    return lambda votes: evaluator.evaluate(votes, SEATS)


def works(votes: np.ndarray, formula: str) -> dict[str, tuple[Work, int]]:
    """What is measured for a formula, each with its number of scenarios."""
    names = [f"list_{place}" for place in range(LISTS)]
    columns = votes[:, : PEER[formula]].T.tolist()
    ballots = [dict(zip(names, column, strict=True)) for column in columns]
    peer = votelib(formula)
    told = share_out(votes[:, : len(ballots)], SEATS, formula=formula, threshold=LINE)
    for place, ballot in enumerate(ballots[:200]):
        if not told.tied[place]:
            assert [peer(ballot).get(name, 0) for name in names] == told.seats[:, place].tolist()

    def ours(engine: str) -> Work:
        part = np.ascontiguousarray(votes[:, : SIZES[engine]])
        return lambda: share_out(part, SEATS, formula=formula, threshold=LINE, engine=engine)

    loop = (lambda: [peer(ballot) for ballot in ballots], len(ballots))
    return {engine: (ours(engine), size) for engine, size in SIZES.items()} | {"votelib": loop}


def medians(todo: dict[str, tuple[Work, int]]) -> dict[str, float]:
    """Seconds of processor time a scenario, each work in turn, the median of the rounds after a first that is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in todo}
    for turn in range(ROUNDS + 1):
        for name, (work, size) in todo.items():
            start = time.process_time()
            work()
            if turn:
                taken[name].append((time.process_time() - start) / size)
    return {name: statistics.median(each) for name, each in taken.items()}


def normals() -> Work:
    """NumPy drawing the normal numbers of so many scenarios into one buffer that stays in the cache."""
    dice, buffer = np.random.default_rng(1), np.empty(LISTS * 1_000)

    def work() -> None:
        for _ in range(SWINGS // 1_000):
            dice.standard_normal(out=buffer)

    return work


def swung(engine: str, scenarios: int, threads: int = 1) -> Work:
    return lambda: swing(
        RESULT, SEATS, threshold=LINE, spread=1.5, scenarios=scenarios, seed=1, threads=threads, engine=engine
    )


def nations(scenarios: int) -> np.ndarray:
    """Votes of a nation of seven million, in any proportion: of 8 lists, 4 or 5 pass the threshold."""
    parts = np.random.default_rng(97).standard_exponential((LISTS, scenarios))
    return (parts / parts.sum(axis=0) * 7_241_562).astype(np.uint32)


def share_outs() -> bool:
    votes = nations(max(SIZES.values()))
    reached = True
    print("| formula | engine | ns a scenario | million a second (floor, goal) | times votelib (floor) |")
    print("| --- | --- | ---: | ---: | ---: |")
    for formula in PEER:
        taken = medians(works(votes, formula))
        for engine in SIZES:
            rate, ratio = 1e-6 / taken[engine], taken["votelib"] / taken[engine]
            bounds = RATES.get((formula, engine))
            told = f"{rate:.1f}" + (f" ({bounds[0]:g}, {bounds[1]:g})" if bounds else "")
            times = f"{ratio:,.0f} ({FLOORS[formula, engine]:,})"
            print(f"| {formula} | {engine} | {taken[engine] * 1e9:.1f} | {told} | {times} |")
            reached &= ratio >= FLOORS[formula, engine]
        print(f"| {formula} | a loop of votelib 0.4.0 | {taken['votelib'] * 1e9:,.0f} | | 1 |")
    return reached


def swings() -> bool:
    todo = {
        "numba": (swung("numba", SWINGS), SWINGS),
        "numpy": (swung("numpy", SWINGS // 10), SWINGS // 10),
        "normals alone": (normals(), SWINGS),
    }
    taken = medians(todo)
    ratio = taken["numba"] / taken["normals alone"]
    print("\n| Monte Carlo, 8 lists, Hare | ns a scenario | million a second (floor, 8) | times drawing the normals |")
    print("| --- | ---: | ---: | ---: |")
    for name, each in taken.items():
        print(f"| {name} | {each * 1e9:.1f} | {1e-6 / each:.1f} | {each / taken['normals alone']:.2f} |")
    print(f"\nWith numba it takes {ratio:.2f} times drawing its normals (floor {NORMALS_FLOOR}, goal {NORMALS_GOAL}).")
    whole = seconds(swung("numba", 10 * SWINGS, threads=2), 3)
    print(f"Ten million scenarios on two cores: {whole:.2f} s (goal 1 s).")
    return ratio <= NORMALS_FLOOR


def main() -> None:
    reached = share_outs()
    reached &= swings()
    print(f"\nThe yardstick takes {yardstick() * 1e3:.0f} ms.")
    sys.exit(0 if reached else 1)


if __name__ == "__main__":
    main()
