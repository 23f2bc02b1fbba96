"""Votes by list: what no election can contain is refused with the sentence that says what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

from saylau.errors import BadCall

__all__ = [
    "AGAINST_ALL",
    "MOST_IN_ALL",
    "MOST_VOTES",
    "OTHERS",
    "check_votes",
    "check_whole",
    "count_votes",
    "refuse_votes",
]

AGAINST_ALL = "against_all"
BLANK = "blank"
OTHERS = "others_who_took_part"
"""Ballots of a base that belong to no list: against all, blank ones, and whoever took part beside those."""

NO_LISTS = frozenset((AGAINST_ALL, BLANK, OTHERS))

MOST_VOTES = 10**15 - 1
"""Fifteen digits: more votes for one list, or of one kind, than the Earth could cast; beyond it lies a slip of the pen."""

MOST_IN_ALL = 10**17
"""More votes for all lists together than any sheet of such numbers that a person could have meant."""


def check_votes(votes: Mapping[str, int]) -> None:
    """Raise ``BadCall`` for the first thing in the votes that no election can contain."""
    if not isinstance(votes, Mapping):
        raise BadCall(f"The votes are a mapping of lists to whole numbers, not {type(votes).__name__}.")
    if not votes:
        raise BadCall("An election has at least one list.")
    for name, count in votes.items():
        if not isinstance(name, str) or not name.strip() or name < "!":
            raise BadCall(f"A list has a name that does not begin with a space, not {name!r}.")
        if name in NO_LISTS:
            raise BadCall(f"{name!r} is no list: hand it in as an argument of its own.")
        check_whole(count, f"The votes of {name}")
    if sum(votes.values()) > MOST_IN_ALL:
        raise BadCall(f"The lists have {sum(votes.values())} votes in all; more than {MOST_IN_ALL} is no election.")


def count_votes(votes: Mapping[str, int]) -> int:
    """All votes for lists; refuses what no election can contain. The fast look: what it does not let through is told slowly."""
    total = 0
    try:
        for name, count in votes.items():
            # An empty name, and one that starts with a space, sort before "!"; what is no text has no place beside it.
            if type(count) is not int or count < 0 or name < "!":
                refuse_votes(votes)
            total += count
    except (AttributeError, TypeError):
        refuse_votes(votes)
    if total > MOST_VOTES or not votes or not NO_LISTS.isdisjoint(votes):
        check_votes(votes)
    return total


def refuse_votes(votes: Mapping[str, int]) -> NoReturn:
    """Say what is wrong with votes that the fast look did not let through."""
    check_votes(votes)
    raise BadCall("The votes of every list are a plain whole number under a plain name.")


def check_whole(number: object, name: str) -> None:
    """Raise ``BadCall`` unless the number is whole, not below zero and within the limits."""
    if type(number) is not int:
        raise BadCall(f"{name}: a whole number is needed, not {number!r} ({type(number).__name__}).")
    if number < 0:
        raise BadCall(f"{name}: {number} is below zero.")
    if number > MOST_VOTES:
        raise BadCall(f"{name}: {number} is more than {MOST_VOTES}.")
