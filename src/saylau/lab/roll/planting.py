"""Which rows of a block get which fault, and whose copy is whose: everything but what a fault changes in its row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from saylau.lab.roll.blocks import Block
from saylau.lab.roll.chance import Places, key_of, shuffled
from saylau.lab.roll.changes import change
from saylau.lab.roll.facts import BLOCK, HEADER_ROWS, Planted
from saylau.lab.roll.persons import USUAL_SERIALS, Persons, Town, joined, numbered, persons

__all__ = ["block", "blocks"]

LEAST = 1_000
"""A first block of so many rows gets one of each kind at least."""
YOUNG = 1_460
"""Days under age at most of a planted person under age."""
COPIES = ("twice", "typed_again", "two_parties")
"""Faults that repeat a person: within the roll, and last from the party before."""
ODD_BIRTHS = ("under_age", "iin_leading_zero_lost")
KEPT_SERIALS = 1_000


def blocks(town: Town, party: int) -> Iterator[Block]:
    """The roll of one party (by its place in the plan), block by block."""
    for number in range(-(-town.plan.members // BLOCK)):
        yield block(town, party, number)


def block(town: Town, party: int, number: int) -> Block:
    """One block of one roll with its faults planted."""
    plan, rows = town.plan, _rows(town, party, number)
    lots = _Lots.drawn(town, party, number)
    numbers = rows.copy()
    originals: dict[int, tuple[int, int]] = {}
    for kind in COPIES:
        owner = party - (kind == "two_parties")
        heads = lots.heads.get(kind, ())
        if not len(heads):
            continue
        lent = _Lots.drawn(town, owner, number).lent[kind]
        numbers[heads] = _rows(town, owner, number)[lent]
        originals |= {int(place): (owner, int(other)) for place, other in zip(heads, lent, strict=True)}
    people = persons(numbers, town)
    _bear_oddly(people, town, lots, party, number)
    made = Block(
        party=plan.parties[party],
        first=number * BLOCK + HEADER_ROWS + 1,
        persons=people,
        joined=joined(rows, people.born, town),
        digits=numbered(people.born, people.sex, people.serial, town.form),
        has_numbers=plan.has_numbers,
    )
    for kind, heads in lots.heads.items():
        for turn, place in enumerate(map(int, heads)):
            damages = change(kind, made, town, place, turn)
            owner, other = originals.get(place, (-1, 0))
            told = (plan.parties[owner], made.first + other) if owner >= 0 else ("", 0)
            made.planted.append(Planted(kind, made.party, made.first + place, *told, damages=damages))
    return made


@dataclass(frozen=True, slots=True)
class _Lots:
    """Places of a block: ``heads`` get a fault, ``lent`` are in order and are copied elsewhere, both by kind."""

    heads: Mapping[str, Places]
    lent: Mapping[str, Places]

    @classmethod
    def drawn(cls, town: Town, party: int, number: int) -> _Lots:
        size = len(_rows(town, party, number))
        order = shuffled(key_of(town.plan.seed, "order", party, number), size)
        counts = {kind: _count(rate, number, size) for kind, rate in town.plan.rates.items()}
        heads, at = {}, 0
        for kind, count in counts.items():
            if (kind == "two_parties" and party == 0) or (
                kind == "iin_leading_zero_lost" and town.first_zero > town.last
            ):
                continue
            heads[kind] = order[at : at + count]
            at += count
        lent, end = {}, size
        for kind in COPIES:
            lent[kind] = order[end - counts.get(kind, 0) : end]
            end -= counts.get(kind, 0)
        return cls(heads, lent)


def _count(rate: int, number: int, size: int) -> int:
    return max(rate * size // BLOCK, int(number == 0 and size >= LEAST))


def _rows(town: Town, party: int, number: int) -> Places:
    """The numbers of the persons who stand in the rows of a block before anything is planted."""
    members = town.plan.members
    start = number * BLOCK
    return party * members + np.arange(start, min(start + BLOCK, members), dtype=np.int64)


def _bear_oddly(people: Persons, town: Town, lots: _Lots, party: int, number: int) -> None:
    """Persons planted for their day of birth get one, and serial numbers that no usual person has."""
    for kind in ODD_BIRTHS:
        heads = lots.heads.get(kind, np.zeros(0, dtype=np.int64))
        per_block = max(town.plan.rates.get(kind, 0), 1)
        blocks_of_a_party = -(-town.plan.members // BLOCK)
        turns = (party * blocks_of_a_party + number) * per_block + np.arange(len(heads))
        start, span = (
            (town.last + 1, YOUNG) if kind == "under_age" else (town.first_zero, town.last - town.first_zero + 1)
        )
        people.born[heads] = start + turns % max(span, 1)
        people.serial[heads] = USUAL_SERIALS + turns // max(span, 1) * 2 % KEPT_SERIALS
