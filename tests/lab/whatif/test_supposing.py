"""What if: the real law and the supposed one side by side, and the three ways a person types a supposition."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from saylau import law
from saylau.errors import BadCall, NoSuchProvision
from saylau.lab.whatif import TITLE, changes_from, sweep, values_from, what_if
from saylau.seats import allocate
from saylau.seats.formulas import FORMULAS

DAY = law.load("kz").on(date(2021, 1, 10))
VOTES = {"nur_otan": 5_148_074, "ak_zhol": 792_828, "npk": 659_019, "auyl": 383_023, "adal": 258_618}
ALLOCATION = allocate(VOTES, DAY, took_part=7_539_280)


def seats(*changes):
    return list(what_if(ALLOCATION, changes_from(DAY, changes)).supposed.seats.values())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("seats.threshold=5/100", [72, 11, 9, 6, 0]),
        ("seats.threshold=5%", [72, 11, 9, 6, 0]),
        ("system.threshold=0.03", [70, 11, 9, 5, 3]),
        ("seats.method=dhondt", [77, 12, 9, 0, 0]),
        ("seats.number=107", [83, 13, 11, 0, 0]),
        ("seats.base=voters_who_took_part", [76, 12, 10, 0, 0]),
    ],
)
def test_one_change_of_the_law_gives_another_house(change, told):
    assert seats(change) == told


def test_changes_add_up():
    assert seats("seats.threshold=3%", "seats.method=dhondt") == [71, 10, 9, 5, 3]


def test_a_supposition_never_passes_for_the_law():
    told = what_if(ALLOCATION, changes_from(DAY, ["seats.threshold=5%"]))
    (numbers,) = (f for f in told.supposed.ruling("seats/x").findings if f.rule == "the_numbers_come_from_the_law")
    assert (numbers.outcome.value, numbers.found) == ("no", "system.threshold=1/20")
    assert told.supposed.law["system.threshold"].source == "what-if for elections 97-1(1)"
    assert told.as_json()["title"] == TITLE == "not the law"
    assert (told.as_json()["supposed"], told.as_json()["the_law_says"]) == (
        {"system.threshold": "1/20"},
        {"system.threshold": "7/100"},
    )
    assert DAY["system.threshold"].fraction == Fraction(7, 100)
    assert DAY.supposed == {}


def test_seats_that_a_folder_gives_stay_unless_they_are_what_changes():
    small = allocate(VOTES, DAY, seats=10)
    assert what_if(small, changes_from(DAY, ["seats.threshold=3%"])).supposed.seats_to_share == 10
    assert what_if(small, changes_from(DAY, ["seats.number=20"])).supposed.seats_to_share == 20


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("seats.threshold", "A change is written name=value"),
        ("seats.threshold=", "A change is written name=value"),
        ("seats.threshold=x", "cannot be 'x'"),
        ("seats.threshold=101%", "A threshold is at most the whole"),
        ("seats.threshold=-1%", "cannot be '-1%'"),
        ("seats.threshold=1/0", "cannot be '1/0'"),
        ("seats.number=0", "A house has 1 to 9999 seats"),
        ("seats.number=10000", "A house has 1 to 9999 seats"),
        ("seats.number=-5", "cannot be '-5'"),
        ("seats.number=1e9", "cannot be '1e9'"),
        ("seats.method=borda", "There is no formula 'borda'"),
        ("seats.base=everybody", "this room knows only"),
        ("party.minimum_members=5", "party.minimum_members decides no seats"),
    ],
)
def test_a_change_that_cannot_be_is_refused(change, says):
    with pytest.raises(BadCall) as refused:
        seats(change)
    assert says in str(refused.value)


def test_a_name_that_nobody_wrote_and_a_change_made_twice_are_refused():
    with pytest.raises(NoSuchProvision):
        seats("seats.treshold=5%")
    with pytest.raises(BadCall, match=r"^system\.threshold is changed twice\.$"):
        seats("seats.threshold=5%", "system.threshold=6%")


@pytest.mark.parametrize(
    ("told", "name", "values"),
    [
        ("seats.threshold=3%..5%", "system.threshold", [Fraction(3, 100), Fraction(4, 100), Fraction(5, 100)]),
        ("seats.threshold=0%..1%:0.5%", "system.threshold", [Fraction(0), Fraction(1, 200), Fraction(1, 100)]),
        ("seats.threshold=0.03..0.05:0.01", "system.threshold", [Fraction(3, 100), Fraction(4, 100), Fraction(5, 100)]),
        ("seats.number=96..98", "system.seats.party_list", [96, 97, 98]),
        ("seats.number=90..98:4", "system.seats.party_list", [90, 94, 98]),
        ("seats.number=98,107", "system.seats.party_list", [98, 107]),
        ("seats.method=all", "allocation.method", list(FORMULAS)),
        ("seats.method=hare,dhondt", "allocation.method", ["hare", "dhondt"]),
    ],
)
def test_a_range_is_read(told, name, values):
    assert values_from(DAY.book, told) == (name, tuple(values))


@pytest.mark.parametrize(
    "told",
    [
        "seats.threshold", "seats.threshold=", "seats.threshold=5%..3%", "seats.threshold=1%..2%:0%", "seats.method=hare..dhondt",
        "seats.number=1..99999", "seats.number=0..5", "seats.threshold=50%..150%:50%", "seats.number=a..b",
        "party.minimum_members=1..3",
        "seats.threshold=..5%", "seats.threshold=1%..", "seats.number=1..5:-1",
    ],
)  # fmt: skip
def test_a_range_that_cannot_be_is_refused(told):
    with pytest.raises(BadCall):
        values_from(DAY.book, told)


def test_a_sweep_goes_through_the_values_and_keeps_the_other_changes():
    name, values = values_from(DAY.book, "seats.threshold=3%..7%:2%")
    told = [list(each.supposed.seats.values()) for each in sweep(ALLOCATION, name, values, {})]
    assert told == [[70, 11, 9, 5, 3], [72, 11, 9, 6, 0], [76, 12, 10, 0, 0]]
    houses = sweep(ALLOCATION, name, values, changes_from(DAY, ["seats.number=10"]))
    assert [each.supposed.seats_to_share for each in houses] == [10, 10, 10]


def test_a_country_whose_base_counts_blank_ballots_can_be_supposed_too():
    day = law.load("es").on(date(2019, 5, 26))
    island = allocate({"a": 60, "b": 35, "c": 5}, day, seats=13, blank=2)
    told = what_if(island, changes_from(day, ["seats.threshold=0%", "seats.number=20"])).supposed
    assert (told.seats_to_share, told.base_number, told.admitted) == (20, 102, ("a", "b", "c"))
    assert what_if(island, changes_from(day, ["seats.method=hare"])).supposed.seats == {"a": 8, "b": 5, "c": 0}


def test_more_seats_than_votes_are_no_election():
    few = allocate({"a": 3, "b": 2}, DAY, seats=4)
    with pytest.raises(BadCall, match=r"more seats \(6\) than votes"):
        what_if(few, changes_from(DAY, ["seats.number=6"]))
