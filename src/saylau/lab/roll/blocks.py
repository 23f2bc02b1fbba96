"""Some rows of one roll at once, in arrays, with what a fault wrote in the place of a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np

from saylau.lab.roll.chance import Places
from saylau.lab.roll.facts import NOTE, Planted
from saylau.lab.roll.names import Texts, pool
from saylau.lab.roll.persons import EPOCH, Digits, Persons, Town

__all__ = ["COLUMNS", "Block"]

COLUMNS = ("iin", "surname", "given", "patronymic", "born", "sex", "region", "joined", "note")
"""The columns of a roll as a party hands it in, and the note that nobody in it exists."""


@dataclass(slots=True)
class Block:
    """Rows of one roll; ``texts`` has what a fault wrote, by column and place.

    ``digits`` are the identification numbers; ``first`` is the row of the file in which the block begins. ``barred`` are
    the places of persons on the list of the barred, ``typed_as_number`` those whose number a spreadsheet keeps as a number.
    """

    party: str
    first: int
    persons: Persons
    joined: Places
    digits: Digits
    has_numbers: bool
    texts: dict[str, dict[int, str | None]] = field(default_factory=dict)
    planted: list[Planted] = field(default_factory=list)
    barred: list[int] = field(default_factory=list)
    typed_as_number: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        """How many rows it has."""
        return len(self.digits)

    def write(self, column: str, place: int, text: str | None) -> None:
        """Let a text stand in the place of what the row would say."""
        self.texts.setdefault(column, {})[place] = text

    def number(self, place: int) -> str:
        """The identification number of a row as text."""
        return "".join(map(str, self.digits[place]))

    def name(self, column: str, place: int) -> str:
        """The surname, given name or patronymic of a row before any text stands in its place."""
        return str(pool().texts[column][getattr(self.persons.names, column)[place]])

    def names(self, column: str) -> Texts:
        """The surnames, given names or patronymics of the rows before any text stands in their place."""
        told: Texts = pool().texts[column][getattr(self.persons.names, column)]
        return told

    def column(self, name: str, town: Town) -> list[str | None]:
        """A column of the file as text, one place a row."""
        told = self._plain(name, town)
        for place, text in self.texts.get(name, {}).items():
            told[place] = text
        return told

    def _plain(self, name: str, town: Town) -> list[str | None]:
        if name in ("surname", "given", "patronymic"):
            return list(self.names(name))
        if name in ("born", "joined"):
            counted = self.persons.born if name == "born" else self.joined
            return [date.fromordinal(each + EPOCH).isoformat() for each in counted.tolist()]
        if name == "iin":
            return self._numbers()
        if name in ("sex", "region"):
            places = self.persons.sex if name == "sex" else self.persons.region
            keys = "mf" if name == "sex" else town.regions
            return [keys[each] for each in places.tolist()]
        return [NOTE] * len(self)

    def _numbers(self) -> list[str | None]:
        if not self.has_numbers:
            return [None] * len(self)
        width = self.digits.shape[1]
        text = (self.digits + np.uint8(ord("0"))).tobytes().decode("ascii")
        return [text[at : at + width] for at in range(0, len(text), width)]
