"""What happens to a person who is typed again by somebody else: slips, another keyboard, swapped names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from saylau.lab.drawing import Draws
from saylau.lab.roll.facts import DAMAGES, TWO_IN_A_HUNDRED
from saylau.rolls.folding import LETTERS

__all__ = ["Typed", "typed_again"]

ALPHABET = "абвгдежзийклмнопрстуфхцчшщыэюя"
RUSSIAN_KEYBOARD = str.maketrans(LETTERS | {letter.upper(): other.upper() for letter, other in LETTERS.items()})
TRIES = 40
HUNDRED = 100
FEW_DAYS = 9


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed of a person; ``region`` is a place in a list of so many."""

    surname: str
    given: str
    patronymic: str
    born: date
    region: int


def typed_again(person: Typed, regions: int, draws: Draws) -> tuple[Typed, tuple[str, ...]]:
    """The person with one damage or two different ones, and which; a damage that changes nothing is drawn again."""
    wanted = 1 + (draws.below(HUNDRED) < TWO_IN_A_HUNDRED)
    done: tuple[str, ...] = ()
    for _ in range(TRIES):
        if len(done) == wanted:
            break
        kind = DAMAGES[draws.below(len(DAMAGES))]
        damaged = _damage(kind, person, regions, draws)
        if kind not in done and damaged != person:
            person, done = damaged, (*done, kind)
    return person, done


def _damage(kind: str, person: Typed, regions: int, draws: Draws) -> Typed:
    if kind.startswith("typo_"):
        field = kind.removeprefix("typo_")
        slipped: dict[str, Any] = {field: slip(getattr(person, field), draws)}
        return replace(person, **slipped)
    if kind == "kazakh_letters":
        names = (person.surname, person.given, person.patronymic)
        surname, given, patronymic = (name.translate(RUSSIAN_KEYBOARD) for name in names)
        return replace(person, surname=surname, given=given, patronymic=patronymic)
    if kind == "birth_date":
        return replace(person, born=_another_day(person.born, draws))
    if kind == "names_swapped":
        return replace(person, surname=person.given, given=person.surname)
    return replace(person, region=(person.region + 1 + draws.below(regions - 1)) % regions)


def slip(name: str, draws: Draws) -> str:
    """The name with one letter lost, doubled, replaced or exchanged with its neighbour."""
    place, letter, kind = draws.below(len(name)), ALPHABET[draws.below(len(ALPHABET))], draws.below(4)
    head, here, tail = name[:place], name[place], name[place + 1 :]
    slips = (head + tail, head + here + here.lower() + tail, head + letter + tail, head + tail[:1] + here + tail[1:])
    return slips[kind] if len(name) > 1 else name


def _another_day(born: date, draws: Draws) -> date:
    """Day and month exchanged, a few days away, or another year; the same day where the exchange has none."""
    kind, few = draws.below(3), 1 + draws.below(FEW_DAYS)
    if kind == 0:
        return date(born.year, born.day, born.month) if born.day <= 12 else born
    if kind == 1:
        return born + timedelta(days=few if draws.below(2) else -few)
    year = born.year + (few if draws.below(2) else -few)
    return born.replace(year=year, day=min(born.day, 28) if born.month == 2 else born.day)
