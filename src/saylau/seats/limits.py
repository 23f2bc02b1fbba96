"""What a call may contain, and the sentence that says what is wrong with it: ``BadCall``, never a wrong seat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NoReturn

from saylau.errors import BadCall
from saylau.seats.facts import AGAINST_ALL, BASES, OTHERS

__all__ = ["MOST_VOTES", "check_call", "check_votes", "refuse_votes"]

MOST_VOTES = 10**15
"""More votes in all than the Earth could cast; beyond it lies a slip of the pen."""


def check_votes(votes: Mapping[str, int]) -> None:
    """Raise ``BadCall`` for the first thing in the votes that no election can contain."""
    if not isinstance(votes, Mapping):
        raise BadCall(f"The votes are a mapping of lists to whole numbers, not {type(votes).__name__}.")
    if not votes:
        raise BadCall("An election has at least one list.")
    for name, count in votes.items():
        if not isinstance(name, str) or not name.strip() or name < "!":
            raise BadCall(f"A list has a name that does not begin with a space, not {name!r}.")
        if name in (AGAINST_ALL, OTHERS):
            raise BadCall(f"{name!r} is no list: hand it in as an argument of its own.")
        _whole(count, f"The votes of {name}")
    if sum(votes.values()) > MOST_VOTES:
        raise BadCall(f"The lists have {sum(votes.values())} votes in all; more than {MOST_VOTES} is no election.")


def refuse_votes(votes: Mapping[str, int]) -> NoReturn:
    """Say what is wrong with votes that the fast look did not let through."""
    check_votes(votes)
    raise BadCall("The votes of every list are a plain whole number under a plain name.")


def check_call(
    votes: Mapping[str, int],
    seats: int | None,
    against_all: int | None,
    took_part: int | None,
    base: str | None,
    threshold: Fraction | None,
    registered: Sequence[str],
    list_sizes: Mapping[str, int],
) -> None:
    """Raise ``BadCall`` for the first argument beside the votes that cannot be."""
    for number, name in ((seats, "The number of seats"), (against_all, "Votes against all"), (took_part, "Voters")):
        if number is not None:
            _whole(number, name)
    counted = sum(votes.values()) + (against_all or 0)
    if took_part is not None and took_part < counted:
        raise BadCall(f"{took_part} voters took part, but {counted} votes were counted.")
    if base is not None and base not in BASES:
        raise BadCall(f"The base is one of {', '.join(BASES)}, not {base!r}.")
    if threshold is not None and not (isinstance(threshold, Fraction) and 0 <= threshold <= 1):
        raise BadCall(f"The threshold is a Fraction from 0 to 1, not {threshold!r}.")
    _check_names(votes, registered, list_sizes)


def _check_names(votes: Mapping[str, int], registered: Sequence[str], list_sizes: Mapping[str, int]) -> None:
    if isinstance(registered, str) or len(set(registered)) != len(registered):
        raise BadCall(f"The order of registration names each list once, not {registered!r}.")
    if strange := [name for name in (*registered, *list_sizes) if name not in votes]:
        raise BadCall(f"No votes are known for {', '.join(map(repr, strange))}.")
    for name, size in list_sizes.items():
        _whole(size, f"The persons on the list of {name}")


def _whole(number: object, name: str) -> None:
    if type(number) is not int:
        raise BadCall(f"{name}: a whole number is needed, not {number!r} ({type(number).__name__}).")
    if number < 0:
        raise BadCall(f"{name}: {number} is below zero.")
    if number > MOST_VOTES:
        raise BadCall(f"{name}: {number} is more than {MOST_VOTES}.")
