"""A plain loop that every figure is set beside: machines differ, ratios in one run differ less."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def seconds(work: Callable[[], object], rounds: int = 7) -> float:
    """The median wall time of one call, in seconds."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def once(work: Callable[[], object], calls: int) -> float:
    """Seconds of processor time of one call, the mean over so many."""
    start = time.process_time()
    for _ in range(calls):
        work()
    return (time.process_time() - start) / calls


def loop() -> int:
    """A million additions in plain Python: the yardstick."""
    total = 0
    for n in range(1_000_000):
        total += n
    return total


def yardstick() -> float:
    """Seconds of the yardstick loop on this machine, now."""
    return seconds(loop, 5)
