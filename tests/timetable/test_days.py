"""Working days: public holidays of the library, days moved by the government, and what a folder adds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from saylau.errors import BadCall
from saylau.timetable.days import WorkingDays

KZ = WorkingDays("kz")
days = some.dates(date(2010, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2021, 1, 8), True),  # a Friday
        (date(2021, 1, 9), False),  # a Saturday
        (date(2021, 1, 7), False),  # a holiday
        (date(2021, 1, 4), False),  # a holiday moved from a weekend
        (date(2020, 1, 3), False),  # a day off moved from the Sunday after
        (date(2020, 1, 5), True),  # that Sunday
    ],
)
def test_the_days_of_the_library_are_known(day, works):
    assert KZ.is_working_day(day) is works


def test_a_folder_adds_days_off_and_days_worked():
    own = WorkingDays("kz", off=[date(2021, 1, 8)], worked=[date(2021, 1, 9), date(2021, 1, 7)])
    assert [own.is_working_day(date(2021, 1, day)) for day in (7, 8, 9, 10, 11)] == [True, False, True, False, True]


def test_a_day_that_is_both_is_worked():
    assert WorkingDays("kz", off=[date(2021, 1, 8)], worked=[date(2021, 1, 8)]).is_working_day(date(2021, 1, 8))


def test_the_next_working_day_is_the_day_itself_or_the_first_behind_it():
    assert KZ.next_working_day(date(2021, 1, 8)) == date(2021, 1, 8)
    assert KZ.next_working_day(date(2021, 1, 9)) == date(2021, 1, 11)


@given(days, some.integers(0, 30))
def test_so_many_working_days_lie_behind_a_day(day, number):
    last = KZ.add_working_days(day, number)
    between = [day + timedelta(days=step) for step in range(1, (last - day).days + 1)]
    assert sum(map(KZ.is_working_day, between)) == number
    assert last == day if number == 0 else KZ.is_working_day(last)


def test_a_holiday_has_its_name():
    assert KZ.name_of(date(2021, 1, 7)) == "Orthodox Christmas"
    assert KZ.name_of(date(2021, 1, 8)) == KZ.name_of(date(2021, 1, 9)) == ""
    assert WorkingDays("kz", worked=[date(2021, 1, 7)]).name_of(date(2021, 1, 7)) == ""


@pytest.mark.parametrize("number", [-1, 10_001])
def test_a_number_of_days_that_nobody_counts_is_refused(number):
    with pytest.raises(BadCall):
        KZ.add_working_days(date(2021, 1, 8), number)


def test_a_country_without_holidays_is_refused():
    with pytest.raises(BadCall) as accident:
        WorkingDays("qq").is_working_day(date(2021, 1, 8))
    assert accident.value.key == "no_holidays"
