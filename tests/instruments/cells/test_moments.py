from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saylau.instruments.cells import Bad, day, local_minute, show_minute

FIRST_DAY = date(1970, 1, 1).toordinal()


@given(st.dates())
def test_every_iso_day_reads_back(on):
    assert day(on.isoformat()) == on


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("10.01.2021", "day_is_not_iso"),
        ("2021-1-10", "day_is_not_iso"),
        ("20210110", "day_is_not_iso"),
        ("2021-W01-1", "day_is_not_iso"),
        ("2021-01-10 07:00", "day_is_not_iso"),
        ("２０２１-01-10", "day_is_not_iso"),
        ("2021-02-29", "day_does_not_exist"),
        ("2021-13-01", "day_does_not_exist"),
        ("0000-01-01", "day_does_not_exist"),
    ],
)
def test_a_day_written_otherwise_is_refused(text, rule):
    assert day(text) == Bad(rule, text)


def test_an_empty_day_or_minute_is_none():
    assert day(" ") is None
    assert local_minute("\u00a0") is None


@given(st.datetimes())
def test_every_minute_reads_back(moment):
    text = moment.isoformat(sep=" ", timespec="minutes")
    minute = local_minute(text)
    assert minute == ((moment.toordinal() - FIRST_DAY) * 24 + moment.hour) * 60 + moment.minute
    assert local_minute(text.replace(" ", "T")) == minute
    assert show_minute(minute) == text


def test_minutes_count_from_the_first_of_january_1970():
    assert local_minute("1970-01-01 00:00") == 0
    assert local_minute("1969-12-31 23:59") == -1
    assert show_minute(-1) == "1969-12-31 23:59"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("07:00", "minute_is_not_iso"),
        ("2021-01-10 07:00:00", "minute_is_not_iso"),
        ("2021-01-10 07:00+05:00", "minute_is_not_iso"),
        ("2021-01-10  07:00", "minute_is_not_iso"),
        ("2021-01-10", "minute_lacks_clock"),
        ("2021-01-10 24:00", "minute_does_not_exist"),
        ("2021-01-10 07:60", "minute_does_not_exist"),
        ("2021-02-30 07:00", "minute_does_not_exist"),
    ],
)
def test_a_minute_written_otherwise_is_refused(text, rule):
    assert local_minute(text) == Bad(rule, text)


def test_a_day_is_a_date_and_not_a_moment():
    assert type(day("2021-01-10")) is date
