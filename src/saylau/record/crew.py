"""Work shared among processes, its answers in the order of the tasks, with only a few of them under way."""

from __future__ import annotations

import gc
import multiprocessing
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

from saylau.record.keys import KeyRing

__all__ = ["in_order"]

AHEAD = 4
"""Tasks under way for each process: memory stays flat however long the record is."""

T = TypeVar("T")
Task = tuple[Path, int, int]
Work = Callable[[Path, int, int, KeyRing], T]


def in_order(work: Work[T], tasks: Iterable[Task], ring: KeyRing, processes: int) -> Iterator[T]:
    """The answer to each task in turn; each process keeps its own ring."""
    if processes <= 1:
        yield from (work(*task, ring) for task in tasks)
        return
    # A child that starts as a copy is ready at once; other systems start it anew.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    with ProcessPoolExecutor(processes, context, _begin, (ring.as_json(),)) as pool:
        waiting: deque[Future[T]] = deque()
        try:
            for task in tasks:
                waiting.append(pool.submit(_do, work, task))
                if len(waiting) >= AHEAD * processes:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


_ring: list[KeyRing] = []


def _begin(keys: list[dict[str, str]]) -> None:
    # Entries hold no rings of references: looking for such after every few hundred objects costs a tenth of the time.
    gc.set_threshold(100_000)
    _ring[:] = [KeyRing.from_json(keys)]


def _do(work: Work[T], task: Task) -> T:
    return work(*task, _ring[0])
