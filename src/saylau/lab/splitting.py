"""Whole numbers shared out exactly: by weights, and up or down to a total between bounds."""

from __future__ import annotations

from collections.abc import Sequence

from saylau.errors import BadCall

__all__ = ["brought_to", "split"]


def split(total: int, weights: Sequence[int]) -> list[int]:
    """The total shared out in proportion to the weights by largest remainders; the earlier one wins a tie."""
    whole = sum(weights)
    if total < 0 or whole <= 0:
        if total == 0:
            return [0] * len(weights)
        raise BadCall("Only a total of at least zero can be shared out, and among some weight.")
    parts = [divmod(total * weight, whole) for weight in weights]
    shares = [share for share, _ in parts]
    left = total - sum(shares)
    for place in sorted(range(len(parts)), key=lambda each: (-parts[each][1], each))[:left]:
        shares[place] += 1
    return shares


def brought_to(total: int, values: Sequence[int], low: Sequence[int], high: Sequence[int]) -> list[int]:
    """The values moved to the total, each in proportion to the room it has, and none beyond its bounds.

    Raises ``BadCall`` where the bounds do not reach the total.
    """
    inside = [min(max(value, least), most) for value, least, most in zip(values, low, high, strict=True)]
    gap = total - sum(inside)
    if not gap:
        return inside
    bounds = high if gap > 0 else low
    rooms = [abs(bound - value) for bound, value in zip(bounds, inside, strict=True)]
    if sum(rooms) < abs(gap):
        raise BadCall(f"The bounds leave no room for a total of {total}: it lies {abs(gap) - sum(rooms)} beyond them.")
    sign = 1 if gap > 0 else -1
    return [value + sign * share for value, share in zip(inside, split(abs(gap), rooms), strict=True)]
