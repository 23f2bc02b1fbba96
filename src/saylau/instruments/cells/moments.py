"""Days and minutes of the local clock, as ISO 8601 writes them and in no other way.

``03.04.2021`` is the third of April in one office and the fourth of March in another; only the ISO order is one day.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TypeAlias

from saylau.instruments.cells.refusal import Bad, Memory

__all__ = ["Day", "Minute", "day", "local_minute", "show_minute"]

Day: TypeAlias = date | Bad | None
Minute: TypeAlias = int | Bad | None

ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
ISO_MINUTE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{2}):([0-9]{2})")
HOURS = 24
MINUTES = 60
MINUTES_OF_A_DAY = HOURS * MINUTES
FIRST_DAY = date(1970, 1, 1).toordinal()


def day(text: str) -> Day:
    """The day of a cell written ``YYYY-MM-DD``, ``None`` when it is empty, or why it is refused."""
    return _DAYS[text]


def local_minute(text: str) -> Minute:
    """The minute of a cell written ``YYYY-MM-DD HH:MM`` (or with ``T``), counted from 1970-01-01 00:00 of that clock.

    An ``int`` of wall time, without a zone on purpose: a station compares its own minutes with each other (opened
    before closed, closed before counted), one station has one clock, and a zone that nobody wrote down is a guess.
    Minutes of two stations in different zones must not be compared.
    """
    return _MINUTES[text]


def show_minute(minute: int) -> str:
    """The wall time ``YYYY-MM-DD HH:MM`` of a local minute; the inverse of ``local_minute``."""
    days, rest = divmod(minute, MINUTES_OF_A_DAY)
    on = date.fromordinal(FIRST_DAY + days)
    return f"{on.isoformat()} {rest // MINUTES:02}:{rest % MINUTES:02}"


def _read_day(text: str) -> Day:
    plain = text.strip()
    if not plain:
        return None
    parts = ISO_DAY.fullmatch(plain)
    if parts is None:
        return Bad("day_is_not_iso", plain)
    try:
        return date(*map(int, parts.groups()))
    except ValueError:
        return Bad("day_does_not_exist", plain)


def _read_minute(text: str) -> Minute:
    plain = text.strip()
    if not plain:
        return None
    parts = ISO_MINUTE.fullmatch(plain)
    if parts is None:
        # A workbook forgets midnight: a cell typed as 2021-01-11 00:00 comes out as the bare day.
        return Bad("minute_lacks_clock" if isinstance(_read_day(plain), date) else "minute_is_not_iso", plain)
    on, hour, minute = _read_day(parts[1]), int(parts[2]), int(parts[3])
    if not isinstance(on, date) or hour >= HOURS or minute >= MINUTES:
        return Bad("minute_does_not_exist", plain)
    return (on.toordinal() - FIRST_DAY) * MINUTES_OF_A_DAY + hour * MINUTES + minute


_DAYS: Memory[Day] = Memory(_read_day, bound=8_192)
_MINUTES: Memory[Minute] = Memory(_read_minute)
