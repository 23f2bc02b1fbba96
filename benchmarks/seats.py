"""One sharing of the seats of 10 January 2021, beside two peers in one process, in turn, medians of the rounds.

``allocate`` checks every vote, applies the threshold of the day and knows its steps; the peers are given votes and a
threshold and check nothing. All give 76, 12 and 10. Figures are ratios in one run; the yardstick is a million additions.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable
from datetime import date
from fractions import Fraction

from yardstick import once, yardstick

from saylau import law
from saylau.seats import allocate, how_close

ROUNDS = 15
CALLS = 2_000
GOAL, FLOOR = 8.0, 5.0
VOTES = {"nur_otan": 5_148_074, "ak_zhol": 792_828, "npk": 659_019, "auyl": 383_023, "adal": 258_618}
SEATS = [76, 12, 10, 0, 0]
DAY = law.load("kz").on(date(2021, 1, 10))

Work = Callable[[], object]


def ours() -> dict[str, Work]:
    allocation = allocate(VOTES, DAY)
    assert list(allocation.seats.values()) == SEATS
    return {
        "allocate, validation included": lambda: allocate(VOTES, DAY),
        "allocate and its steps": lambda: allocate(VOTES, DAY).steps,
        "findings, each with its article": lambda: allocation.ruling("seats/kz-2021"),
        "how close": lambda: how_close(allocation),
    }


def peers() -> dict[str, Work]:
    import apportionment.methods as apportionment
    from votelib.component.quota import hare
    from votelib.evaluate.core import Conditioned
    from votelib.evaluate.proportional import LargestRemainder
    from votelib.evaluate.threshold import RelativeThreshold

    evaluator = Conditioned(RelativeThreshold(Fraction(7, 100), accept_equal=True), LargestRemainder(hare))
    votes = list(VOTES.values())

    def largest_remainder(*, fractions: bool) -> Work:
        return lambda: apportionment.compute("hamilton", votes, 98, threshold=0.07, fractions=fractions, verbose=False)

    told = {
        "votelib 0.4.0": lambda: evaluator.evaluate(VOTES, 98),
        "apportionment 1.0 (float)": largest_remainder(fractions=False),
        "apportionment 1.0 (Fraction)": largest_remainder(fractions=True),
    }
    assert told["votelib 0.4.0"]() == {name: seats for name, seats in zip(VOTES, SEATS, strict=True) if seats}
    assert list(told["apportionment 1.0 (float)"]()) == list(told["apportionment 1.0 (Fraction)"]()) == SEATS
    return told


def main() -> None:
    mine, theirs = ours(), peers()
    works = mine | theirs
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            taken[name].append(once(work, CALLS if name != "how close" else CALLS // 100))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    unit = yardstick()
    first, with_steps = list(medians.values())[:2]
    print("One allocation of 10 January 2021: 5 lists, 98 seats, 7 %.\n")
    print("| work | µs | in millionths of the yardstick | times `allocate` | times `allocate` and its steps |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, middle in medians.items():
        ratios = f"{middle / first:.1f} | {middle / with_steps:.1f}"
        print(f"| {name} | {middle * 1e6:.2f} | {middle / unit * 1e6:.0f} | {ratios} |")
    least = min(medians[name] for name in theirs)
    print(f"\nThe nearest peer takes {least / with_steps:.1f} times as long (goal {GOAL:.0f}, floor {FLOOR:.0f}).")
    sys.exit(0 if least / with_steps >= FLOOR else 1)


if __name__ == "__main__":
    main()
