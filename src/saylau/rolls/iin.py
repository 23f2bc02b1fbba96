"""The identification number, exact: its form by the law of the day, and one number held against it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from saylau.errors import BadCall
from saylau.law import LawOfDay
from saylau.rolls.facts import IinFault

__all__ = ["Form", "Iin", "check", "form_of", "last_birth", "number_of"]

SPACED = re.compile(r"\d[\d\s]*\s[\d\s]*\d")
NUMBER = re.compile(r"[\d\s]+[.,]\d*")
POWER = re.compile(r"\d+([.,]\d*)?[eEеЕ][+-]?\d+")
APOSTROPHES = "'`’‘ʼ′\""
FORM = "form of the identification number"
"""Where the form is kept in the notebook of a day's law."""
CENTURY = 100
TEN = 10


class Iin(NamedTuple):
    """What a number in order says of its holder."""

    text: str
    born: date
    sex: str


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a number, from the provisions on it; places count from 0.

    ``is_withheld`` says that a number with both check sums ten is never given out.
    ``centuries`` gives the first year of the century and the sex by the digit that stands for both. ``day`` is the day
    that the number is held against, ``oldest`` the last day of birth that is too long ago for it.
    """

    length: int
    year: int
    month: int
    day_of_month: int
    century: int
    centuries: Mapping[str, tuple[int, str]]
    serial: tuple[int, int]
    checked: int
    weights: tuple[tuple[int, ...], tuple[int, ...]]
    modulus: int
    is_withheld: bool
    day: date
    oldest: date


def form_of(law: LawOfDay) -> Form:
    """The form of the number by the law of a day; ``BadCall`` where the law of that day has none."""
    known = law.notebook.get(FORM)
    if isinstance(known, Form):
        return known
    if not law["identity.iin.length"].is_set:
        raise BadCall(
            f"The book has no identification number on {law.day}.", "no_identity_number", on=law.day.isoformat()
        )
    birth, serial = law["identity.iin.birth_date"].table, law["identity.iin.serial"].table
    pattern, first = str(birth["pattern"]), _whole(_table(birth["digits"])["from"]) - 1
    told = dict(law["identity.iin.century_and_sex"].table)
    century = _whole(told.pop("digit")) - 1
    centuries = {digit: _table(value) for digit, value in told.items()}
    form = Form(
        length=law["identity.iin.length"].whole,
        year=first + pattern.index("Y"),
        month=first + pattern.index("M"),
        day_of_month=first + pattern.index("D"),
        century=century,
        centuries={d: ((_whole(each["century"]) - 1) * CENTURY, str(each["sex"])) for d, each in centuries.items()},
        serial=(_whole(serial["from"]) - 1, _whole(serial["to"])),
        checked=law["identity.iin.check.digit"].whole - 1,
        weights=(_weights(law, "identity.iin.check.weights_first"), _weights(law, "identity.iin.check.weights_second")),
        modulus=law["identity.iin.check.modulus"].whole,
        is_withheld=law["identity.iin.check.not_issued"].flag,
        day=law.day,
        oldest=last_birth(law.day, law["rolls.oldest_age"].whole + 1),
    )
    law.notebook[FORM] = form
    return form


def check(text: str, form: Form, *, born: date | None = None) -> Iin | IinFault:
    """The number, or the first thing that is wrong with it; ``born`` is what an own column says of the birth.

    The text may have spaces at its edges; anything else that is no digit is a fault. Nothing is repaired.
    """
    plain = text.strip()
    if len(plain) == form.length and plain.isascii() and plain.isdigit():
        return _digits(plain, form, born)
    return _shape(plain, form, born)


def number_of(born: date, sex: str, serial: int, form: Form) -> str | None:
    """The number of a person with that serial number; None where none is given out, or the century has no digit."""
    first_year = born.year - born.year % CENTURY
    digit = next((d for d, meaning in form.centuries.items() if meaning == (first_year, sex)), None)
    start, end = form.serial
    if digit is None or not 0 <= serial < TEN ** (end - start):
        return None
    places = ["0"] * form.length
    parts = {
        form.year: f"{born.year % CENTURY:02}",
        form.month: f"{born.month:02}",
        form.day_of_month: f"{born.day:02}",
    }
    for at, part in (parts | {form.century: digit, start: f"{serial:0{end - start}}"}).items():
        places[at : at + len(part)] = part
    told = _check_digit("".join(places), form)
    if told is None:
        return None
    places[form.checked] = str(told)
    return "".join(places)


def last_birth(day: date, years: int) -> date:
    """The last day of birth of those who are that old on the day; who was born on 29 February is older on 1 March."""
    year = day.year - years
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February in a year that has none
        return date(year, day.month, day.day - 1)


def _digits(plain: str, form: Form, born: date | None) -> Iin | IinFault:
    meaning = form.centuries.get(plain[form.century])
    if meaning is None:
        return IinFault.CENTURY_DIGIT_UNKNOWN
    year, month, day = (int(plain[at : at + 2]) for at in (form.year, form.month, form.day_of_month))
    try:
        told = date(meaning[0] + year, month, day)
    except ValueError:
        return IinFault.BIRTH_DATE_IMPOSSIBLE
    digit = _check_digit(plain, form)
    if digit is None and form.is_withheld:
        return IinFault.NOT_ISSUED
    if digit != int(plain[form.checked]):
        return IinFault.CHECK_DIGIT_WRONG
    return _birth_fault(told, form, born) or Iin(plain, told, meaning[1])


def _birth_fault(told: date, form: Form, born: date | None) -> IinFault:
    """What the day of birth speaks against; ``FINE``, which is 0, where nothing."""
    if told > form.day:
        return IinFault.BORN_IN_THE_FUTURE
    return IinFault.CENTURY_DISAGREES if told <= form.oldest or _other_century(told, born) else IinFault.FINE


def _other_century(told: date, born: date | None) -> bool:
    """Whether an own column has the same day of another century."""
    if born is None or born == told:
        return False
    return (born.month, born.day, born.year % CENTURY) == (told.month, told.day, told.year % CENTURY)


def _check_digit(plain: str, form: Form) -> int | None:
    """The check digit; None where both sums are ten."""
    digits = [int(each) for at, each in enumerate(plain) if at != form.checked]
    for weights in form.weights:
        rest = sum(weight * digit for weight, digit in zip(weights, digits, strict=True)) % form.modulus
        if rest < TEN:
            return rest
    return None


def _shape(plain: str, form: Form, born: date | None) -> IinFault:
    """What kind of text it is that is no number of the right length."""
    if not plain:
        return IinFault.MISSING
    if plain.isascii() and plain.isdigit():
        # A birth in the first years of a century starts with more than one zero.
        padded = plain.zfill(form.length) if len(plain) < form.length else ""
        lost = padded and isinstance(_digits(padded, form, born), Iin)
        return IinFault.LEADING_ZERO_LOST if lost else IinFault.WRONG_LENGTH
    if not plain.isascii() and any(each.isdigit() and not each.isascii() for each in plain):
        return IinFault.NOT_DIGITS
    if plain.strip(APOSTROPHES) != plain:
        return IinFault.HAS_APOSTROPHE
    kinds = ((SPACED, IinFault.HAS_SPACES), (NUMBER, IinFault.TYPED_AS_NUMBER), (POWER, IinFault.TYPED_AS_POWER))
    return next((fault for pattern, fault in kinds if pattern.fullmatch(plain)), IinFault.NOT_DIGITS)


def _weights(law: LawOfDay, name: str) -> tuple[int, ...]:
    return tuple(_whole(each) for each in law[name].items)


def _whole(value: object) -> int:
    if isinstance(value, int):
        return value
    raise BadCall(f"The form of the number says {value!r} where a whole number stands.")


def _table(value: object) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return value
    raise BadCall(f"The form of the number says {value!r} where a table stands.")
