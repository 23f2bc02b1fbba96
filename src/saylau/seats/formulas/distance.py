"""How far an outcome is from another one: the fewest votes moved, added or removed that change it.

Along one direction (votes leaving one place for another) an outcome of a list method, once changed, does not change back:
by averages the claims of the giver only fall and those of the taker only rise; by a quota that follows the votes exactly
the differences between quotients only grow. So the first change is found by halving. Droop's quota is a whole number
and jumps; there the change may flicker for a while, so the votes before the one found are looked at as well.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

__all__ = ["Change", "Changed", "Flicker", "HowClose", "first_change", "flicker_of", "nearest"]

Changed: TypeAlias = Callable[[int], bool]
"""Whether so many votes change the outcome."""


class Change(NamedTuple):
    """``votes`` wandering from ``source`` to ``target`` change the outcome; one vote fewer does not.

    ``source`` is empty where votes are only added, ``target`` where they are only removed. ``same`` are other
    directions of the same kind that need as few. ``before`` and ``after`` are seats by list where they differ;
    ``enters`` and ``leaves`` the lists that come into or fall out of the sharing; ``waits`` says that a person
    must act afterwards.
    """

    votes: int
    source: str
    target: str
    before: Mapping[str, int]
    after: Mapping[str, int]
    enters: tuple[str, ...]
    leaves: tuple[str, ...]
    waits: bool
    same: tuple[tuple[str, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The change for a program."""
        return {
            "votes": self.votes,
            "from": self.source or None,
            "to": self.target or None,
            "seats_before": dict(self.before),
            "seats_after": dict(self.after),
            "enters": list(self.enters),
            "leaves": list(self.leaves),
            "waits": self.waits,
            "as_few": [{"from": source or None, "to": target or None} for source, target in self.same],
        }


class HowClose(NamedTuple):
    """The nearest change of each kind on one base of the threshold, and the same on the other known bases."""

    base: str
    base_number: int
    moved: Change | None
    added: Change | None
    removed: Change | None
    others: tuple[HowClose, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The distances for a program: the fewest votes moved at the top, the other kinds beside it."""
        told: dict[str, Any] = {"base": self.base, "base_number": self.base_number}
        if self.moved is not None:
            told.update(self.moved.as_json())
        told["added"] = self.added.as_json() if self.added else None
        told["removed"] = self.removed.as_json() if self.removed else None
        if self.others:
            told["on_other_bases"] = {each.base: each.as_json() for each in self.others}
        return told


class Flicker(NamedTuple):
    """A quota in whole votes jumps once in ``length`` votes, first after ``first`` votes have wandered.

    Between two jumps an outcome changes once at most, so both ends of such a span are looked at; ``window`` is the number
    of votes within which a change may come and go.
    """

    first: int
    length: int
    window: int

    def spans(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        """The spans between jumps from ``low`` to ``high`` votes, both included."""
        start = low
        while start <= high:
            end = start + (self.first - start - 1) % self.length
            yield start, min(end, high)
            start = end + 1


def flicker_of(total: int, grows: int, seats: Collection[int], number: int) -> Flicker:
    """How Droop's quota jumps where ``total`` votes of the admitted lists grow by 1 or -1 with each vote that wanders.

    A list is owed a seat at another's cost where their votes differ by ``room`` quotas, room being one more than the
    difference of their seats. Whatever the jump, that holds for good within ``room·(S + 1)/m`` votes of its first time, where
    m = b·(S + 1) - room·a is what each vote wandering (b of them to the pair, a to the total) brings it nearer.
    """
    length = number + 1
    rooms = {one - other + 1 for one in seats for other in seats} - {0}
    nearer = [
        (abs(room), b * length - room * grows)
        for room in rooms
        for b in (-2, -1, 0, 1, 2)
        if b * length != room * grows
    ]
    window = max((-(-room * length // abs(step)) for room, step in nearer), default=0) + 2 * length
    return Flicker(-total % length if grows > 0 else total % length + 1, length, window)


def first_change(changed: Changed, most: int, flicker: Flicker | None = None) -> int | None:
    """The fewest votes, up to ``most``, that change the outcome; None where none do."""
    if most < 1:
        return None
    found = _halved(changed, 0, most) if changed(most) else None
    if flicker is None:
        return found
    last = most if found is None else found - 1
    early = min(flicker.window, last)
    late = max(early + 1, last - flicker.window)
    for start, end in (*flicker.spans(1, early), *flicker.spans(late, last)):
        if changed(start):
            return start
        if changed(end):
            return _halved(changed, start, end)
    return found


def _halved(changed: Changed, low: int, high: int) -> int:
    """The first change above ``low``, where nothing has changed, up to ``high``, where something has: small steps first."""
    step = 1
    while low + step < high and not changed(low + step):
        low, step = low + step, step * 2
    high = min(high, low + step)
    while high - low > 1:
        middle = (low + high) // 2
        if changed(middle):
            high = middle
        else:
            low = middle
    return high


def nearest(
    directions: Iterable[tuple[str, str]], first: Callable[[str, str, int | None], int | None]
) -> tuple[int, list[tuple[str, str]]] | None:
    """The fewest votes over all directions, and the directions that need as few.

    ``first`` gives the first change along a direction, up to the best number known so far.
    """
    best: int | None = None
    ways: list[tuple[str, str]] = []
    for source, target in directions:
        found = first(source, target, best)
        if found is not None:
            if found != best:
                best, ways = found, []
            ways.append((source, target))
    return None if best is None else (best, ways)
