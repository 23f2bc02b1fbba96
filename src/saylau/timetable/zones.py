"""Local time: 18:00 is another instant in each zone of a country, and which zones there are depends on the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from saylau.law import LawOfDay
from saylau.timetable.facts import MINUTES_OF_A_DAY, MINUTES_OF_AN_HOUR, Moment

__all__ = ["Clock", "clocks_at", "clocks_on", "instant", "wall_time"]


@dataclass(frozen=True, slots=True)
class Clock:
    """The regions whose clocks show the same, with their distance from UTC in minutes (east is positive)."""

    offset: int
    regions: tuple[str, ...]

    @property
    def name(self) -> str:
        """``UTC+5``, or ``UTC+5:30``."""
        hours, minutes = divmod(abs(self.offset), MINUTES_OF_AN_HOUR)
        return f"UTC{'-' if self.offset < 0 else '+'}{hours}" + (f":{minutes:02}" if minutes else "")


def clocks_on(moment: Moment, law: LawOfDay) -> tuple[Clock, ...]:
    """The clocks of the country when its clocks show that moment, the eastern first; none where the law names no zones."""
    return _grouped((region, _local(moment, zone).utcoffset()) for region, zone in _zones(law))


def clocks_at(at: datetime, law: LawOfDay) -> tuple[Clock, ...]:
    """The clocks of the country at an instant, the eastern first; none where the law names no zones."""
    return _grouped((region, at.astimezone(ZoneInfo(zone)).utcoffset()) for region, zone in _zones(law))


def instant(moment: Moment, clock: Clock) -> datetime:
    """The instant, in UTC, at which that clock shows the moment (a whole day: its first minute)."""
    day, minute = moment.start
    return datetime.combine(day, time(), tzinfo=UTC) + timedelta(minutes=minute - clock.offset)


def wall_time(at: datetime, clock: Clock) -> Moment:
    """What that clock shows at an instant."""
    shown = at.astimezone(UTC) + timedelta(minutes=clock.offset)
    return Moment(shown.date(), shown.hour * MINUTES_OF_AN_HOUR + shown.minute)


def _zones(law: LawOfDay) -> Iterator[tuple[str, str]]:
    wording = law["calendar.zones"]
    table = wording.table if wording.is_set else {}
    return ((region.key, str(table[region.key])) for region in law.regions if region.key in table)


def _local(moment: Moment, zone: str) -> datetime:
    day, minute = moment.start
    days, rest = divmod(minute, MINUTES_OF_A_DAY)
    shown = time(*divmod(rest, MINUTES_OF_AN_HOUR))
    return datetime.combine(day + timedelta(days=days), shown, tzinfo=ZoneInfo(zone))


def _grouped(told: Iterator[tuple[str, timedelta | None]]) -> tuple[Clock, ...]:
    groups: dict[int, list[str]] = {}
    for region, offset in told:
        groups.setdefault((offset or timedelta()) // timedelta(minutes=1), []).append(region)
    return tuple(Clock(offset, tuple(groups[offset])) for offset in sorted(groups, reverse=True))
