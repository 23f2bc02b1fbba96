"""Days of a term: the same day some years on, some months before."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

__all__ = ["months_before", "years_after"]

MONTHS_OF_A_YEAR = 12


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes the last day of February."""
    return _in_month(day.year + years, day.month, day.day)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the last day of a shorter month."""
    years, month = divmod(day.year * MONTHS_OF_A_YEAR + day.month - 1 - months, MONTHS_OF_A_YEAR)
    return _in_month(years, month + 1, day.day)


def _in_month(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))
