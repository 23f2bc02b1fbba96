"""One day as an office writes it: ISO, 10.01.2021, a spreadsheet's serial number; 01/10/2021 is asked, never guessed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

__all__ = ["Day", "Reading", "read_day"]

ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]00:00(?::00)?)?")
DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
SLASHED = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})")
SERIAL = re.compile(r"[1-9][0-9]{2,4}")
SERIALS_BEGIN = date(1900, 1, 1) - timedelta(days=2)
"""Day 0 of a spreadsheet, so that the numbers fall right from March 1900 on: its 1900 has a 29 February."""
SERIALS_LIE = 61


class Reading(Enum):
    """How a text was taken."""

    EMPTY = "empty"
    DAY = "day"
    """One day, whatever the order of its parts."""
    DAY_FIRST = "day_first"
    """One day, because its second number can be no month: the first is the day."""
    MONTH_FIRST = "month_first"
    SERIAL = "serial"
    """A number of days, as a spreadsheet stores one."""
    AMBIGUOUS = "ambiguous"
    UNREADABLE = "unreadable"


class Day(NamedTuple):
    """What a text says: the day where there is one, how it was read, and both days where there are two."""

    day: date | None
    reading: Reading
    both: tuple[date, date] | None = None


def read_day(text: str) -> Day:
    """The day of a cell; the parts of ``10.01.2021`` are day, month and year, as every office of the country writes them."""
    plain = text.strip()
    if not plain:
        return Day(None, Reading.EMPTY)
    if parts := ISO.fullmatch(plain):
        return _one(_date(int(parts[1]), int(parts[2]), int(parts[3])))
    if parts := DOTTED.fullmatch(plain):
        return _one(_date(int(parts[3]), int(parts[2]), int(parts[1])))
    if parts := SLASHED.fullmatch(plain):
        return _slashed(int(parts[1]), int(parts[2]), int(parts[3]))
    if SERIAL.fullmatch(plain) and int(plain) >= SERIALS_LIE:
        return Day(SERIALS_BEGIN + timedelta(days=int(plain)), Reading.SERIAL)
    return Day(None, Reading.UNREADABLE)


def _slashed(first: int, second: int, year: int) -> Day:
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    if day_first is None or month_first is None:
        reading = Reading.DAY_FIRST if day_first else Reading.MONTH_FIRST
        day = day_first or month_first
        return Day(day, reading if day else Reading.UNREADABLE)
    if day_first == month_first:
        return _one(day_first)
    return Day(None, Reading.AMBIGUOUS, (day_first, month_first))


def _one(day: date | None) -> Day:
    return Day(day, Reading.DAY if day else Reading.UNREADABLE)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
