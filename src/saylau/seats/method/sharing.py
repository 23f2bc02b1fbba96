"""Quota, whole parts, largest remainders, in whole numbers only (Article 97-1(1), (3)).

Every quotient v / (V / S) = v·S / V has the denominator V, so remainders are compared as they are: v·S mod V.
This is the warm part of the room: small dictionaries, one sort, no objects.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from saylau.seats.facts import Tie

__all__ = ["share_out"]

NO_TIES: tuple[Tie, ...] = ()


def share_out(
    seats: dict[str, int], sharers: Mapping[str, int], total: int, number: int, order: Sequence[str]
) -> tuple[dict[str, int], tuple[Tie, ...], tuple[Tie, ...]]:
    """Fill ``seats`` with ``number`` seats for the sharers, whose votes add up to ``total`` (above zero).

    ``order`` is the order of registration where the law settles ties by it, else empty.
    Returns remainders by list, ties that wait, ties that the order settled.
    """
    remainders: dict[str, int] = {}
    left = number
    for name, count in sharers.items():
        share = count * number
        seats[name] = whole = share // total
        remainders[name] = share % total
        left -= whole
    if not left:
        return remainders, NO_TIES, NO_TIES
    # The remainders add up to left·V and each is below V: so more than `left` lists have one above zero,
    # and a first loser always exists.
    ranked = sorted(remainders.values())
    last = ranked[-left]
    if last == ranked[-left - 1]:
        return remainders, *_share_the_last(seats, remainders, last, left, order)
    for name, remainder in remainders.items():
        if remainder >= last:
            seats[name] += 1
    return remainders, NO_TIES, NO_TIES


def _share_the_last(
    seats: dict[str, int], remainders: Mapping[str, int], last: int, left: int, order: Sequence[str]
) -> tuple[tuple[Tie, ...], tuple[Tie, ...]]:
    """Seat those above the tie, then the tied ones by registration where it is known for each of them."""
    for name, remainder in remainders.items():
        if remainder > last:
            seats[name] += 1
            left -= 1
    tied = [name for name, remainder in remainders.items() if remainder == last]
    if not all(name in order for name in tied):
        return (Tie(tuple(tied), left),), NO_TIES
    tied.sort(key=order.index)
    for name in tied[:left]:
        seats[name] += 1
    return NO_TIES, (Tie(tuple(tied), left),)
