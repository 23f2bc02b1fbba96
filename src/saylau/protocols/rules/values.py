"""The values of a protocol by the names of its fields, and which of them hold no whole number."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from saylau.protocols.facts import NUMBERS, Protocol
from saylau.protocols.form import VOTES_FOR
from saylau.protocols.rules.measure import Filled

__all__ = ["TIMES", "empty_fields", "value_of"]

TIMES = ("opened_at", "closed_at", "count_began_at", "signed_at", "stationary_opened_at", "mobile_opened_at")
SINGLE = frozenset((*NUMBERS, *TIMES, "chair_signed"))
OLD = tuple(name for name in NUMBERS if name != "blank")
"""The lines that every form once had: where a form has no line for blank ballots, nobody asks whether it is filled."""
WHOLES = (*OLD, *TIMES[:-1])
"""Fields that a whole protocol has filled with whole numbers (a station without mobile boxes has no time for them)."""

wholes = attrgetter(*WHOLES)
ONLY_WHOLE = {int}


def value_of(p: Filled | Protocol, field: str) -> Any:
    """What stands in one field: a count, a time, or a list's votes (``votes:list_a`` or ``list_a``); None when not filled."""
    if field in SINGLE:
        return getattr(p, field)
    name = field.removeprefix(VOTES_FOR)
    if name not in p.lists:
        return None
    place = p.lists.index(name)
    return p.votes[place] if place < len(p.votes) else None


def empty_fields(p: Protocol, *, blank: bool = False) -> tuple[str, ...]:
    """The fields of one value that hold no whole number (the chair's: no yes and no no), in the form's order.

    ``blank`` says whether the form has a line for blank ballots.
    """
    votes = {*map(type, p.votes)}
    all_there = not blank or type(p.blank) is int
    if all_there and {*map(type, wholes(p))} == ONLY_WHOLE and votes <= ONLY_WHOLE and type(p.chair_signed) is bool:
        return () if p.mobile_opened_at is not None else TIMES[-1:]
    lines = NUMBERS if blank else OLD
    empty = [name for name in (*lines, *TIMES) if type(getattr(p, name)) is not int]
    if type(p.chair_signed) is not bool:
        empty.append("chair_signed")
    empty += [f"{VOTES_FOR}{name}" for name, given in zip(p.lists, p.votes, strict=False) if type(given) is not int]
    return (*empty, "votes") if not votes <= ONLY_WHOLE else tuple(empty)
