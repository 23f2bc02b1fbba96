"""Days as people write them in a list: what can be one day only is read, what can be two is asked."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TypeAlias

from saylau.instruments.cells import Bad, day

__all__ = ["Told", "day_of_a_form"]

Told: TypeAlias = date | Bad | None

DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
SERIAL = re.compile(r"[0-9]{4,5}(?:\.0+)?")
MIDNIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]00:00(?::00)?")
MONTHS = 12
FIRST_OF_WORKBOOKS = date(1900, 1, 1) - timedelta(2)
"""The day from which most workbooks count; some count from 1904, so that a bare number is asked about."""


def day_of_a_form(text: str) -> Told:
    """The day of a cell: ``2021-01-10`` or ``10.01.2021``; None when empty, a ``Bad`` where it is not one day.

    With strokes the order of day and month is that of one country or another: ``01/10/2021`` is asked, ``25/10/2021`` is not.
    """
    plain = text.strip()
    if told := MIDNIGHT.fullmatch(plain):
        plain = told[1]
    if told := DOTTED.fullmatch(plain):
        return _exact(plain, int(told[3]), int(told[2]), int(told[1]))
    if told := SLASHED.fullmatch(plain):
        return _slashed(plain, int(told[1]), int(told[2]), int(told[3]))
    if SERIAL.fullmatch(plain):
        proposed = FIRST_OF_WORKBOOKS + timedelta(int(plain.split(".")[0]))
        return Bad("candidate_day_is_a_serial", plain, (("write", proposed.isoformat()),))
    return day(plain)


def _slashed(plain: str, first: int, second: int, year: int) -> Told:
    if first <= MONTHS and second <= MONTHS and first != second:
        ways = (_exact(plain, year, first, second), _exact(plain, year, second, first))
        write = tuple(each.isoformat() for each in ways if isinstance(each, date))
        return Bad("candidate_day_is_ambiguous", plain, (("one", write[0]), ("other", write[-1])))
    month, of_month = (first, second) if second > MONTHS else (second, first)
    return _exact(plain, year, month, of_month)


def _exact(plain: str, year: int, month: int, of_month: int) -> Told:
    try:
        return date(year, month, of_month)
    except ValueError:
        return Bad("day_does_not_exist", plain)
