"""The form of a protocol: its lines, what each rests on, and which must be filled.

    form.load("kz-2021-working").banner("en")

The official form was not found, so a form is data with a version; when the real one is had it becomes another
file, and the rules switch off where a line is absent.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from saylau.errors import SaylauError
from saylau.law import Confidence

__all__ = ["VOTES_FOR", "Form", "Line", "NoSuchForm", "load", "versions"]

SHELF = Path(__file__).parent / "forms"

VOTES_FOR = "votes:"
"""What stands before a list's key where one line of votes is named: ``votes:list_a``."""


class NoSuchForm(SaylauError, FileNotFoundError):
    """The house has no form of that version."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the form.

    ``name`` is the field of ``Protocol`` and the column of the sheet, ``symbol`` what the rule table calls it, ``title``
    the words in each language. ``kind`` is ``number`` unless the line holds something else; ``signed`` allows a minus.
    ``gate`` names what the law of the day must have for the line to apply (empty: always); ``worded`` says that
    the paper has the number in words too.
    """

    symbol: str
    name: str
    title: Mapping[str, str]
    rests_on: str
    article: str
    required: bool
    kind: str = "number"
    signed: bool = False
    gate: str = ""
    worded: bool = False

    @property
    def confidence(self) -> Confidence:
        """``high`` where an article or the commission's own figures name the quantity, else ``low``."""
        return Confidence.HIGH if self.rests_on == "law" else Confidence.LOW


@dataclass(frozen=True, slots=True)
class Form:
    """One version of the form; ``cap`` is the largest number that a line of it takes."""

    version: str
    cap: int
    lines: Mapping[str, Line]
    words: Mapping[str, str]
    votes_for: Mapping[str, str]

    def banner(self, language: str) -> str:
        """The sentence that every page resting on this form shows; the official form was not found."""
        return self.words[language]

    def title(self, field: str, language: str) -> str:
        """A field's name for people; ``votes:list_a`` is the votes for that list."""
        if field.startswith(VOTES_FOR):
            return self.votes_for[language].format(name=field.removeprefix(VOTES_FOR))
        line = self.lines.get(field)
        return line.title[language] if line else field

    def symbol(self, field: str) -> str:
        """A field's symbol in the rule table; a list's votes are ``v`` and the list."""
        if field.startswith(VOTES_FOR):
            return f"v {field.removeprefix(VOTES_FOR)}"
        line = self.lines.get(field)
        return line.symbol if line else field

    def required(self, *, against_all: bool, outside_voting: bool) -> tuple[str, ...]:
        """The single lines that must be filled, under a law that has or has not the gated ones; each list's votes besides."""
        open_gates = {"": True, "against_all": against_all, "outside_voting": outside_voting}
        needed = (line for line in self.lines.values() if line.required and open_gates[line.gate])
        return tuple(line.name for line in needed if line.name != "votes")

    @property
    def signed(self) -> frozenset[str]:
        """The lines that may hold a negative number."""
        return frozenset(line.name for line in self.lines.values() if line.signed)

    @property
    def worded(self) -> tuple[str, ...]:
        """The lines that the paper has in words too."""
        return tuple(line.name for line in self.lines.values() if line.worded)


@cache
def load(version: str) -> Form:
    """The form of that version, read once; raises ``NoSuchForm`` where the house has none."""
    path = SHELF / f"{version}.toml"
    if path.parent != SHELF or not path.is_file():
        raise NoSuchForm(f"There is no form {version!r}; there is: {', '.join(versions())}.")
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    lines = {each["name"]: _line(each) for each in told["field"]}
    return Form(
        version=told["version"], cap=told["cap"], lines=lines, words=told["banner"], votes_for=told["votes_for"]
    )


@cache
def versions() -> tuple[str, ...]:
    """Every form of the house."""
    return tuple(sorted(path.stem for path in SHELF.glob("*.toml")))


def _line(told: Mapping[str, Any]) -> Line:
    return Line(**{"article": "", **told})
