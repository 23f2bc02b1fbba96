"""Terms of months end where they should, and a clock says how it stands."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parties.cases import BOOK, file_with
from saylau import law
from saylau.parties import Clock, clocks, months_after
from saylau.parties.clock import (
    answer_clock,
    branches_clock,
    congress_clock,
    filing_clock,
    first_free_day,
    waiting_clock,
)

LAW = BOOK.on(date(2021, 1, 10))
SPAIN = law.load("es").on(date(2019, 5, 26))
DAYS = st.dates(date(1996, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        ((2021, 1, 31), 1, (2021, 2, 28)),
        ((2020, 1, 31), 1, (2020, 2, 29)),
        ((2020, 12, 31), 2, (2021, 2, 28)),
        ((2021, 1, 28), 1, (2021, 2, 28)),
        ((2021, 2, 28), 1, (2021, 3, 28)),
        ((2021, 3, 31), 6, (2021, 9, 30)),
        ((2021, 11, 30), 1, (2021, 12, 30)),
        ((2021, 12, 1), 12, (2022, 12, 1)),
        ((2021, 5, 5), 0, (2021, 5, 5)),
    ],
)
def test_a_term_of_months_ends_with_the_day_of_the_same_number_or_the_last_of_the_month(day, months, last):
    assert months_after(date(*day), months) == date(*last)


@given(DAYS, st.integers(0, 24))
def test_a_term_keeps_the_number_of_its_day_unless_the_month_is_too_short(day, months):
    last = months_after(day, months)
    assert (last.year * 12 + last.month) - (day.year * 12 + day.month) == months
    assert last.day == min(day.day, monthrange(last.year, last.month)[1])


@given(DAYS, st.integers(0, 24))
def test_a_later_day_never_has_an_earlier_last_day_and_more_months_never_less_time(day, months):
    assert months_after(day, months) <= months_after(day + timedelta(days=1), months)
    assert months_after(day, months) < months_after(day, months + 1)


def test_the_clocks_of_a_file_stand_in_the_order_of_its_steps():
    told = [(each.step, each.began.isoformat(), str(each.last), str(each.done)) for each in clocks(file_with(), LAW)]
    assert told == [
        ("congress", "2020-06-30", "2020-08-30", "2020-08-30"),
        ("filing", "2020-08-30", "2020-12-30", "2020-12-30"),
        ("decision", "2020-12-30", "2021-02-01", "2021-01-05"),
        ("branches", "2021-01-05", "2021-07-05", "2021-07-05"),
    ]


def test_a_clock_that_has_not_begun_is_none():
    assert congress_clock(file_with(notice="gone"), LAW) is None
    assert congress_clock(file_with(notice__confirmed_on="gone"), LAW) is None
    assert filing_clock(file_with(congress="gone"), LAW) is None
    assert answer_clock(file_with(filing="gone"), LAW) is None
    assert branches_clock(file_with(decision="gone"), LAW) is None
    assert branches_clock(file_with(decision__outcome="refused"), LAW) is None
    assert waiting_clock(file_with(), LAW) is None


def test_a_law_that_names_no_time_starts_no_clock():
    split = file_with(reorganisation={"on": date(2021, 2, 28), "act": "No. 6"})
    assert list(clocks(split, SPAIN)) == []


def test_the_registrars_time_stands_still_while_the_roll_is_checked():
    assert answer_clock(file_with(verification="gone"), LAW).last == date(2021, 1, 30)
    assert answer_clock(file_with(verification__ended="gone"), LAW).last is None
    assert answer_clock(file_with(verification__ended=date(2021, 1, 12)), LAW).last == date(2021, 2, 9)


def test_a_check_that_begins_on_the_last_day_still_stops_the_clock_and_one_a_day_later_does_not():
    began = {"verification__began": date(2021, 1, 30), "verification__ended": date(2021, 2, 2)}
    assert answer_clock(file_with(**began), LAW).last == date(2021, 2, 2)
    began = {"verification__began": date(2021, 1, 31), "verification__ended": date(2021, 2, 2)}
    assert answer_clock(file_with(**began), LAW).last == date(2021, 1, 30)


def test_the_branches_are_done_with_the_last_of_them():
    assert branches_clock(file_with(branches_registered__almaty="gone"), LAW).done is None
    assert branches_clock(file_with(branches_registered="gone"), LAW).done is None
    assert branches_clock(file_with(branches="gone", branches_registered="gone"), LAW).done is None
    assert branches_clock(file_with(branches_registered__almaty=date(2021, 7, 6)), LAW).done == date(2021, 7, 6)


def test_a_reorganised_party_waits_until_the_day_after_the_term():
    split = file_with(
        reorganisation={"on": date(2021, 2, 28), "act": "No. 6", "successor": [{"key": "koktem", "members": 1}]}
    )
    clock = waiting_clock(split, LAW)
    assert (clock.last, first_free_day(clock), clock.done) == (date(2021, 4, 28), date(2021, 4, 29), None)
    assert first_free_day(clock._replace(last=None)) is None
    assert [each.step for each in clocks(split, LAW)][-1] == "waiting"


@pytest.mark.parametrize(("done", "day", "over"), [(None, 1, False), (None, 2, True), (1, 9, False), (2, 1, True)])
def test_a_clock_is_over_when_the_day_or_the_step_lies_behind_its_last_day(done, day, over):
    clock = Clock("filing", date(2021, 1, 1), date(2021, 3, 1), date(2021, 3, done) if done else None, None)
    assert clock.is_over(date(2021, 3, day)) is over
    assert clock._replace(last=None).is_over(date(2099, 1, 1)) is False
