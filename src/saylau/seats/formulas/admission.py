"""Which lists take part in the sharing: thresholds by list or kind of list, exemptions, and at least so many lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from saylau.errors import BadCall
from saylau.instruments.cells import share
from saylau.seats.formulas.votes import MOST_IN_ALL

__all__ = ["NO_THRESHOLD", "Admission", "Threshold", "admit"]

NUMBER = re.compile(r"([0-9]{1,15})v")


@dataclass(frozen=True, slots=True)
class Threshold:
    """The least that takes part: a ``share`` of the base (reaching it exactly is enough) or a number of ``votes``."""

    share: Fraction = Fraction(0)
    votes: int = 0

    @classmethod
    def of(cls, text: str) -> Threshold:
        """``7%``, ``0.07``, ``7/100`` or ``500v``, or ``none``; ``BadCall`` for anything else and for more than the whole."""
        if text == "none":
            return NO_THRESHOLD
        if number := NUMBER.fullmatch(text):
            return cls(votes=int(number[1]))
        told = share(text)
        if told is None:
            raise BadCall(f"A threshold is written 7%, 0.07, 7/100 or 500v, not {text!r}.", "threshold_form", text=text)
        if told > 1:
            raise BadCall(
                f"A threshold is at most the whole: {text} is more than 100%.", "threshold_above_whole", text=text
            )
        return cls(told)

    def needed(self, base: int) -> int:
        """The smallest whole number of votes that reaches it; a list without a single vote reaches nothing."""
        above, below = self.share.as_integer_ratio()
        return max(-(-above * base // below), self.votes, 1)

    def __str__(self) -> str:
        return f"{self.votes}v" if self.votes else str(self.share)


NO_THRESHOLD = Threshold()


class Admission(NamedTuple):
    """The lists that take part, with their votes; ``lifted`` came in below their threshold because too few reached it.

    ``equal`` are lists with one and the same claim to be the next one: a person must say which of them comes in.
    """

    lists: Mapping[str, int]
    needed: Mapping[str, int]
    lifted: tuple[str, ...] = ()
    equal: tuple[str, ...] = ()


def admit(votes: Mapping[str, int], needed: Mapping[str, int], at_least: int) -> Admission:
    """The lists with the votes they need, and the next ones by votes where these are fewer than ``at_least``."""
    lists = {name: count for name, count in votes.items() if count >= needed[name]}
    missing = at_least - len(lists)
    rest = {name: count for name, count in votes.items() if count and name not in lists}
    if missing <= 0 or not rest:
        return Admission(lists, needed)
    ranked = sorted(rest.values(), reverse=True)
    last = ranked[min(missing, len(ranked)) - 1]
    above = [name for name, count in rest.items() if count > last]
    equal = tuple(name for name, count in rest.items() if count == last)
    if len(above) + len(equal) <= missing:
        above, equal = [name for name in rest if rest[name] >= last], ()
    lifted = tuple(name for name in votes if name in above)
    joined = {name: votes[name] for name in votes if name in lists or name in lifted}
    return Admission(joined, needed, lifted, equal)


def check_base(base: int, total: int) -> int:
    """The number that shares are measured on: it holds at least the votes for lists."""
    if type(base) is not int or not total <= base <= MOST_IN_ALL:
        told = f"The base of the threshold is a whole number from {total} (the votes) to {MOST_IN_ALL}, not {base!r}."
        raise BadCall(told, "base_from_to", least=total, most=MOST_IN_ALL, base=base)
    return base
