"""Round steps for an axis, and the places of its labels."""

from __future__ import annotations

__all__ = ["nice_step", "ticks"]


def nice_step(span: int, most: int) -> int:
    """The smallest of 1, 2, 5, 10, 20 … that parts the span into at most that many steps."""
    step = 1
    while span > step * most:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return step


def ticks(low: int, high: int, most: int) -> list[int]:
    """Multiples of a round step from ``low`` to ``high``, at most about that many."""
    step = nice_step(high - low, max(most, 1))
    return list(range(-(-low // step) * step, high + 1, step))
