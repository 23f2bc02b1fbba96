"""What is open at a moment, what closes next, and what closed without a sign that it was done."""

from datetime import UTC, date, datetime

import pytest

from saylau.timetable import Moment, Side, State, status, status_by_clock
from timetable.worked import CASES, calendar, of

REGULAR = of(CASES[0])
DAY = date(2021, 1, 10)


def at(text, made=REGULAR):
    return status(made, Moment.read(text))


def state(key, text, made=REGULAR):
    return {stage.key: found for stage, found in at(text, made).states}[key]


@pytest.mark.parametrize(
    ("key", "moment", "found"),
    [
        ("nomination", "2020-11-09T23:59", State.AHEAD),
        ("nomination", "2020-11-10T00:00", State.OPEN),
        ("nomination", "2020-11-30T17:59", State.OPEN),
        ("nomination", "2020-11-30T18:00", State.CLOSED),
        ("silence", "2021-01-08T23:59", State.AHEAD),
        ("silence", "2021-01-09T00:00", State.OPEN),
        ("silence", "2021-01-09T23:59", State.OPEN),
        ("silence", "2021-01-10T00:00", State.CLOSED),
        ("voter_lists", "2021-01-10T19:59", State.OPEN),
        ("voter_lists", "2021-01-10T20:00", State.CLOSED),
        ("accreditation", "2020-10-20", State.AHEAD),
        ("accreditation", "2020-10-21", State.OPEN),
        ("calling", "2020-10-20", State.AHEAD),
        ("calling", "2020-10-21", State.DONE),
        ("result", "2021-01-19", State.AHEAD),
        ("result", "2021-01-20", State.DONE),
    ],
)
def test_a_stage_is_where_the_clock_has_it(key, moment, found):
    assert state(key, moment) is found


def test_an_act_past_its_last_day_is_missed_unless_something_says_that_it_was_done():
    bare = calendar(DAY)
    assert state("territorial_protocols", "2021-01-12T23:59", bare) is State.AHEAD
    assert state("territorial_protocols", "2021-01-13T00:00", bare) is State.MISSED
    done = calendar(DAY, done={"territorial_protocols": Moment(date(2021, 1, 12))})
    assert state("territorial_protocols", "2021-01-13T00:00", done) is State.DONE
    late = calendar(DAY, done={"territorial_protocols": Moment(date(2021, 1, 14))})
    assert state("territorial_protocols", "2021-01-13T00:00", late) is State.AHEAD


def test_a_day_that_nobody_knows_is_unknown():
    early = calendar(DAY, kind="extraordinary")
    assert state("nomination", "2020-12-01T00:00", early) is State.UNKNOWN
    assert state("voter_roll", "2020-12-01T00:00", early) is State.UNKNOWN


def test_the_next_edges_come_in_the_order_of_time():
    told = at("2021-01-09T12:00")
    assert [(each.stage.key, each.side, str(each.at)) for each in told.ahead[:4]] == [
        ("absentee", Side.CLOSES, "2021-01-09T18:00"),
        ("silence", Side.CLOSES, "2021-01-09"),
        ("voting", Side.OPENS, "2021-01-10T07:00"),
        ("voting", Side.CLOSES, "2021-01-10T20:00"),
    ]
    assert told.closes_next == told.ahead[0]


def test_nothing_closes_next_when_all_is_over():
    told = at("2022-01-01")
    assert (told.ahead, told.closes_next, told.of(State.OPEN)) == ((), None, ())


def test_an_instant_is_another_moment_on_each_clock():
    """At 19:30 in the west the stations in the east have closed."""
    told = status_by_clock(REGULAR, datetime(2021, 1, 10, 14, 30, tzinfo=UTC))
    assert [(clock.name, str(each.at)) for clock, each in told] == [
        ("UTC+6", "2021-01-10T20:30"),
        ("UTC+5", "2021-01-10T19:30"),
    ]
    assert [{s.key: f for s, f in each.states}["voting"] for _, each in told] == [State.CLOSED, State.OPEN]


def test_an_edge_that_has_come_is_not_ahead():
    keys = [(each.stage.key, each.side) for each in at("2021-01-09T18:00").ahead]
    assert ("absentee", Side.CLOSES) not in keys
    assert ("silence", Side.CLOSES) in keys
    assert ("silence", Side.CLOSES) not in [(each.stage.key, each.side) for each in at("2021-01-10T00:00").ahead]
