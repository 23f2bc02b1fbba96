"""How close a result was: the fewest votes moved, added or removed that change a seat, a threshold or the verdict.

Within one set of admitted lists the largest-remainder seats hold exactly as long as, for every ordered pair i, j,
``(v_i - v_j)·S <= (s_i - s_j + 1)·V``; a list is admitted as long as ``v_i·den >= num·base``. Both are linear in the
number of votes that wander, so the first change along a direction is one whole-number division; it is then verified
by a full allocation there and one vote before. No search, no float. Other formulas are searched by halving
(``formulas.distance``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from saylau.seats.facts import AGAINST_ALL, BLANK, OTHERS, TOOK_PART, VOTES_AND_AGAINST_ALL, VOTES_AND_BLANK, Case
from saylau.seats.formulas import HARE, Quota
from saylau.seats.formulas.distance import Change, Flicker, HowClose, first_change, flicker_of, nearest
from saylau.seats.formulas.votes import MOST_VOTES
from saylau.seats.method import Allocation

__all__ = ["how_close"]

NOWHERE = ""
MOST_STEPS = 1_024
"""Boundaries passed along one direction without a change before it is given up; ties that law settles are such."""


def how_close(allocation: Allocation, *, other_bases: bool = True) -> HowClose:
    """The fewest votes that change the outcome of an allocation, exact and minimal, on every base that is known."""
    if allocation.case is Case.QUOTA_TOO_SMALL:
        return HowClose(allocation.base, allocation.base_number, None, None, None)
    places = _places(allocation)
    others: tuple[HowClose, ...] = ()
    if other_bases:
        known = [each.allocation for each in allocation.bases() if each.allocation and each.base != allocation.base]
        others = tuple(how_close(each, other_bases=False) for each in known)
    return HowClose(
        base=allocation.base,
        base_number=allocation.base_number,
        moved=_nearest(allocation, [(one, other) for one in places for other in places if one != other]),
        added=_nearest(allocation, [(NOWHERE, place) for place in places]),
        removed=_nearest(allocation, [(place, NOWHERE) for place in places]),
        others=others,
    )


def _places(allocation: Allocation) -> tuple[str, ...]:
    """Where a vote of the base can lie: on a list, against all, on a blank ballot, or with others who took part."""
    beside = []
    if allocation.base in (VOTES_AND_AGAINST_ALL, TOOK_PART) and allocation.against_all is not None:
        beside.append(AGAINST_ALL)
    if allocation.base in (VOTES_AND_BLANK, TOOK_PART) and allocation.blank is not None:
        beside.append(BLANK)
    if allocation.base == TOOK_PART:
        beside.append(OTHERS)
    return (*allocation.votes, *beside)


def _nearest(allocation: Allocation, directions: list[tuple[str, str]]) -> Change | None:
    found = nearest(directions, lambda source, target, best: _first_change(_Walk(allocation, source, target), best))
    if found is None:
        return None
    best, ((source, target), *same) = found
    return _change(allocation, best, source, target, tuple(same))


class _Walk(NamedTuple):
    """Votes leaving ``source`` for ``target``, one after another."""

    start: Allocation
    source: str
    target: str

    @property
    def most(self) -> int:
        """The most votes that can wander."""
        room = MOST_VOTES - self.start.votes.get(self.target, 0)
        return min(room, MOST_VOTES - self.start.base_number if not self.source else self._there(self.source))

    def at(self, moved: int) -> Allocation:
        """The allocation after so many votes wandered."""
        votes = dict(self.start.votes)
        for name, sign in ((self.source, -1), (self.target, 1)):
            if name in votes:
                votes[name] += sign * moved
        against, blank, took_part = self.start.against_all, self.start.blank, self.start.took_part
        if against is not None:
            against += moved * self.slope(AGAINST_ALL)
        if blank is not None:
            blank += moved * self.slope(BLANK)
        if took_part is not None:
            took_part += moved * self.base_slope
        return self.start.again(votes=votes, against_all=against, took_part=took_part, blank=blank)

    @property
    def base_slope(self) -> int:
        """How the base grows with each vote that wanders."""
        return (self.source == NOWHERE) - (self.target == NOWHERE)

    @property
    def flicker(self) -> Flicker | None:
        """How a quota in whole votes jumps on the way; None where it does not."""
        start = self.start
        grows = sum(self.slope(name) for name in start.sharers)
        if not grows or not isinstance(start.formula, Quota) or not start.formula.whole:
            return None
        return flicker_of(start.admitted_votes, grows, start.awarded.values(), start.seats_to_share)

    def slope(self, name: str) -> int:
        """How a list's votes, or those of a place beside the lists, grow with each vote that wanders."""
        return (name == self.target) - (name == self.source)

    def _there(self, name: str) -> int:
        start = self.start
        if name == AGAINST_ALL:
            return start.against_all or 0
        if name == BLANK:
            return start.blank or 0
        if name == OTHERS:
            counted = sum(start.votes.values()) + (start.against_all or 0) + (start.blank or 0)
            return max(0, (start.took_part or 0) - counted)
        return start.votes[name]


