"""Deputies and vacancies are ruled on again from the record: seats and who sat come from earlier acts."""

from datetime import date

import pytest

from saylau.errors import BadCall
from saylau.law import load
from saylau.record import Actor, Entry, decode, encode
from saylau.seats import (
    VERBS,
    Cause,
    Counted,
    Seating,
    Vacancy,
    examine_seating,
    examine_vacancy,
    fill_facts,
    seat_facts,
)

LAW = load("kz").on(date(2023, 3, 28))
ANNOUNCED = date(2023, 3, 27)
GROUPS = {"named": Counted((1, 2), 0, 1), "announced": Counted((1, 2, 3), 1)}
SEATING = Seating("tan", 3, (1, 2, 3, 4, 5), (1, 3, 4), ANNOUNCED, LAW.day, GROUPS)
VACANCY = Vacancy(
    "tan",
    3,
    (1, 3, 4),
    3,
    Cause.RESIGNATION,
    date(2024, 5, 1),
    (1, 2, 3, 4, 5),
    5,
    date(2024, 5, 6),
    date(2028, 3, 28),
    {"named": Counted((1, 5))},
)


def entry(verb, address, facts, ruling=None):
    actor = Actor("example/central", "central")
    return Entry("draft", actor, verb, address, LAW.day, LAW.book.fingerprint, decode(encode(facts)), ruling or {})


SHARED = entry("allocate", "seats/example/clean", {}, {"result": {"seats": {"tan": 3}}})
NAMED = entry("seat", "deputies/example/clean/tan", seat_facts(SEATING))


def record(*entries):
    return {each.address: each for each in entries}.get


def seated(*entries):
    return VERBS["seat"](NAMED, LAW, record(*entries))


def test_deputies_are_ruled_on_again_with_the_seats_of_the_record():
    told = seated(SHARED)
    ours = examine_seating(SEATING, LAW, subject=NAMED.address)
    assert told == {**ours.as_json(), "result": {"list": "tan", "seats": 3, "sitting": [1, 3, 4]}}
    assert decode(encode(told)) == told


def test_a_list_without_seats_in_the_record_may_name_nobody():
    none = entry("allocate", "seats/example/clean", {}, {"result": {"seats": {"samal": 3}}})
    broken = [each["rule"] for each in seated(none)["findings"] if each["outcome"] == "broken"]
    assert broken == ["as_many_are_named_as_seats"]
    assert seated(none)["result"]["seats"] == 0


@pytest.mark.parametrize("entries", [(), (entry("allocate", "seats/example/clean", {}, {"verdict": "waits"}),)])
def test_deputies_without_seats_in_the_record_are_refused(entries):
    with pytest.raises(BadCall, match="no seats of example/clean"):
        seated(*entries)


def filled(vacancy, address, after, before):
    asked = entry("fill", address, fill_facts(vacancy, after))
    told = VERBS["fill"](asked, LAW, record(before))
    return told, entry("fill", address, asked.facts, told)


def test_a_vacancy_goes_on_from_those_who_sat_by_the_record():
    before = entry("seat", NAMED.address, NAMED.facts, seated(SHARED))
    told, _ = filled(VACANCY, "vacancy/example/clean/tan/1", NAMED.address, before)
    ours = examine_vacancy(VACANCY, LAW, subject="vacancy/example/clean/tan/1")
    assert told == {**ours.as_json(), "result": ours.result}
    assert told["result"] == {"empty": 0, "list": "tan", "seats": 3, "sitting": [1, 4, 5]}


def test_a_second_vacancy_goes_on_from_the_first():
    before = entry("seat", NAMED.address, NAMED.facts, seated(SHARED))
    _, first = filled(VACANCY, "vacancy/example/clean/tan/1", NAMED.address, before)
    second = Vacancy("tan", 3, (), 5, Cause.DEATH, date(2025, 1, 1), (1, 2, 3, 4, 5))
    told, _ = filled(second, "vacancy/example/clean/tan/2", first.address, first)
    assert told["result"] == {"empty": 1, "list": "tan", "seats": 3, "sitting": [1, 4]}
    assert told["verdict"] == "waits"


def test_facts_hold_only_what_is_known():
    bare = Vacancy("tan", 3, (1,), 1, Cause.DEATH, date(2025, 1, 1), (1, 2))
    assert fill_facts(bare, "deputies/x/tan") == {
        "after": "deputies/x/tan",
        "cause": "death",
        "groups": {},
        "left": 1,
        "list": "tan",
        "listed": [1, 2],
        "on": "2025-01-01",
    }
    assert seat_facts(Seating("tan", 1, (1, 2), (1,))) == {
        "groups": {},
        "list": "tan",
        "listed": [1, 2],
        "named": [1],
    }


@pytest.mark.parametrize(
    "before",
    [
        entry("seat", "deputies/example/clean/samal", {}, {"result": {"list": "samal", "seats": 1, "sitting": [1]}}),
        entry("seat", NAMED.address, {}, {"verdict": "waits"}),
        entry("allocate", NAMED.address, {}, {"result": {"list": "tan"}}),
    ],
)
def test_a_vacancy_of_which_the_record_does_not_know_who_sat_is_refused(before):
    asked = entry("fill", "vacancy/example/clean/tan/1", fill_facts(VACANCY, NAMED.address))
    with pytest.raises(BadCall, match="who sat for tan before"):
        VERBS["fill"](asked, LAW, record(before))
