"""Chance for millions of rows at once: the mixing of SplitMix64 over a counter, the same on every machine.

Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014). A draw depends on the seed, on its name
and on the counter alone, never on the draw before.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = ["Places", "below", "key_of", "shuffled", "words"]

Words: TypeAlias = npt.NDArray[np.uint64]
Places: TypeAlias = npt.NDArray[np.int64]

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
FIRST, SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
UPPER = np.uint64(32)


def key_of(seed: str, *name: object) -> int:
    """The number that a stream of draws starts from: the first eight bytes of a SHA-256."""
    return int.from_bytes(sha256("/".join(map(str, (seed, *name))).encode()).digest()[:8], "big")


def words(key: int, counters: npt.NDArray[Any]) -> Words:
    """One word of 64 bits for each counter."""
    mixed = counters.astype(np.uint64) * GOLDEN + np.uint64(key)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * FIRST
    mixed = (mixed ^ (mixed >> np.uint64(27))) * SECOND
    drawn: Words = mixed ^ (mixed >> np.uint64(31))
    return drawn


def below(key: int, counters: npt.NDArray[Any], limit: int | npt.NDArray[Any]) -> Places:
    """A whole number from 0 to ``limit`` − 1 for each counter; limits up to 2^31, all about as likely."""
    return (((words(key, counters) >> UPPER) * np.asarray(limit, dtype=np.uint64)) >> UPPER).astype(np.int64)


def shuffled(key: int, many: int) -> Places:
    """The numbers from 0 to ``many`` − 1 in an order of chance."""
    return np.argsort(words(key, np.arange(many)), kind="stable").astype(np.int64)
