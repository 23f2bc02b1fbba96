"""What a call may contain, and the sentence that says what is wrong with it: ``BadCall``, never a wrong seat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from saylau.errors import BadCall
from saylau.seats.facts import BASES
from saylau.seats.formulas.votes import check_whole

__all__ = ["check_call"]


def check_call(
    votes: Mapping[str, int],
    seats: int | None,
    against_all: int | None,
    took_part: int | None,
    blank: int | None,
    base: str | None,
    threshold: Fraction | None,
    registered: Sequence[str],
    list_sizes: Mapping[str, int],
) -> None:
    """Raise ``BadCall`` for the first argument beside the votes that cannot be."""
    counts = {
        "The number of seats": seats,
        "Votes against all": against_all,
        "Voters": took_part,
        "Blank ballots": blank,
    }
    for name, number in counts.items():
        if number is not None:
            check_whole(number, name)
    counted = sum(votes.values()) + (against_all or 0) + (blank or 0)
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
        check_whole(size, f"The persons on the list of {name}")
