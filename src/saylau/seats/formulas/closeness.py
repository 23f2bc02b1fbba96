"""How close an outcome of a formula was: the fewest votes moved, added or removed that change seats, admission or a tie."""

from __future__ import annotations

from typing import NamedTuple

from saylau.seats.formulas.catalogue import Quota
from saylau.seats.formulas.distance import Change, Flicker, HowClose, first_change, flicker_of, nearest
from saylau.seats.formulas.outcome import Outcome, State
from saylau.seats.formulas.votes import MOST_IN_ALL, MOST_VOTES, OTHERS

__all__ = ["BASE", "GIVEN", "MOST_LISTS", "how_close"]

NOWHERE = ""
MOST_LISTS = 100
"""With more lists the directions are too many to try; nobody is told a distance then."""

BASE, GIVEN = "votes_for_lists", "given_base"
"""What shares are measured on: the votes for lists, or a number that was handed in; keys of the sentences."""


def how_close(outcome: Outcome) -> HowClose:
    """The nearest change of each kind. Votes of the base that are no list's are a place of their own.

    Exact and minimal for every formula, except where a quota goes with reserved or exhausted seats or joined lists: there
    an outcome may come back, and the number is one that changes it, not always the fewest. From no answer (no vote,
    a quota too small) there is no distance.
    """
    if outcome.state in (State.OVER_ALLOCATED, State.NO_VOTES):
        return HowClose(BASE, outcome.base, None, None, None)
    beside = outcome.base - sum(outcome.votes.values())
    places = (*outcome.votes, *((OTHERS,) if beside else ()))
    return HowClose(
        base=BASE if not beside else GIVEN,
        base_number=outcome.base,
        moved=_nearest(outcome, [(one, other) for one in places for other in places if one != other]),
        added=_nearest(outcome, [(NOWHERE, place) for place in places]),
        removed=_nearest(outcome, [(place, NOWHERE) for place in places]),
    )


class _Walk(NamedTuple):
    """Votes leaving ``source`` for ``target``, one after another."""

    start: Outcome
    source: str
    target: str

    def slope(self, name: str) -> int:
        return (name == self.target) - (name == self.source)

    @property
    def most(self) -> int:
        """The most votes that can wander: no election has more seats than votes."""
        start = self.start
        total = sum(start.votes.values())
        if not self.source:
            return min(MOST_VOTES - start.votes.get(self.target, 0), MOST_IN_ALL - start.base)
        there = start.votes.get(self.source, start.base - total)
        spare = total - start.seats_to_share
        if self.source in start.votes and self.target not in start.votes:
            return min(there, spare)
        return min(there, MOST_VOTES - start.votes.get(self.target, 0))

    @property
    def flicker(self) -> Flicker | None:
        start = self.start
        grows = sum(self.slope(name) for name in start.admission.lists)
        if not grows or not isinstance(start.formula, Quota) or not start.formula.whole:
            return None
        return flicker_of(start.admitted_votes, grows, start.seats.values(), start.seats_to_share)

    def at(self, moved: int) -> Outcome:
        votes = {name: count + moved * self.slope(name) for name, count in self.start.votes.items()}
        base = self.start.base + moved * ((self.source == NOWHERE) - (self.target == NOWHERE))
        return self.start.again(votes=votes, base=base)


def _nearest(outcome: Outcome, directions: list[tuple[str, str]]) -> Change | None:
    found = nearest(directions, lambda source, target, best: _first(_Walk(outcome, source, target), best))
    if found is None:
        return None
    votes, ((source, target), *same) = found
    before, after = outcome.seats, _Walk(outcome, source, target).at(votes)
    differ = [name for name in before if before[name] != after.seats[name]]
    return Change(
        votes=votes,
        source=source,
        target=target,
        before={name: before[name] for name in differ},
        after={name: after.seats[name] for name in differ},
        enters=tuple(name for name in after.admitted if name not in outcome.admission.lists),
        leaves=tuple(name for name in outcome.admitted if name not in after.admission.lists),
        waits=after.verdict is not outcome.verdict and bool(after.waiting),
        same=tuple(same),
    )


def _first(walk: _Walk, best: int | None) -> int | None:
    here = _told(walk.start)
    most = walk.most if best is None else min(walk.most, best)
    return first_change(lambda votes: _told(walk.at(votes)) != here, most, walk.flicker)


def _told(outcome: Outcome) -> tuple[object, ...]:
    """What counts as a change: who shares, who has which seats, what waits."""
    return frozenset(outcome.admitted), outcome.admission.equal, outcome.state, outcome.seats, outcome.ties
