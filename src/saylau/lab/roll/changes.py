"""What each kind of fault changes in its row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

import numpy as np

from saylau.lab.drawing import Draws
from saylau.lab.roll.blocks import Block
from saylau.lab.roll.chance import key_of
from saylau.lab.roll.damages import Typed, typed_again
from saylau.lab.roll.persons import EPOCH, Town, checked, days

__all__ = ["change"]

NOWHERE = "atlantis"
LATE = 180
"""Days after filing at most of who joined late."""
NO_DAY = (2, 30)

Change: TypeAlias = Callable[[Block, Town, int, int], None]
"""What a fault does to a row: the block, the town, the place of the row, and which of its kind in the block it is."""


def change(kind: str, block: Block, town: Town, place: int, turn: int) -> tuple[str, ...]:
    """Plant one fault; gives the damages of a person typed again, and nothing for the other kinds."""
    if kind == "typed_again":
        return _typed_again(block, town, place)
    CHANGES.get(kind, _nothing)(block, town, place, turn)
    return ()


def _nothing(_block: Block, _town: Town, _place: int, _turn: int) -> None:
    """The row is at fault by whom it repeats, or by its day of birth, which it already has."""


def _missing(block: Block, _town: Town, place: int, _turn: int) -> None:
    block.write("iin", place, None)


def _wrong_length(block: Block, _town: Town, place: int, turn: int) -> None:
    number = block.number(place)
    block.write("iin", place, f"{number}0" if turn % 2 else number[:-2])


def _leading_zero_lost(block: Block, _town: Town, place: int, _turn: int) -> None:
    block.write("iin", place, block.number(place).lstrip("0"))
    block.typed_as_number.add(place)


def _check_digit(block: Block, town: Town, place: int, turn: int) -> None:
    digit = town.form.checked
    block.digits[place, digit] = (block.digits[place, digit] + 1 + turn % 9) % 10


def _birth_date(block: Block, town: Town, place: int, _turn: int) -> None:
    for at, number in zip((town.form.month, town.form.day_of_month), NO_DAY, strict=True):
        block.digits[place, at : at + 2] = divmod(number, 10)
    _check_again(block, town, place)


def _century(block: Block, town: Town, place: int, turn: int) -> None:
    centuries = town.form.centuries
    first_year, sex = centuries[str(block.digits[place, town.form.century])]
    others = [digit for digit, meaning in centuries.items() if meaning[1] == sex and meaning[0] != first_year]
    block.digits[place, town.form.century] = int(others[turn % len(others)])
    _check_again(block, town, place)


def _check_again(block: Block, town: Town, place: int) -> None:
    block.digits[place : place + 1] = checked(block.digits[place : place + 1].copy(), town.form)


def _joined_late(block: Block, town: Town, place: int, turn: int) -> None:
    block.joined[place] = town.filed + 1 + turn % LATE


def _region_unknown(block: Block, _town: Town, place: int, _turn: int) -> None:
    block.write("region", place, NOWHERE)


def _name_missing(block: Block, _town: Town, place: int, _turn: int) -> None:
    for column in ("surname", "given", "patronymic"):
        block.write(column, place, None)


def _barred(block: Block, _town: Town, place: int, _turn: int) -> None:
    block.barred.append(place)


def _typed_again(block: Block, town: Town, place: int) -> tuple[str, ...]:
    surname, given, patronymic = (block.name(name, place) for name in ("surname", "given", "patronymic"))
    born = date.fromordinal(int(block.persons.born[place]) + EPOCH)
    person = Typed(surname, given, patronymic, born, int(block.persons.region[place]))
    draws = Draws(key_of(town.plan.seed, "typed again"), block.party, block.first + place, draws=256)
    typed, damages = typed_again(person, len(town.regions), draws)
    for name in ("surname", "given", "patronymic"):
        block.write(name, place, getattr(typed, name))
    block.persons.born[place] = np.int64(days(typed.born))
    block.persons.region[place] = typed.region
    block.write("iin", place, None)
    return damages


CHANGES: Mapping[str, Change] = {
    "iin_missing": _missing,
    "iin_wrong_length": _wrong_length,
    "iin_leading_zero_lost": _leading_zero_lost,
    "iin_check_digit": _check_digit,
    "iin_birth_date": _birth_date,
    "iin_century": _century,
    "joined_late": _joined_late,
    "region_unknown": _region_unknown,
    "name_missing": _name_missing,
    "barred": _barred,
}
