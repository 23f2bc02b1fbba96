"""Normal numbers by counter: the draw of a scenario and a list depends on the seed and on these two alone.

A draw is 64 bits of SplitMix64 at its place (Steele, Lea, Flood 2014), made normal by a ziggurat of 256 layers of equal
area (Marsaglia and Tsang 2000) with 52 bits for the place in the layer, a sign and a layer out of other bits (Doornik 2005).
A draw that its layer does not settle at once goes on from a mix of its own bits, never from a neighbour's. Hence any
number of threads, in any order, draws the same.
"""

from __future__ import annotations

import math
from hashlib import shake_256
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["EDGE", "HEIGHTS", "LIMITS", "WIDTHS", "key_of", "normals"]

Words = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float64]

LAYERS = 256
EDGE = 3.6541528853610088
"""Where the lowest layer ends and the tail begins; every layer has the area ``AREA`` under it."""
AREA = 0.00492867323399
STEP = np.uint64(0x9E3779B97F4A7C15)


def layers() -> Floats:
    """The right ends of the layers, from the widest (which stands for the tail as well) up to 0."""
    ends = [AREA / math.exp(-0.5 * EDGE * EDGE), EDGE]
    while len(ends) < LAYERS:
        ends.append(math.sqrt(-2.0 * math.log(AREA / ends[-1] + math.exp(-0.5 * ends[-1] * ends[-1]))))
    return np.array([*ends, 0.0])


ENDS = layers()
HEIGHTS: Floats = np.exp(-0.5 * ENDS * ENDS)
WIDTHS: Floats = ENDS[:LAYERS] * 2.0**-52
LIMITS: npt.NDArray[np.int64] = (ENDS[1:] / ENDS[:LAYERS] * 2.0**52).astype(np.int64)


def key_of(seed: int) -> np.uint64:
    """Where the draws of a seed begin."""
    return np.uint64(int.from_bytes(shake_256(f"swing/{seed}".encode()).digest(8), "big"))


def mix(words: Any) -> Any:
    """The 64 bits of SplitMix64 at these places."""
    words = (words ^ (words >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    words = (words ^ (words >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return words ^ (words >> np.uint64(31))


def normals(key: np.uint64, start: int, lists: int, scenarios: int) -> Floats:
    """The draws of so many scenarios from the one numbered ``start``: lists × scenarios."""
    places = np.arange(start * lists, (start + scenarios) * lists, dtype=np.uint64).reshape(scenarios, lists).T
    words = mix(key + places.ravel() * STEP)
    told, layer, sure = tried(words)
    todo = np.flatnonzero(~sure)
    told[todo] = again(words[todo], told[todo], layer[todo])
    return told.reshape(lists, scenarios)


def tried(words: Words) -> tuple[Floats, Words, npt.NDArray[np.bool_]]:
    """A place in a layer, the layer, and whether that is under the curve for sure."""
    layer = words & np.uint64(255)
    place = (words >> np.uint64(12)).astype(np.int64)
    told = place * WIDTHS[layer]
    told = np.where(words & np.uint64(256), -told, told)
    return told, layer, place < LIMITS[layer]


def again(words: Words, told: Floats, layer: Words) -> Floats:
    """Draws that their layer did not settle: under the curve after all, out in the tail, or drawn anew."""
    out = told.copy()
    todo = np.arange(words.size)
    while todo.size:
        for place in np.flatnonzero(layer == 0):
            out[todo[place]] = tail(words[place], float(told[place]))
        words = mix(words + STEP)
        low, high = HEIGHTS[layer], HEIGHTS[layer + np.uint64(1)]
        under = low + portion(words) * (high - low) < np.exp(-0.5 * told * told)
        out[todo[under & (layer > 0)]] = told[under & (layer > 0)]
        rest = ~under & (layer > 0)
        todo, words = todo[rest], mix(words[rest] + STEP)
        told, layer, sure = tried(words)
        out[todo[sure]] = told[sure]
        todo, words, told, layer = todo[~sure], words[~sure], told[~sure], layer[~sure]
    return out


def portion(words: Any) -> Any:
    """From 0 to less than 1, by 53 bits."""
    return (words >> np.uint64(11)) * 2.0**-53


def tail(word: np.uint64, told: float) -> float:
    """A draw beyond the edge (Marsaglia 1964), with the sign of ``told``."""
    with np.errstate(over="ignore"):
        while True:
            word = mix(word + STEP)
            beyond = -math.log1p(-float(portion(word))) / EDGE
            word = mix(word + STEP)
            if -2.0 * math.log1p(-float(portion(word))) > beyond * beyond:
                return math.copysign(EDGE + beyond, told)
