"""What can go wrong, as a tree. A finding is not here: findings are values, these are accidents.

SaylauError
├── NoSuchProvision    a name that nobody ever wrote into the statute book
├── LawIsSilent        a value was asked of a wording that has none (open, absent, not in force)
├── BadLaw             the statute book itself is damaged
├── BadInput           a file or a call that cannot be used; carries every problem found
└── BadCall            a program called a room with something no election can contain
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["BadCall", "BadInput", "BadLaw", "LawIsSilent", "NoSuchProvision", "Problem", "SaylauError"]


class SaylauError(Exception):
    """The root of every error that this package raises on purpose."""


class NoSuchProvision(SaylauError, KeyError):
    """No act of the book has a provision of this name, on any day."""

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        self.name = name
        self.nearest = nearest
        hint = f" Did you mean: {', '.join(nearest)}?" if nearest else ""
        super().__init__(f"The statute book has no provision named {name!r}.{hint}")

    def __str__(self) -> str:
        return str(self.args[0])


class LawIsSilent(SaylauError):
    """A value was asked of a wording that has none."""


class BadLaw(SaylauError):
    """A file of the statute book breaks the rules of the book."""


class BadCall(SaylauError, ValueError):
    """A room was called with something that no election can contain.

    What a person can type has a ``key`` and its ``blanks``: the command then tells it in the reader's language.
    """

    def __init__(self, message: str, key: str = "", **blanks: object) -> None:
        self.key = key
        self.blanks = blanks
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place of one file.

    ``row`` counts from 1 with the header as row 1, as a spreadsheet shows it; 0 means the whole file.
    ``rule`` is a key of the sentences (``sentences.toml`` beside the reader); ``found`` is the text as it stood.
    ``more`` fills the blanks of the sentence.
    """

    file: str
    row: int
    column: str
    rule: str
    found: str = ""
    more: tuple[tuple[str, str], ...] = ()


class BadInput(SaylauError):
    """A file that cannot be used, with every problem that was found in it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        first = problems[0]
        super().__init__(f"{first.file}: row {first.row}, column {first.column or '-'}: {first.rule} ({first.found!r})")
