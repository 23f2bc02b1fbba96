"""Pairs of rows that may be one person, and what a person decided about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Decided", "TwinPair", "Twins"]


@dataclass(frozen=True, slots=True)
class TwinPair:
    """Two rows of one roll, the smaller first; ``weight`` in hundredths of a bit, ``agrees`` what agrees and how.

    ``agrees`` has ``names:swapped``, ``born:few_days`` and their like, in the order of the model; what does not agree is left out.
    """

    row: int
    other_row: int
    weight: int
    agrees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Twins:
    """The probable twins of one roll, heaviest first, above the model's threshold (in hundredths of a bit).

    ``rows`` are those of the roll, ``without_number`` those of them that no identification number in order tells apart.
    """

    pairs: tuple[TwinPair, ...]
    rows: int
    without_number: int
    threshold: int


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided, by pair of rows: True where both are one person."""

    pairs: Mapping[tuple[int, int], bool]

    def open_in(self, twins: Twins) -> tuple[TwinPair, ...]:
        """The pairs that nobody has decided."""
        return tuple(pair for pair in twins.pairs if (pair.row, pair.other_row) not in self.pairs)
