"""Invented persons by their number: born, named, living somewhere, with an identification number of the right form.

A person is a pure function of the seed and of a number, so a copy of somebody in another row or another party is made without
keeping anybody in memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import gcd
from typing import Any

import numpy as np
import numpy.typing as npt

from saylau.lab.roll.chance import Places, below, key_of
from saylau.lab.roll.facts import RollPlan
from saylau.lab.roll.names import Names, pool
from saylau.law import LawOfDay
from saylau.rolls import Form, form_of, last_birth

__all__ = ["Digits", "Persons", "Town", "checked", "days", "joined", "numbered", "persons", "town_of"]

Digits = npt.NDArray[np.uint8]
FIRST_ZERO = date(2001, 1, 1)
"""Who was born in 2000 has two zeros in front; only one is to be lost."""
OLDEST = 80
"""Years of the oldest invented person."""
MEMBERSHIP = 3_650
"""Days of the longest membership."""
LONG_YEAR = 366
USUAL_SERIALS = 9_000
"""Serial numbers below are those of usual persons; those from here on are kept for persons planted with an odd day of birth."""
CENTURY, TEN = 100, 10
EPOCH = date(1970, 1, 1).toordinal()


def days(day: date) -> int:
    """Days since 1 January 1970."""
    return day.toordinal() - EPOCH


@dataclass(frozen=True, slots=True)
class Town:
    """What the persons of a plan have in common: the form of the number, the regions, the days of birth that are of age.

    ``first`` and ``last`` are the first and the last day of birth of a usual person, ``first_zero`` the first whose number begins
    with one zero, ``filed`` the day of filing, all in days since 1970.
    """

    plan: RollPlan
    form: Form
    regions: tuple[str, ...]
    first: int
    last: int
    first_zero: int
    age: int
    filed: int


@dataclass(frozen=True, slots=True)
class Persons:
    """Arrays, one place a person. Days are counted from 1970, ``sex`` is 0 for a man, ``region`` a place in the town's regions."""

    born: Places
    sex: Places
    serial: Places
    names: Names
    region: Places


def town_of(plan: RollPlan, law: LawOfDay) -> Town:
    """The town of a plan by the law of its day."""
    age = law["party.member.age_min"].whole
    return Town(
        plan=plan,
        form=form_of(law),
        regions=tuple(region.key for region in law.regions),
        first=days(last_birth(plan.on, OLDEST)) + 1,
        last=days(last_birth(plan.on, age)),
        first_zero=days(FIRST_ZERO),
        age=age,
        filed=days(plan.on),
    )


def persons(numbers: Places, town: Town) -> Persons:
    """The persons with these numbers; no two have the same day of birth, sex and serial number."""
    seed, span = town.plan.seed, town.last - town.first + 1
    all_places = span * USUAL_SERIALS
    step = _step(all_places)
    places = (numbers * step + key_of(seed, "start") % all_places) % all_places
    rest = places // span
    sex = rest % 2
    return Persons(
        born=town.first + places % span,
        sex=sex,
        serial=rest // 2 * 2,
        names=pool().drawn(seed, numbers, sex),
        region=below(key_of(seed, "region"), numbers, len(town.regions)),
    )


def joined(rows: Places, born: Places, town: Town) -> Places:
    """The day on which each row says the person joined: of age, in the ten years before filing."""
    since = np.maximum(born + town.age * LONG_YEAR, town.filed - MEMBERSHIP)
    since = np.minimum(since, town.filed)
    return since + below(key_of(town.plan.seed, "joined"), rows, town.filed - since + 1)


def numbered(born: Places, sex: Places, serial: Places, form: Form) -> Digits:
    """The identification numbers as digits, rows × places. ``serial`` is even: where it is not issued, the next one is."""
    digits = np.zeros((len(born), form.length), dtype=np.uint8)
    day = born.astype("datetime64[D]")
    month = day.astype("datetime64[M]")
    year = month.astype("datetime64[Y]").astype(np.int64) + 1970
    _write(digits, form.year, year % CENTURY, 2)
    _write(digits, form.month, month.astype(np.int64) % 12 + 1, 2)
    _write(digits, form.day_of_month, (day - month.astype("datetime64[D]")).astype(np.int64) + 1, 2)
    digits[:, form.century] = _century_digits(form)[year // CENTURY, sex]
    _write(digits, form.serial[0], serial, form.serial[1] - form.serial[0])
    return checked(digits, form)


def checked(digits: Digits, form: Form) -> Digits:
    """The same numbers with the right check digit; the last serial digit is raised where none would be issued."""
    told = _check_digits(digits, form)
    lost = np.flatnonzero(told == TEN)
    if len(lost):
        digits[lost, form.serial[1] - 1] ^= 1
        told[lost] = _check_digits(digits[lost], form)
    digits[:, form.checked] = told
    return digits


def _check_digits(digits: Digits, form: Form) -> npt.NDArray[np.int64]:
    places = [place for place in range(form.length) if place != form.checked]
    first, second = (
        digits[:, places].astype(np.int64) @ np.array(weights, dtype=np.int64) % form.modulus
        for weights in form.weights
    )
    return np.where(first < TEN, first, second)


def _century_digits(form: Form) -> npt.NDArray[np.uint8]:
    """The digit by century (first year over a hundred) and sex."""
    table = np.zeros((CENTURY, 2), dtype=np.uint8)
    for digit, (first_year, sex) in form.centuries.items():
        table[first_year // CENTURY, 0 if sex == "m" else 1] = int(digit)
    return table


def _write(digits: Digits, start: int, numbers: npt.NDArray[Any], places: int) -> None:
    for place in range(places):
        digits[:, start + places - 1 - place] = numbers // TEN**place % TEN


def _step(many: int) -> int:
    """A step near the golden section that meets every place before any twice."""
    step = many * 618_034 // 1_000_000
    while gcd(step, many) != 1:
        step += 1
    return step
