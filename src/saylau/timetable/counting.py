"""Counting days and months on the calendar: full days between, plain subtraction, months that end earlier."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from saylau.errors import BadLaw

__all__ = ["CONVENTIONS", "days_before", "full_days_before", "full_days_between", "months_after", "months_before"]

MONTHS_OF_A_YEAR = 12


def full_days_before(day: date, days: int) -> date:
    """The day with so many whole days between it and ``day``: forty before 10 January is 30 November."""
    return day - timedelta(days=days + 1)


def days_before(day: date, days: int) -> date:
    """The day that plain subtraction gives: fifteen before 10 January is 26 December."""
    return day - timedelta(days=days)


def full_days_between(earlier: date, later: date) -> int:
    """How many whole days lie between two days."""
    return (later - earlier).days - 1


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or its last day where that month is shorter."""
    return months_after(day, -months)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day where that month is shorter."""
    over, month = divmod(day.month - 1 + months, MONTHS_OF_A_YEAR)
    year = day.year + over
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


CONVENTIONS: Mapping[str, Callable[[date, int], date]] = {
    "full_days_between": full_days_before,
    "plain_subtraction": days_before,
}
"""How "so many days before voting day" is counted, by the code that the law of the day names."""


def counted_by(code: str) -> Callable[[date, int], date]:
    """The counting that a code of the law names; ``BadLaw`` for a code that nobody knows."""
    if code not in CONVENTIONS:
        raise BadLaw(f"{code!r} is no way of counting days; there are: {', '.join(CONVENTIONS)}")
    return CONVENTIONS[code]
