"""Why a cell was refused, and the bounded memory that makes reading the same text twice cheap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from saylau.errors import Problem

__all__ = ["Bad", "Memory"]

Value = TypeVar("Value")

FOUND_AT_MOST = 80
"""A damaged file can hold a whole chapter in one cell; a problem quotes only its beginning."""


@dataclass(frozen=True, slots=True)
class Bad:
    """A cell that was refused: the key of the sentence, the text as it stood, and the blanks of the sentence."""

    rule: str
    found: str
    more: tuple[tuple[str, str], ...] = ()

    def at(self, *, file: str, row: int, column: str) -> Problem:
        """The same refusal as a problem of one place of one file."""
        return Problem(file, row, column, self.rule, self.found[:FOUND_AT_MOST], self.more)


class Memory(dict[str, Value], Generic[Value]):
    """Remembers the answer to each text, up to a bound; beyond it new texts are read anew each time.

    The texts of a protocol sheet repeat: twenty thousand stations hold a few thousand different numbers.
    """

    __slots__ = ("bound", "read")

    def __init__(self, read: Callable[[str], Value], bound: int = 65_536) -> None:
        super().__init__()
        self.read = read
        self.bound = bound

    def __missing__(self, text: str) -> Value:
        value = self.read(text)
        # A long text is never one of the repeating ones, and remembering it would make the bound meaningless.
        if len(self) < self.bound and len(text) <= FOUND_AT_MOST:
            self[text] = value
        return value
