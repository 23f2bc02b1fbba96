"""The same normal numbers compiled: see ``saylau.lab.batch.normals`` for how they are drawn."""

from __future__ import annotations

import math

import numpy as np

from saylau.lab.batch.compiling import compiled
from saylau.lab.batch.normals import EDGE, HEIGHTS, LIMITS, WIDTHS

__all__ = ["normal"]

ONE, FIRST, SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
SIGN, LAYER = np.uint64(256), np.uint64(255)
SHIFTS = (np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(12), np.uint64(11))


@compiled
def mix(word: np.uint64) -> np.uint64:
    """The 64 bits of SplitMix64 at this place."""
    word = (word ^ (word >> SHIFTS[0])) * FIRST
    word = (word ^ (word >> SHIFTS[1])) * SECOND
    return word ^ (word >> SHIFTS[2])


@compiled
def portion(word: np.uint64) -> float:
    """From 0 to less than 1, by 53 bits."""
    return float(word >> SHIFTS[4]) * 2.0**-53


@compiled
def tail(word: np.uint64, told: float) -> float:
    """A draw beyond the edge, with the sign of ``told``."""
    while True:
        word = mix(word + ONE)
        beyond = -math.log1p(-portion(word)) / EDGE
        word = mix(word + ONE)
        if -2.0 * math.log1p(-portion(word)) > beyond * beyond:
            return EDGE + beyond if told >= 0.0 else -EDGE - beyond


@compiled
def again(word: np.uint64, told: float, layer: np.int64) -> float:
    """A draw that its layer did not settle."""
    while True:
        if layer == 0:
            return tail(word, told)
        word = mix(word + ONE)
        low, high = HEIGHTS[layer], HEIGHTS[layer + 1]
        if low + portion(word) * (high - low) < math.exp(-0.5 * told * told):
            return told
        word = mix(word + ONE)
        layer = np.int64(word & LAYER)
        place = np.int64(word >> SHIFTS[3])
        told = place * WIDTHS[layer]
        told = -told if word & SIGN else told
        if place < LIMITS[layer]:
            return told


@compiled
def normal(key: np.uint64, counter: np.uint64) -> float:
    """The draw at a place of the sequence that ``key`` begins."""
    word = mix(key + counter * ONE)
    layer = np.int64(word & LAYER)
    place = np.int64(word >> SHIFTS[3])
    told = place * WIDTHS[layer]
    told = -told if word & SIGN else told
    return told if place < LIMITS[layer] else again(word, told, layer)
