"""The ways an election goes by another formula than Hare's, or when fewer than two lists reach the threshold (97-1(2))."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from saylau.seats.facts import NOBODY, Case, Reading, Tie
from saylau.seats.formulas import HARE, Formula
from saylau.seats.formulas.bounds import Shared, fill
from saylau.seats.formulas.ties import NO_TIES
from saylau.seats.method.numbers import Method
from saylau.seats.readings import Contest, certain_seats, next_lists, read_every_way

__all__ = ["NO_READINGS", "Way", "by_another_formula", "other_way"]

NO_READINGS: tuple[Reading, ...] = ()
NOTHING: Shared = ({}, {}, NO_TIES, NO_TIES)

Way: TypeAlias = tuple[
    dict[str, int],
    Mapping[str, int],
    Mapping[str, int],
    Case,
    tuple[Tie, ...],
    tuple[Tie, ...],
    tuple[Reading, ...],
]
"""The first seven fields of ``Share``: seats, sharers, remainders, case, ties, settled ties, readings."""


def by_another_formula(
    seats: dict[str, int], sharers: Mapping[str, int], formula: Formula, number: int, rank: Mapping[str, int]
) -> Way:
    """The lists admitted share by any formula; a quota that does not fit the seats has no answer and waits."""
    held, remainders, ties, settled = fill(sharers, formula, number, rank, NOBODY, NOBODY) if number else NOTHING
    given = sum(held.values())
    if given > number:
        return seats, sharers, remainders, Case.QUOTA_TOO_SMALL, NO_TIES, NO_TIES, NO_READINGS
    seats.update(held)
    case = Case.SHARED if given + sum(tie.seats for tie in ties) == number else Case.QUOTA_TOO_LARGE
    return seats, sharers, remainders, case, ties, settled, NO_READINGS


def other_way(
    seats: dict[str, int],
    sharers: dict[str, int],
    votes: Mapping[str, int],
    number: int,
    method: Method,
    rank: Mapping[str, int],
) -> Way:
    """Nobody reached the threshold, or one list alone on a day on which it does not simply take every seat."""
    if not sharers:
        case = Case.NONE_OVER_THRESHOLD if any(votes.values()) else Case.NO_VOTES
        return seats, sharers, {}, case, NO_TIES, NO_TIES, NO_READINGS
    (leader,) = sharers
    runners_up = next_lists(votes, leader)
    # The runner-up rule is written for Hare's quota; under another formula (a what-if) nobody has said what it would be.
    if not runners_up or method.runner_up is None or method.formula is not HARE:
        case = Case.NO_RUNNER_UP if method.runner_up and not runners_up else Case.ALONE_UNSETTLED
        return seats, sharers, {}, case, NO_TIES, NO_TIES, NO_READINGS
    return _with_runner_up(leader, runners_up, votes, number, method, rank)


def _with_runner_up(
    leader: str,
    runners_up: tuple[str, ...],
    votes: Mapping[str, int],
    number: int,
    method: Method,
    rank: Mapping[str, int],
) -> Way:
    """Every reading of the runner-up rule for every list with a claim to be the next one."""
    readings: list[Reading] = []
    for each in runners_up:
        known = leader in rank and each in rank
        contest = Contest(
            leader=leader,
            runner_up=each,
            leader_votes=votes[leader],
            runner_up_votes=votes[each],
            seats=number,
            floor=method.floor,
            coefficient=method.coefficient,
            payers=method.payers,
            first=min(leader, each, key=rank.__getitem__) if known else None,
        )
        readings += read_every_way(contest)
    certain = certain_seats(readings, votes)
    if len(runners_up) > 1:
        return certain, {leader: votes[leader]}, {}, Case.RUNNER_UP_TIED, NO_TIES, NO_TIES, tuple(readings)
    sharers = {name: votes[name] for name in votes if name in (leader, runners_up[0])}
    total = sum(sharers.values())
    remainders = {name: count * number % total for name, count in sharers.items()}
    agreed = all((each.seats, each.ties) == (readings[0].seats, readings[0].ties) for each in readings)
    ties = readings[0].ties if agreed else NO_TIES
    return certain, sharers, remainders, Case.RUNNER_UP, ties, NO_TIES, tuple(readings)
