"""A register goes into the record and comes out again as it was."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from saylau.errors import BadCall
from saylau.law import load
from saylau.record import Actor, Entry, decode, encode
from saylau.stations import VERBS, Station, StationKind, contest_of, register_facts, stations_of

BALLOT = ("tan", "samal")
PLAIN = Station("north/1", "north", "north/tec", ballot=BALLOT)
FULL = Station(
    "north/2",
    "north",
    "north/tec",
    StationKind.HOSPITAL,
    BALLOT,
    list_before=1_492,
    invalid_share=Fraction(15, 1000),
    against_share=Fraction(0),
    trips=3,
    twin_list=1_500,
    twin_issued=900,
)
LAW = load("kz").on(date(2021, 1, 10))
CONTEST = {"ballot": list(BALLOT), "id": "lists", "name": "spring/lists", "seats": 10}


def entry(address, **facts):
    actor = Actor("spring/north/tec", "territorial")
    return Entry("draft", actor, "register", address, LAW.day, LAW.book.fingerprint, {"contest": "lists"} | facts, {})


OPENED = entry("election/spring", contests=[CONTEST])


def look_up(address):
    return {"election/spring": OPENED}.get(address)


def test_a_register_comes_out_as_it_went_in():
    facts = decode(encode(register_facts("lists", "north", "north/tec", (PLAIN, FULL), {})))
    assert tuple(stations_of(facts, BALLOT)) == (PLAIN, FULL)


def test_what_is_not_set_is_not_there():
    (told,) = register_facts("lists", "north", "north/tec", (PLAIN,), {})["stations"]
    assert told == {"code": "north/1", "kind": "ordinary"}


def test_one_station_is_found_by_its_code():
    facts = register_facts("lists", "north", "north/tec", (PLAIN, FULL), {})
    assert list(stations_of(facts, BALLOT, code="north/2")) == [FULL]
    assert list(stations_of(facts, BALLOT, code="north/3")) == []


def test_the_past_stands_beside_its_station():
    past = {"north/2": {"list_at_closing": 10, "voters": 7, "votes": {"tan": 7}}}
    told = register_facts("lists", "north", "north/tec", (PLAIN, FULL), past)["stations"]
    assert [each.get("past") for each in told] == [None, past["north/2"]]


def test_the_contest_is_that_of_the_opening():
    told = contest_of(entry("stations/spring/lists/north/tec"), look_up)
    assert (told.id, told.name, told.ballot, told.seats) == ("lists", "spring/lists", BALLOT, 10)


@pytest.mark.parametrize("asked", [entry("stations/autumn/north/tec"), entry("stations/spring/x", contest="other")])
def test_a_contest_that_nobody_opened_is_refused(asked):
    with pytest.raises(BadCall, match="has no contest"):
        contest_of(asked, look_up)


def test_a_register_is_taken_as_it_is():
    facts = register_facts("lists", "north", "north/tec", (PLAIN, FULL), {})
    told = VERBS["register"](entry("stations/spring/lists/north/tec", **facts), LAW, look_up)
    assert told == {
        "subject": "stations/spring/lists/north/tec",
        "on": "2021-01-10",
        "verdict": "stands",
        "findings": [],
    }


def test_a_station_that_stands_there_twice_is_refused():
    facts = register_facts("lists", "north", "north/tec", (PLAIN, replace(FULL, code="north/1")), {})
    with pytest.raises(BadCall, match="twice"):
        VERBS["register"](entry("stations/spring/lists/north/tec", **facts), LAW, look_up)
