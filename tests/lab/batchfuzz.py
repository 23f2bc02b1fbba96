"""Batches rich in ties, by both engines and by the second path; any difference is printed.

``python tests/lab/batchfuzz.py 10000000 [SEED]`` says how many scenarios, ties and waits there were, formula by formula; it
ends with 1 on a difference.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import numpy as np

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lab.exactly import exactly
from saylau.lab.batch import FORMULAS, State, share_out
from saylau.lab.batch.asking import engine_of

GROUP = 2_000
"""Scenarios that are asked for in one call."""
LISTS = (1, 2, 3, 4, 5, 6, 8, 17)
SEATS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 20, 30)
SHARES = ("0", "1/20", "7/100", "1/10", "1/4", "1/3", "1/2", "1")
TIMES = (1, 1, 1, 7, 1000, 10**6, 10**9)
LARGE = (10**12, 2**52, 10**15, 10**17)
DTYPES = (np.uint32, np.uint32, np.uint32, np.int64, np.uint64, np.int32, np.uint16, np.uint8)
ENGINES = tuple(name for name in ("numba", "numpy") if name in (engine_of(None), "numpy"))


class Group(NamedTuple):
    """One call: scenarios that share the seats, the formula and the threshold."""

    votes: np.ndarray
    seats: int
    formula: str
    threshold: Fraction | int | None
    base: np.ndarray | None
    rows: str
    threads: int


def few_votes(dice, lists, count):
    """A handful of votes a list, many of them equal; sometimes all of them many times over, which keeps every tie."""
    return dice.integers(0, int(dice.choice((1, 2, 4, 12, 60))) + 1, (lists, count)) * int(dice.choice(TIMES))


def twins(dice, lists, count):
    """Two or three numbers shared by all lists."""
    return dice.choice(dice.integers(1, 10**6, dice.integers(2, 4)), (lists, count))


def on_the_line(dice, lists, count):
    """The last list at seven or five in a hundred or at a quarter, or one vote beside it."""
    share = Fraction(str(dice.choice(("7/100", "1/20", "1/4"))))
    size = dice.integers(1, 80_000, count)
    rest = (share.denominator - share.numerator) * size
    votes = np.zeros((lists, count), np.int64)
    for place in range(lists - 1):
        votes[place] = rest // max(1, lists - 1)
    votes[0] += rest - votes.sum(axis=0)
    votes[-1] += share.numerator * size + dice.choice((-1, 0, 0, 1), count)
    return np.maximum(votes, 0)


def large(dice, lists, count):
    """Numbers beyond what floats hold, nearly or quite equal."""
    most = int(dice.choice(LARGE))
    return most + dice.integers(0, 3, (lists, count)) * dice.choice((1, 1, max(1, most // 4)), (lists, count))


def a_nation(dice, lists, count):
    """Any numbers as large as those of a country."""
    return dice.integers(0, 3_000_000, (lists, count))


STYLES = (few_votes, few_votes, few_votes, few_votes, twins, twins, on_the_line, on_the_line, large, a_nation)


def group(dice, formula: str, count: int, lists_known=LISTS) -> Group:
    style = STYLES[dice.integers(len(STYLES))]
    lists = int(dice.choice(lists_known))
    count = count if lists < 9 and style not in (large, a_nation) else max(1, count // 4)
    votes = style(dice, lists, count)
    fitting = [each for each in DTYPES if votes.max() <= np.iinfo(each).max]
    votes = votes.astype(fitting[dice.integers(len(fitting))])
    rows = "lists" if dice.random() < 0.8 else "scenarios"
    which = dice.random()
    threshold = None if which < 0.3 else Fraction(str(dice.choice(SHARES)))
    if which > 0.9:
        threshold = int(votes.flat[dice.integers(votes.size)])
    base = None
    if dice.random() < 0.2:
        base = votes.sum(axis=0, dtype=np.int64) + dice.integers(0, 4, count) * int(dice.choice((1, 100)))
    seats = 98 if dice.random() < 0.02 else 300 if dice.random() < 0.005 else int(dice.choice(SEATS))
    return Group(votes, seats, formula, threshold, base, rows, int(dice.choice((1, 1, 2))))


def differences(one: Group, seen: Counter[str]) -> Iterator[str]:
    """Every scenario on which an engine differs from the second path."""
    votes = one.votes if one.rows == "lists" else np.ascontiguousarray(one.votes.T)
    told = [
        share_out(
            votes,
            one.seats,
            formula=one.formula,
            threshold=one.threshold,
            base=one.base,
            rows=one.rows,
            engine=engine,
            threads=one.threads,
        )
        for engine in ENGINES
    ]
    columns = one.votes.T.tolist()
    bases = [None] * len(columns) if one.base is None else one.base.tolist()
    answers = [(each.engine, each.seats.T.tolist(), each.tied.tolist(), each.state.tolist(), each) for each in told]
    for place, (votes_of_one, base) in enumerate(zip(columns, bases, strict=True)):
        seats, waiting, state, level = exactly(votes_of_one, one.seats, one.formula, one.threshold, base)
        seen[f"{one.formula} {State(state).name.lower()}"] += 1
        for engine, given, tied, states, batch in answers:
            same = given[place] == seats and tied[place] == waiting and states[place] == state
            if same and place % 16 == 0:
                same = [(tie.lists, tie.seats) for tie in batch.ties_of(place)] == ([(level, waiting)] if level else [])
            if not same:
                yield (
                    f"{one.formula} {one.seats} seats {one.threshold} base {base} {engine} {one.votes.dtype} {votes_of_one}: "
                    f"{given[place]} {tied[place]} {State(states[place]).name} instead of {seats} {waiting} {State(state).name}"
                )


def fuzz(
    count: int, seed: int, formulas=tuple(FORMULAS), size: int = GROUP, lists=LISTS
) -> tuple[Counter[str], list[str]]:
    """Counts of what came up, and every difference."""
    dice = np.random.default_rng(seed)
    seen: Counter[str] = Counter()
    differ: list[str] = []
    turn = 0
    while seen.total() < count:
        one = group(dice, formulas[turn % len(formulas)], min(size, count - seen.total()), lists)
        differ += differences(one, seen)
        turn += 1
    return seen, differ


def table(seen: Counter[str]) -> Iterator[str]:
    for formula in FORMULAS:
        told = {state.name.lower(): seen[f"{formula} {state.name.lower()}"] for state in State}
        yield f"{formula:>20}  " + "  ".join(f"{name} {number:,}" for name, number in told.items() if number)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 27
    start, workers = time.monotonic(), os.cpu_count() or 1
    parts = max(workers, count // 250_000)
    sizes = [count // parts + (place < count % parts) for place in range(parts)]
    seen: Counter[str] = Counter()
    differ: list[str] = []
    with ProcessPoolExecutor(workers) as crew:
        for came, wrong in crew.map(fuzz, sizes, range(seed * 1_000_000, seed * 1_000_000 + parts)):
            seen += came
            differ += wrong
    print("\n".join((*table(seen), *differ[:10])))
    print(
        f"{seen.total():,} scenarios, {len(differ):,} differences, {time.monotonic() - start:.0f} s, {', '.join(ENGINES)}"
    )
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
