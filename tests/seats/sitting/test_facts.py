"""Seatings and vacancies are taken from a list without a name leaving it."""

from dataclasses import replace
from datetime import date

from saylau.law import load
from saylau.lists import Candidate, CandidateList, Departure, Leaving, Sex
from saylau.seats import Cause, Counted, Vacancy, seating_of, vacancy_of

DAY = date(2023, 3, 28)
LAW = load("kz").on(DAY)
MAN = Candidate(1, "Invented", "Person", Sex.MALE, date(1980, 1, 1))
PEOPLE = (
    MAN,
    replace(MAN, position=2, sex=Sex.FEMALE),
    replace(MAN, position=3, born=date(1994, 3, 29)),
    replace(MAN, position=4, disability=True),
    replace(MAN, position=5, sex=Sex.FEMALE, disability=True, born=date(1999, 1, 1)),
    replace(MAN, position=6, disability=True),
    replace(MAN, position=7, sex=Sex.FEMALE, left=Departure(date(2023, 3, 28), Leaving.DIED)),
)
LIST = CandidateList("tan", "example", "tan", PEOPLE)


def test_a_person_counts_once_and_disability_is_told_as_a_number():
    told = seating_of(LIST, (1, 2, 3, 4), seats=4, law=LAW, announced_on=DAY)
    assert told.groups == {"announced": Counted((2, 3, 5), by_disability=1, spare=1)}
    assert str(told.shares()["announced"]) == "3/4"
    assert told.spare() == {"announced": 2}


def test_ages_are_read_on_every_day_that_is_known():
    days = {"announced_on": DAY, "named_on": date(2023, 3, 29), "polling": date(2023, 3, 19)}
    told = seating_of(LIST, (3,), seats=1, law=LAW, registered_on=date(2023, 2, 10), **days)
    assert {day: 3 in each.positions for day, each in told.groups.items()} == {
        "registration": True,
        "polling": True,
        "announced": True,
        "named": False,
    }


def test_who_left_the_list_is_not_on_it_from_that_day():
    on = [date(2023, 3, 27), DAY]
    told = [seating_of(LIST, (), seats=1, law=LAW, announced_on=on[0], named_on=each).listed for each in on]
    assert told == [(1, 2, 3, 4, 5, 6, 7), (1, 2, 3, 4, 5, 6)]
    assert seating_of(LIST, (), seats=1, law=LAW, announced_on=on[0]).listed[-1] == 7
    assert seating_of(LIST, (), seats=1, law=LAW).listed[-1] == 6


def test_a_law_without_groups_counts_nobody():
    early = load("kz").on(date(2012, 1, 15))
    told = seating_of(LIST, (1,), seats=1, law=early, announced_on=date(2012, 1, 17))
    assert (told.groups, told.shares()) == ({}, {})


def test_before_2022_a_disability_does_not_count():
    early = load("kz").on(date(2021, 1, 10))
    told = seating_of(LIST, (4,), seats=1, law=early, announced_on=date(2021, 1, 12))
    assert told.groups["announced"] == Counted((2, 3, 5, 7), 0, 0)


def test_a_vacancy_counts_those_who_sit_afterwards():
    bare = Vacancy("tan", 3, (1, 2, 6), 2, Cause.RESIGNATION, date(2025, 1, 1), substitute=4)
    told = vacancy_of(LIST, bare, LAW)
    assert told.listed == (1, 2, 3, 4, 5, 6)
    assert told.groups == {"named": Counted((2, 5), by_disability=2, spare=0)}
    assert str(told.shares()["named"]) == "2/3"


def test_ages_in_a_vacancy_are_read_when_somebody_is_named():
    bare = Vacancy("tan", 3, (1, 2), 2, Cause.RESIGNATION, date(2023, 3, 28), substitute=3)
    told = [vacancy_of(LIST, each, LAW) for each in (bare, replace(bare, named_on=date(2023, 3, 29)))]
    assert [3 in each.groups["named"].positions for each in told] == [True, False]
