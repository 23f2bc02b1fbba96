"""A quota, whole parts, largest remainders, in whole numbers only.

With the quota as a fraction Q = above/below, votes v have the whole part v·below div above and the remainder
v·below mod above: one denominator, so remainders are compared as they are. This is the warm part of the room: small
dictionaries, one sort, no objects.
"""

from __future__ import annotations

from collections.abc import Mapping

from saylau.seats.formulas.facts import Tie
from saylau.seats.formulas.ties import NO_TIES, settle

__all__ = ["largest_remainders"]


def largest_remainders(
    seats: dict[str, int], sharers: Mapping[str, int], quota: tuple[int, int], number: int, rank: Mapping[str, int]
) -> tuple[dict[str, int], tuple[Tie, ...], tuple[Tie, ...]]:
    """Fill ``seats`` with ``number`` seats for the sharers, of whom each has a vote.

    ``rank`` is the order in which the law settles ties, else empty. Returns remainders by list, ties that wait, ties that
    the rank settled. Where the quota is so small that the whole parts exceed the seats, or so large
    that more seats are left than there are lists, only the whole parts are filled in: the caller sees that they do not add up.
    """
    remainders: dict[str, int] = {}
    above, below = quota
    left = number
    for name, count in sharers.items():
        share = count * below
        seats[name] = whole = share // above
        remainders[name] = share % above
        left -= whole
    # By Hare's quota the remainders add up to left·V and each is below V: so a first loser always exists. Other quotas leave
    # a seat for every list, or more seats than lists, or fewer than none.
    if left <= 0 or left > len(remainders):
        return remainders, NO_TIES, NO_TIES
    ranked = sorted(remainders.values())
    last = ranked[-left]
    if left < len(ranked) and last == ranked[-left - 1]:
        return remainders, *_share_the_last(seats, remainders, last, left, rank)
    for name, remainder in remainders.items():
        if remainder >= last:
            seats[name] += 1
    return remainders, NO_TIES, NO_TIES


def _share_the_last(
    seats: dict[str, int], remainders: Mapping[str, int], last: int, left: int, rank: Mapping[str, int]
) -> tuple[tuple[Tie, ...], tuple[Tie, ...]]:
    """Seats for the remainders above the last one; what is then left is for equals."""
    for name, remainder in remainders.items():
        if remainder > last:
            seats[name] += 1
            left -= 1
    tied = [name for name, remainder in remainders.items() if remainder == last]
    return settle(seats, tied, left, rank)
