"""The ways an election goes when fewer than two lists reach the threshold (Article 97-1(2))."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from saylau.seats.facts import Case, Reading, Tie
from saylau.seats.method.numbers import Method
from saylau.seats.method.sharing import NO_TIES
from saylau.seats.readings import Contest, certain_seats, next_lists, read_every_way

__all__ = ["NO_READINGS", "Way", "other_way"]

NO_READINGS: tuple[Reading, ...] = ()

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


def other_way(
    seats: dict[str, int],
    sharers: dict[str, int],
    votes: Mapping[str, int],
    number: int,
    method: Method,
    order: Sequence[str],
) -> Way:
    """Nobody reached the threshold, or one list alone on a day on which it does not simply take every seat."""
    if not sharers:
        case = Case.NONE_OVER_THRESHOLD if any(votes.values()) else Case.NO_VOTES
        return seats, sharers, {}, case, NO_TIES, NO_TIES, NO_READINGS
    (leader,) = sharers
    runners_up = next_lists(votes, leader)
    if not runners_up or method.runner_up is None:
        case = Case.NO_RUNNER_UP if method.runner_up else Case.ALONE_UNSETTLED
        return seats, sharers, {}, case, NO_TIES, NO_TIES, NO_READINGS
    return _with_runner_up(leader, runners_up, votes, number, method, order)


def _with_runner_up(
    leader: str,
    runners_up: tuple[str, ...],
    votes: Mapping[str, int],
    number: int,
    method: Method,
    order: Sequence[str],
) -> Way:
    """Every reading of the runner-up rule for every list with a claim to be the next one."""
    readings: list[Reading] = []
    for each in runners_up:
        known = leader in order and each in order
        contest = Contest(
            leader=leader,
            runner_up=each,
            leader_votes=votes[leader],
            runner_up_votes=votes[each],
            seats=number,
            floor=method.floor,
            coefficient=method.coefficient,
            payers=method.payers,
            first=min(leader, each, key=order.index) if known else None,
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
