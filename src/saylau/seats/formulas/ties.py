"""Equal claims: who goes first where the law says it, and what waits for a person where it does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from saylau.seats.formulas.facts import Tie

__all__ = ["NO_TIES", "settle", "standing"]

NO_TIES: tuple[Tie, ...] = ()


def standing(registered: Sequence[str]) -> Mapping[str, int]:
    """The place of each list in the order of registration."""
    return {name: place for place, name in enumerate(registered)}


def settle(
    seats: dict[str, int], tied: Sequence[str], number: int, rank: Mapping[str, int]
) -> tuple[tuple[Tie, ...], tuple[Tie, ...]]:
    """Give ``number`` seats to the tied lists by their rank, the smallest first; returns ties that wait, ties settled.

    Where the rank of one of them is not known the seats wait. Where ranks are equal at the last seat, that seat waits.
    """
    if not number:
        return NO_TIES, NO_TIES
    if not all(name in rank for name in tied):
        return (Tie(tuple(tied), number),), NO_TIES
    ordered = sorted(tied, key=rank.__getitem__)
    last = rank[ordered[number - 1]]
    equal = tuple(name for name in tied if rank[name] == last)
    first = [name for name in ordered if rank[name] < last]
    if len(first) + len(equal) == number:
        first, equal = ordered[:number], ()
    for name in first:
        seats[name] += 1
    waits = (Tie(equal, number - len(first)),) if equal else NO_TIES
    if waits and not first:
        return waits, NO_TIES
    return waits, (Tie(tuple(ordered), number),)
