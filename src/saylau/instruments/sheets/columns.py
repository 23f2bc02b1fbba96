"""The columns that a reader asks for, and the header that a file has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from saylau.errors import Problem

__all__ = ["Columns", "Header", "letters", "settle_header"]

FATAL = ("column_missing", "column_twice", "too_many_columns")
COLUMNS_AT_MOST = 16_384
"""As many as a workbook has; a header of more is no header."""


class Columns:
    """The names that a reader knows, matched without regard to case and to spaces at the edges."""

    def __init__(self, required: Sequence[str], optional: Sequence[str] | Callable[[str], bool]) -> None:
        self.required = tuple(required)
        self._accepts = optional if callable(optional) else None
        listed = () if callable(optional) else tuple(optional)
        self._known = {_plain(name): name for name in (*listed, *self.required)}

    def known(self, name: str) -> str | None:
        """The name as the reader spells it, in lower case when a rule accepted it; ``None`` for an unknown column."""
        plain = _plain(name)
        if plain in self._known:
            return self._known[plain]
        return plain if self._accepts is not None and plain and self._accepts(plain) else None

    def near(self, name: str) -> tuple[tuple[str, str], ...]:
        """The known name most like this one, as a problem carries it; nothing where none is."""
        return tuple(("near", self._known[each]) for each in get_close_matches(_plain(name), self._known, n=1))

    def recognised(self, cells: Iterable[str]) -> int:
        """How many of these cells are columns that the reader knows."""
        return sum(self.known(cell) is not None for cell in cells)


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet: its row, its names without empty ones at the end, and what is wrong with it."""

    row: int
    names: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def is_usable(self) -> bool:
        """Whether each column that is asked for is there exactly once."""
        return not any(problem.rule in FATAL for problem in self.problems)


def settle_header(file: str, row: int, cells: Sequence[str], columns: Columns) -> Header:
    """Name the columns of a file, and report those that are missing, doubled, unknown or without a name."""
    shown = [_trimmed(cell) for cell in cells]
    while shown and not shown[-1]:
        shown.pop()
    if len(shown) > COLUMNS_AT_MOST:
        return Header(row, (), (Problem(file, row, "", "too_many_columns", str(len(shown))),))
    names: list[str] = []
    problems: list[Problem] = []
    taken: set[str] = set()
    for place, name in enumerate(shown):
        known = columns.known(name)
        rule = _fault(name, known, taken)
        if rule:
            more = columns.near(name) if rule == "column_unknown" else ()
            problems.append(Problem(file, row, name[:80] or letters(place), rule, name[:80], more))
        names.append(known or name)
        taken.add(known or name)
    problems += [Problem(file, row, name, "column_missing", "") for name in columns.required if name not in taken]
    return Header(row, tuple(names), tuple(problems))


def letters(place: int) -> str:
    """The letters that a spreadsheet puts over the column at this place, counted from 0: A, B, … Z, AA."""
    told = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        told = chr(ord("A") + rest) + told
    return told


def _fault(name: str, known: str | None, taken: set[str]) -> str:
    if not name:
        return "column_without_name"
    if known is None:
        return "column_unknown"
    return "column_twice" if known in taken else ""


def _trimmed(name: str) -> str:
    # A byte order mark or a zero-width space, glued on by copying, is seen by nobody.
    return name.strip().strip("\ufeff\u200b").strip()


def _plain(name: str) -> str:
    return _trimmed(name).casefold()
