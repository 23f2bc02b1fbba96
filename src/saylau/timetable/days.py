"""Working days: the public holidays of a country, with the days off and the days worked that a folder adds.

Nothing that rules takes these days: a holiday is moved by a decree that no statute book has. They are told beside a date.
The door does not import this file: the library behind it costs as much to import as the whole command.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property

from holidays import HolidayBase, country_holidays

from saylau.errors import BadCall

__all__ = ["WorkingDays"]

MOST = 10_000
"""Working days that can be counted at once: more than thirty years."""


class WorkingDays:
    """The working days of a country by its two letters.

    ``off`` are days off and ``worked`` days worked that a folder adds to the public holidays of the library; a day that
    stands in both is worked. Raises ``BadCall`` for a country whose holidays the library does not know.
    """

    def __init__(self, country: str, *, off: Iterable[date] = (), worked: Iterable[date] = ()) -> None:
        self.country = country
        self.off = frozenset(off)
        self.worked = frozenset(worked)

    @cached_property
    def _holidays(self) -> HolidayBase:
        try:
            return country_holidays(self.country.upper())
        except NotImplementedError:
            raise BadCall(f"No holidays are known of {self.country!r}.", "no_holidays", country=self.country) from None

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on that day."""
        if day in self.worked:
            return True
        return day not in self.off and self._holidays.is_working_day(day)

    def next_working_day(self, day: date) -> date:
        """The day itself if it is a working day, else the first one behind it."""
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def add_working_days(self, day: date, number: int) -> date:
        """The last of so many working days that follow a day; the day itself is not counted, and 0 gives it back."""
        if not 0 <= number <= MOST:
            raise BadCall(f"{number} working days cannot be counted.")
        for _ in range(number):
            day = self.next_working_day(day + timedelta(days=1))
        return day

    def name_of(self, day: date) -> str:
        """What day off it is, as the library names it; empty for a working day or a plain weekend."""
        return "" if day in self.worked else str(self._holidays.get(day) or "")
