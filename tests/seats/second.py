"""Article 97-1 a second time, by another path: Fractions instead of remainders over one denominator, and places by counting.

Nothing of the house is imported, not even the statute book: what the law said on the five days stands here as read from
its texts. A list's place among the remainders is the number of lists before it; the runner-up's seats are handed out
one by one, as a commission would lay them on the table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

FLOORS = ("leftover_seats_first", "leader_before_remainders", "leader_after_remainders")
LEFTOVERS = ("to_both_by_remainder", "to_the_leader")


class Law(NamedTuple):
    seats: int
    threshold: Fraction
    base: str
    settles_ties: bool
    admits_next: bool


SEVEN, FIVE = Fraction(7, 100), Fraction(5, 100)
LAWS = {
    2004: Law(10, SEVEN, "votes_for_lists", settles_ties=False, admits_next=False),
    2007: Law(98, SEVEN, "votes_for_lists", settles_ties=False, admits_next=False),
    2012: Law(98, SEVEN, "votes_for_lists", settles_ties=True, admits_next=True),
    2021: Law(98, SEVEN, "votes_for_lists", settles_ties=True, admits_next=True),
    2023: Law(69, FIVE, "votes_for_lists_and_against_all", settles_ties=True, admits_next=True),
}
FEWEST_OF_THE_NEXT = 2
COEFFICIENTS = (Fraction(7, 10), Fraction(1))

Tie = tuple[tuple[str, ...], int]


class Answer(NamedTuple):
    """What a sharing comes to. ``quotients`` are votes over quota; a reading is (list, coefficient, floor, leftovers,
    seats, ties)."""

    case: str
    admitted: tuple[str, ...]
    seats: dict[str, int]
    empty: dict[str, int]
    ties: tuple[Tie, ...]
    settled: tuple[Tie, ...]
    quotients: dict[str, Fraction]
    readings: tuple[tuple[object, ...], ...]


class Call(NamedTuple):
    """An election and the law's day, with whatever stands in for the law's own."""

    year: int
    votes: Mapping[str, int]
    seats: int | None = None
    against_all: int | None = None
    took_part: int | None = None
    registered: tuple[str, ...] = ()
    sizes: Mapping[str, int] = {}
    base: str | None = None
    threshold: Fraction | None = None


def answer(call: Call) -> Answer:
    law = LAWS[call.year]
    number = law.seats if call.seats is None else call.seats
    votes = call.votes
    passed = [name for name in votes if _reaches(call, law, name)]
    order = call.registered if law.settles_ties else ()
    if not passed:
        case = "none_over_threshold" if sum(votes.values()) else "no_votes"
        return Answer(case, (), dict.fromkeys(votes, 0), {}, (), (), {}, ())
    if len(passed) > 1 or not law.admits_next:
        told = _shared(votes, passed, number, order)
    else:
        told = _with_the_next(votes, passed[0], number, order)
    return _fill(told, call.sizes)


def _reaches(call: Call, law: Law, name: str) -> bool:
    counted = sum(call.votes.values())
    bases = {
        "votes_for_lists": counted,
        "votes_for_lists_and_against_all": counted + (call.against_all or 0),
        "voters_who_took_part": call.took_part or 0,
    }
    base = bases[call.base or law.base]
    least = law.threshold if call.threshold is None else call.threshold
    return call.votes[name] > 0 and Fraction(call.votes[name], base) >= least


def _shared(votes: Mapping[str, int], passed: list[str], number: int, order: Sequence[str]) -> Answer:
    together = sum(votes[name] for name in passed)
    quotients = {name: Fraction(votes[name], together) * number for name in passed}
    seats = dict.fromkeys(votes, 0) | {name: each.numerator // each.denominator for name, each in quotients.items()}
    rest = {name: each - seats[name] for name, each in quotients.items()}
    left = number - sum(seats.values())
    tied = []
    for name in passed:
        before = sum(rest[other] > rest[name] for other in passed)
        level = sum(rest[other] == rest[name] for other in passed)
        if before + level <= left:
            seats[name] += 1
        elif before < left:
            tied.append(name)
            open_seats = left - before
    if not tied:
        return Answer("shared", tuple(passed), seats, {}, (), (), quotients, ())
    if set(tied) - set(order):
        return Answer("shared", tuple(passed), seats, {}, ((tuple(tied), open_seats),), (), quotients, ())
    by_day = [name for name in order if name in tied]
    for name in by_day[:open_seats]:
        seats[name] += 1
    return Answer("shared", tuple(passed), seats, {}, (), ((tuple(by_day), open_seats),), quotients, ())


def _with_the_next(votes: Mapping[str, int], leader: str, number: int, order: Sequence[str]) -> Answer:
    nothing = dict.fromkeys(votes, 0)
    behind = [name for name in votes if name != leader and votes[name]]
    if not behind:
        return Answer("no_runner_up", (leader,), nothing, {}, (), (), {}, ())
    next_ones = [name for name in behind if all(votes[name] >= votes[other] for other in behind)]
    readings = tuple(each for name in next_ones for each in _readings(votes, leader, name, number, order))
    seats = {name: min(each[4].get(name, 0) for each in readings) for name in votes}
    if len(next_ones) > 1:
        return Answer("runner_up_tied", (leader,), seats, {}, (), (), {}, readings)
    pair = tuple(name for name in votes if name in (leader, next_ones[0]))
    together = sum(votes[name] for name in pair)
    quotients = {name: Fraction(votes[name] * number, together) for name in pair}
    same = all(each[4:] == readings[0][4:] for each in readings)
    return Answer("runner_up", pair, seats, {}, readings[0][5] if same else (), (), quotients, readings)


def _readings(votes: Mapping[str, int], leader: str, beside: str, number: int, order: Sequence[str]):
    together = votes[leader] + votes[beside]
    owed = Fraction(votes[leader] * number, together)
    for factor, payer, leftovers in product(COEFFICIENTS, FLOORS, LEFTOVERS):
        due = Fraction(votes[beside] * number, together) * factor
        orders = _orders(owed % 1, due % 1, leader, beside, order)
        ways = [_lay_out(owed, due, number, payer, leftovers, first) for first in orders]
        sure = {leader: min(way[0] for way in ways), beside: min(way[1] for way in ways)}
        tie = (((leader, beside), 1),) if sum(sure.values()) < number else ()
        yield (beside, factor != 1, payer, leftovers, sure, tie)


def _orders(of_leader: Fraction, of_next: Fraction, leader: str, beside: str, order: Sequence[str]) -> tuple[int, ...]:
    """Who may be first in the order of remainders: 0 the leader, 1 the next list."""
    if of_leader != of_next:
        return (0,) if of_leader > of_next else (1,)
    if leader in order and beside in order:
        return (0,) if list(order).index(leader) < list(order).index(beside) else (1,)
    return (0, 1)


def _lay_out(owed: Fraction, due: Fraction, number: int, payer: str, leftovers: str, first: int) -> tuple[int, int]:
    """Seats laid on the table for the leader and the next list, one by one."""
    seats = [owed.numerator // owed.denominator, due.numerator // due.denominator]
    table = number - sum(seats)
    least = min(FEWEST_OF_THE_NEXT, number)
    lifted = seats[1] < least
    if payer != "leader_after_remainders":
        while seats[1] < least:
            seats[1] += 1
            if payer == "leftover_seats_first" and table:
                table -= 1
            else:
                seats[0] -= 1
    alone = leftovers == "to_the_leader" or (payer == "leader_before_remainders" and lifted)
    turn = first
    while table:
        seats[0 if alone else turn] += 1
        turn, table = 1 - turn, table - 1
    while seats[1] < least:
        seats[0], seats[1] = seats[0] - 1, seats[1] + 1
    return seats[0], seats[1]


def _fill(told: Answer, sizes: Mapping[str, int]) -> Answer:
    empty = {name: told.seats[name] - size for name, size in sizes.items() if told.seats[name] > size}
    return told._replace(empty=empty, seats={name: won - empty.get(name, 0) for name, won in told.seats.items()})
