"""Moments are days or minutes of the local clock, and say which comes first."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from saylau.timetable import Moment
from saylau.timetable.facts import minute_of

DAY = date(2021, 1, 9)
moments = some.builds(Moment, some.dates(date(2004, 1, 1), date(2050, 1, 1)), some.none() | some.integers(0, 1439))


@given(moments)
def test_a_moment_is_read_as_it_is_written(moment):
    assert Moment.read(str(moment)) == moment


@given(moments, some.integers(0, 40), some.integers(0, 4000))
def test_later_is_later(moment, days, minutes):
    later = moment.later(days=days, minutes=minutes)
    assert later.start >= moment.start
    assert (later > moment) == (days > 0 or (minutes > 0 and moment.minute is not None))


def test_a_whole_day_comes_before_its_minutes_and_ends_at_the_next_midnight():
    assert Moment(DAY) < Moment(DAY, 0) < Moment(DAY, 1) < Moment(date(2021, 1, 10))
    assert (Moment(DAY).start, Moment(DAY).end) == ((DAY, 0), (date(2021, 1, 10), 0))
    assert (Moment(DAY, 5).start, Moment(DAY, 5).end) == ((DAY, 5), (DAY, 5))


def test_a_day_without_an_hour_agrees_with_every_hour_of_it():
    assert Moment(DAY).agrees_with(Moment(DAY, 1080))
    assert Moment(DAY, 1080).agrees_with(Moment(DAY))
    assert not Moment(DAY, 1080).agrees_with(Moment(DAY, 1081))
    assert not Moment(DAY).agrees_with(Moment(date(2021, 1, 10)))


def test_later_for_certain_needs_a_later_day_or_a_later_minute():
    assert not Moment(DAY).is_later_than(Moment(DAY, 0))
    assert not Moment(DAY, 1439).is_later_than(Moment(DAY))
    assert Moment(DAY, 2).is_later_than(Moment(DAY, 1))
    assert not Moment(DAY, 1).is_later_than(Moment(DAY, 1))
    assert Moment(date(2021, 1, 10)).is_later_than(Moment(DAY, 1439))


def test_minutes_run_over_midnight():
    assert Moment(DAY, 20 * 60).later(minutes=12 * 60) == Moment(date(2021, 1, 10), 8 * 60)
    assert Moment(DAY).later(minutes=5) == Moment(DAY)


@pytest.mark.parametrize(("text", "minute"), [("00:00", 0), ("07:05", 425), ("23:59", 1439), ("24:00", 1440)])
def test_a_time_is_read(text, minute):
    assert minute_of(text) == minute


@pytest.mark.parametrize("text", ["", "7:00", "07.00", "07:60", "24:01", "ab:cd", "07:00:00", "٠٧:٠٠", "-1:00"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValueError, match="time"):
        minute_of(text)


@pytest.mark.parametrize("text", ["", "2021-02-30", "10.01.2021", "2021-01-10T25:00", "yesterday"])
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(ValueError):
        Moment.read(text)


@given(moments)
def test_no_moment_comes_before_itself(moment):
    assert not moment < Moment(moment.day, moment.minute)
    assert moment <= Moment(moment.day, moment.minute)
