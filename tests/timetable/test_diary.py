"""The calendar as a file for a diary comes back whole through the parser of one."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar as Diary

from saylau import law
from saylau.timetable import Moment, Own, edge_name, stage_name, timetable
from saylau.timetable.diary import as_diary
from timetable.worked import CASES, calendar, of

REGULAR = of(CASES[0])


def events(made, language="en"):
    return {str(each["uid"]): each for each in Diary.from_ical(as_diary(made, language)).walk("VEVENT")}


def test_every_known_edge_is_an_event_or_part_of_one():
    told = {uid.partition("@")[0].partition(".")[0] for uid in events(REGULAR)}
    for stage in REGULAR.stages:
        for edge in stage.edges:
            assert edge.at is None or edge.name in told or stage.key in told


def test_a_whole_day_is_an_event_of_days():
    silence = events(REGULAR)["silence@spring.timetable.saylau"]
    assert (silence.decoded("dtstart"), silence.decoded("dtend")) == (date(2021, 1, 9), date(2021, 1, 10))


def test_an_hour_is_an_instant_on_each_clock():
    told = events(REGULAR)
    east = told["nomination_closes.360@spring.timetable.saylau"]
    west = told["nomination_closes.300@spring.timetable.saylau"]
    assert east.decoded("dtstart") == datetime(2020, 11, 30, 12, tzinfo=UTC)
    assert west.decoded("dtstart") == datetime(2020, 11, 30, 13, tzinfo=UTC)
    assert (str(east["summary"]), str(west["summary"])) == (
        "Nomination of lists, closing (UTC+6)",
        "Nomination of lists, closing (UTC+5)",
    )


def test_voting_lasts_from_its_first_to_its_last_hour():
    voting = events(REGULAR)["voting.360@spring.timetable.saylau"]
    assert (voting.decoded("dtstart"), voting.decoded("dtend")) == (
        datetime(2021, 1, 10, 1, tzinfo=UTC),
        datetime(2021, 1, 10, 14, tzinfo=UTC),
    )


def test_with_one_clock_there_is_one_event_and_no_name_of_a_clock():
    told = events(calendar(date(2025, 3, 16)))
    assert [uid for uid in told if uid.startswith("voting")] == ["voting.300@spring.timetable.saylau"]
    assert str(told["voting.300@spring.timetable.saylau"]["summary"]) == "Voting"


def test_an_event_says_what_it_rests_on_and_who_is_in_charge():
    result = events(REGULAR)["result_closes@spring.timetable.saylau"]
    assert str(result["description"]).splitlines() == [
        "Rests on: elections 44(4). Confidence: high. In charge: central commission."
    ]
    early = events(calendar(date(2021, 1, 10), dates={"results": "2021-01-12"}))[
        "result_closes@spring.timetable.saylau"
    ]
    assert str(early["description"]).splitlines()[0] == "Not later than 20 January 2021."


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_diary_speaks_the_language_asked_for(language):
    told = events(REGULAR, language)
    name = edge_name("calling_closes", language)
    assert str(told["calling_closes@spring.timetable.saylau"]["summary"]) == name[:1].upper() + name[1:]
    assert name == stage_name("calling", language)


def test_the_identifiers_are_the_same_in_every_language_and_the_bytes_in_every_call():
    assert events(REGULAR, "kk").keys() == events(REGULAR, "ru").keys()
    assert as_diary(REGULAR, "kk") == as_diary(REGULAR, "kk")


def test_lines_are_short_and_end_as_the_standard_says():
    lines = as_diary(REGULAR, "ru").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)


def test_every_event_has_what_the_standard_needs():
    for event in events(REGULAR).values():
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= event.keys()
        assert event.decoded("dtstamp") == datetime(2021, 1, 10, tzinfo=UTC)
        if "DTEND" in event:
            assert event.decoded("dtend") - event.decoded("dtstart") >= timedelta(0)


def test_where_the_law_names_no_zones_the_hour_has_none():
    day = date(2019, 5, 26)
    own = Own(hours=(9 * 60, 20 * 60), dates={"nomination_end": (Moment(day, 600),)})
    told = events(timetable(day, law.load("es").on(day), own=own, election="islands"))
    voting = told["voting@islands.timetable.saylau"]
    assert voting.decoded("dtstart") == datetime.fromisoformat("2019-05-26T09:00")
    assert told["nomination_closes@islands.timetable.saylau"].decoded("dtstart").tzinfo is None


def test_a_stage_of_two_days_is_one_event_and_of_three_its_edges_are_two():
    two = events(calendar(date(2021, 1, 10), dates={"poll_ban": "2021-01-09/2021-01-10"}))
    three = events(calendar(date(2021, 1, 10), dates={"poll_ban": "2021-01-08/2021-01-10"}))
    assert [uid.partition("@")[0] for uid in two if uid.startswith("poll_ban")] == ["poll_ban"]
    assert [uid.partition("@")[0] for uid in three if uid.startswith("poll_ban")] == [
        "poll_ban_opens",
        "poll_ban_closes",
    ]
    assert two["poll_ban@spring.timetable.saylau"].decoded("dtend") == date(2021, 1, 11)
