"""What a picture is drawn from: plain values, and words that are ready in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from saylau.errors import BadCall
from saylau.instruments.phrases import LANGUAGES

__all__ = ["MOST_LISTS", "Caption", "Draws", "Group", "Mark", "Outcome", "Stop", "needed", "whole"]

MOST_LISTS = 40
MOST = 10**15
NARROWEST, WIDEST = 320, 1_600


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The words around a picture, in ``language`` (kk, ru or en).

    ``banner`` is drawn large and stands in the picture's title and description: "Not the law: a what-if". ``about``
    is for who cannot see the picture, ``note`` the small line under it (a source). ``width`` is in pixels; a
    picture is drawn smaller where its page is narrower.
    """

    language: str
    title: str
    banner: str = ""
    about: str = ""
    note: str = ""
    width: int = 480

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise BadCall(f"A picture speaks {', '.join(LANGUAGES)}, not {self.language!r}.")
        if not NARROWEST <= whole(self.width) <= WIDEST:
            raise BadCall(f"A picture is {NARROWEST} to {WIDEST} wide, not {self.width}.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One sharing out under a name: the seats of each list, in the order of the lists; None where it did not stand."""

    name: str
    seats: Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Group:
    """Seats that sit together in a hemicycle; ``waits`` where nobody has them yet, as after a tie."""

    name: str
    seats: int
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """One value of a sweep and the seats of each list there; a text is a category, such as a method's name."""

    at: int | Fraction | str
    seats: Sequence[int]


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of a sweep that is to be seen, such as the law's own value, and its label."""

    at: int | Fraction | str
    label: str


@dataclass(frozen=True, slots=True)
class Draws:
    """What a model drew for one list: how many draws gave each number of seats.

    ``official`` is the published number of seats, ``below`` the number of draws in which the list was below the
    threshold; None where it is not known.
    """

    name: str
    counts: Mapping[int, int]
    official: int | None = None
    below: int | None = None


def whole(n: object) -> int:
    """The number itself; ``BadCall`` for what is not a whole number from zero to 10¹⁵."""
    if not isinstance(n, int) or isinstance(n, bool) or not 0 <= n <= MOST:
        raise BadCall(f"A picture counts in whole numbers from zero to {MOST}, not {n!r}.")
    return n


def needed(lists: Sequence[object], *rows: Sequence[object]) -> None:
    """``BadCall`` unless there are 1 to 40 lists and every row has one value for each."""
    if not 1 <= len(lists) <= MOST_LISTS:
        raise BadCall(f"A picture has 1 to {MOST_LISTS} lists, not {len(lists)}.")
    for row in rows:
        if len(row) != len(lists):
            raise BadCall(f"There are {len(lists)} lists, but {len(row)} values.")
