"""Days and months are counted so that every way back leads forth again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from saylau.errors import BadLaw
from saylau.timetable import days_before, full_days_before, full_days_between, months_after, months_before
from saylau.timetable.counting import counted_by

days = some.dates(date(2004, 1, 1), date(2050, 12, 31))
numbers = some.integers(0, 400)


@given(days, numbers)
def test_so_many_full_days_lie_between(day, number):
    assert full_days_between(full_days_before(day, number), day) == number


@given(days, numbers)
def test_plain_subtraction_is_one_day_later_than_full_days(day, number):
    assert full_days_before(day, number) + timedelta(days=1) == days_before(day, number) == day - timedelta(days=number)


@given(days, some.integers(0, 60))
def test_months_lead_back_to_the_same_month_and_never_to_a_later_day(day, months):
    back = months_after(months_before(day, months), months)
    assert (back.year, back.month) == (day.year, day.month)
    assert back <= day


@given(days, some.integers(1, 60))
def test_months_rise(day, months):
    assert months_before(day, months) < months_before(day, months - 1) <= day
    assert months_after(day, months) > months_after(day, months - 1) >= day


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2021, 1, 10), 2, date(2020, 11, 10)),
        (date(2021, 4, 30), 2, date(2021, 2, 28)),
        (date(2024, 4, 30), 2, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2021, 12, 31), 1, date(2021, 11, 30)),
        (date(2021, 1, 31), 1, date(2020, 12, 31)),
    ],
)
def test_a_month_that_is_shorter_ends_earlier(day, months, then):
    assert months_before(day, months) == then


def test_leap_years_have_their_day():
    assert full_days_before(date(2016, 3, 20), 30) == date(2016, 2, 18)
    assert full_days_before(date(2015, 3, 20), 30) == date(2015, 2, 17)
    assert months_after(date(2023, 12, 31), 2) == date(2024, 2, 29)


def test_a_way_of_counting_that_nobody_knows_is_an_error():
    assert counted_by("plain_subtraction")(date(2021, 1, 10), 15) == date(2020, 12, 26)
    with pytest.raises(BadLaw, match="sideways"):
        counted_by("sideways")