def _first_change(walk: _Walk, best: int | None) -> int | None:
    """The fewest votes along a direction that change the outcome; None where none do, or more than ``best``."""
    most = walk.most if best is None else min(walk.most, best)
    outcome = _outcome(walk.start)
    if walk.start.formula is not HARE:
        return first_change(lambda votes: _outcome(walk.at(votes)) != outcome, most, walk.flicker)
    here, passed = walk.start, 0
    for _ in range(MOST_STEPS):
        steps = sorted({step for step in _boundaries(here, walk) if 0 < step <= most - passed})
        # As long as seats are shared among the same lists in the same way, the bounds stay where they are. With readings
        # of a runner-up a whole part can change unseen, and every bound is then another: go from one to the next.
        ahead = steps if here.case is Case.SHARED else steps[:1]
        for step in ahead:
            there = walk.at(passed + step)
            if _outcome(there) != outcome:
                return passed + step
        if not steps or here.case is Case.SHARED:
            return None
        passed += steps[0]
        here = walk.at(passed)
    return None


def _outcome(allocation: Allocation) -> tuple[object, ...]:
    """What counts as a change: who shares, who has which seats, what waits, and what the readings say."""
    return (
        frozenset(allocation.sharers),
        allocation.case,
        allocation.seats,
        allocation.seats_empty,
        allocation.ties,
        [(each.runner_up, each.seats, each.ties) for each in allocation.readings],
    )


def _boundaries(here: Allocation, walk: _Walk) -> Iterator[int]:
    """Numbers of further votes at which something may change, the first one beyond each linear bound."""
    if here is walk.start:
        yield from (1, 2)
    above, below = here.ratio
    for name, votes in here.votes.items():
        slope = walk.slope(name)
        yield from _crossings(votes * below - above * here.base_number, slope * below - above * walk.base_slope)
        yield from _crossings(votes, slope)
    if here.case is Case.SHARED:
        yield from _pairs(here, walk)
    elif here.readings:
        yield from _readings(here, walk)


def _crossings(value: int, slope: int) -> Iterator[int]:
    """The steps at which ``value + step·slope`` first touches zero and first lies beyond it."""
    if slope == 0 or value * slope > 0:
        return
    whole, rest = divmod(abs(value), abs(slope))
    yield whole + (rest > 0)
    yield whole + 1


def _pairs(here: Allocation, walk: _Walk) -> Iterator[int]:
    """Where one admitted list is owed a seat more at another's cost."""
    total, seats, awarded = here.admitted_votes, here.seats_to_share, here.awarded
    total_slope = sum(walk.slope(name) for name in here.sharers)
    for one, votes in here.sharers.items():
        for other, against in here.sharers.items():
            if one != other:
                room = awarded[one] - awarded[other] + 1
                slope = room * total_slope - (walk.slope(one) - walk.slope(other)) * seats
                yield from _crossings(room * total - (votes - against) * seats, slope)


def _readings(here: Allocation, walk: _Walk) -> Iterator[int]:
    """Where the two lists of a runner-up case change places, whole parts or the order of their remainders."""
    seats = here.seats_to_share
    leader = next(name for name, votes in here.votes.items() if votes >= here.needed)
    others = [name for name in here.votes if name != leader]
    for one in others:
        yield from (
            step
            for other in others
            if one != other
            for step in _crossings(here.votes[one] - here.votes[other], walk.slope(one) - walk.slope(other))
        )
        pair = (leader, one)
        total = here.votes[leader] + here.votes[one]
        total_slope = walk.slope(leader) + walk.slope(one)
        for above, below in _factors(here):
            for name, (up, down) in zip(pair, ((1, 1), (above, below)), strict=True):
                value, slope = here.votes[name] * seats * up, walk.slope(name) * seats * up
                whole = value // (total * down) if total else 0
                for mark in (whole, whole + 1):
                    yield from _crossings(value - mark * total * down, slope - mark * total_slope * down)
            whole_leader = here.votes[leader] * seats // total if total else 0
            whole_one = here.votes[one] * seats * above // (total * below) if total else 0
            gap = (here.votes[leader] * below - here.votes[one] * above) * seats
            gap -= (whole_leader - whole_one) * total * below
            slope = (walk.slope(leader) * below - walk.slope(one) * above) * seats
            slope -= (whole_leader - whole_one) * total_slope * below
            yield from _crossings(gap, slope)


def _factors(here: Allocation) -> tuple[tuple[int, int], ...]:
    coefficient = here.law["allocation.runner_up.coefficient"]
    return ((1, 1), coefficient.fraction.as_integer_ratio()) if coefficient.is_set else ((1, 1),)


def _change(start: Allocation, votes: int, source: str, target: str, same: tuple[tuple[str, str], ...]) -> Change:
    after = _Walk(start, source, target).at(votes)
    differ = [name for name in start.votes if start.awarded[name] != after.awarded[name]]
    return Change(
        votes=votes,
        source=source,
        target=target,
        before={name: start.awarded[name] for name in differ},
        after={name: after.awarded[name] for name in differ},
        enters=tuple(name for name in after.sharers if name not in start.sharers),
        leaves=tuple(name for name in start.sharers if name not in after.sharers),
        waits=after.waits,
        same=same,
    )
