"""18:00 local time is one instant in the east and another in the west, until 1 March 2024."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from saylau import law
from saylau.timetable import Clock, Moment, clocks_at, clocks_on, instant, last_instant, wall_time

BOOK = law.load("kz")
WEST = ("aktobe", "atyrau", "west_kazakhstan", "mangystau")
moments = some.builds(Moment, some.dates(date(2005, 1, 1), date(2030, 1, 1)), some.integers(0, 1439))


def clocks(day, minute=1080):
    return clocks_on(Moment(day, minute), BOOK.on(day))


def test_two_clocks_until_the_end_of_february_2024_and_one_after():
    assert [clock.name for clock in clocks(date(2024, 2, 29))] == ["UTC+6", "UTC+5"]
    assert [(clock.name, len(clock.regions)) for clock in clocks(date(2024, 3, 1))] == [("UTC+5", 20)]
    assert [clock.name for clock in clocks(date(2024, 2, 29), 23 * 60 + 59)] == ["UTC+6", "UTC+5"]


def test_kyzylorda_went_west_in_december_2018():
    west = {day: set(clocks(day)[-1].regions) for day in (date(2018, 12, 20), date(2018, 12, 21))}
    assert west == {date(2018, 12, 20): set(WEST), date(2018, 12, 21): {*WEST, "kyzylorda"}}


def test_every_region_of_the_day_has_a_clock():
    for day in (date(2012, 1, 15), date(2021, 1, 10), date(2023, 3, 19)):
        told = [region for clock in clocks(day) for region in clock.regions]
        assert sorted(told) == sorted(region.key for region in BOOK.on(day).regions)


def test_the_last_station_closes_when_the_western_clock_says_so():
    moment = Moment(date(2021, 1, 10), 20 * 60)
    east, west = clocks(moment.day, moment.minute)
    assert instant(moment, east) == datetime(2021, 1, 10, 14, tzinfo=UTC)
    assert instant(moment, west) == last_instant(moment, (east, west)) == datetime(2021, 1, 10, 15, tzinfo=UTC)
    assert last_instant(moment, ()) is None


@given(moments, some.sampled_from(["Asia/Almaty", "Asia/Oral", "Asia/Qyzylorda"]))
def test_the_instant_of_a_moment_shows_that_moment_again(moment, zone):
    region = {"Asia/Almaty": "almaty", "Asia/Oral": "west_kazakhstan", "Asia/Qyzylorda": "kyzylorda"}[zone]
    law_of_day = BOOK.on(moment.day)
    clock = next(each for each in clocks_on(moment, law_of_day) if region in each.regions)
    at = instant(moment, clock)
    assert wall_time(at, clock) == moment
    if at.astimezone(ZoneInfo(zone)).utcoffset() == timedelta(minutes=clock.offset):  # not in the hour that is skipped
        assert at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M") == str(moment)


def test_an_instant_has_its_clocks():
    at = datetime(2024, 2, 29, 17, 59, tzinfo=UTC)
    assert [clock.name for clock in clocks_at(at, BOOK.on(at.date()))] == ["UTC+6", "UTC+5"]
    at = datetime(2024, 2, 29, 19, 0, tzinfo=UTC)
    assert [clock.name for clock in clocks_at(at, BOOK.on(at.date()))] == ["UTC+5"]


def test_the_end_of_a_day_is_the_next_midnight():
    assert clocks_on(Moment(date(2024, 2, 29), 1440), BOOK.on(date(2024, 2, 29)))[0].name == "UTC+5"
    assert instant(Moment(date(2021, 1, 10), 1440), Clock(300, ())) == datetime(2021, 1, 10, 19, tzinfo=UTC)


def test_a_book_without_zones_has_no_clocks():
    day = date(2019, 5, 26)
    assert clocks_on(Moment(day), law.load("es").on(day)) == ()


@pytest.mark.parametrize(("offset", "name"), [(300, "UTC+5"), (330, "UTC+5:30"), (0, "UTC+0"), (-210, "UTC-3:30")])
def test_a_clock_has_a_name(offset, name):
    assert Clock(offset, ()).name == name
