"""The ways an election goes when fewer than two lists reach the threshold, by the law of the day."""

from __future__ import annotations

import shutil
from datetime import date
from fractions import Fraction

import pytest

from saylau import law
from saylau.law import Book
from saylau.law.book import SHELF
from saylau.seats import Case, Tie, allocate
from saylau.seats.facts import Floor

KZ = law.load("kz")
DAY = {
    year: KZ.on(date(year, *rest))
    for year, rest in {2004: (9, 19), 2007: (8, 18), 2012: (1, 15), 2021: (1, 10)}.items()
}


def another_book(tmp_path, provision, old, new):
    """The statute book with one line of one provision changed, on 10 January 2021."""
    for name in ("kz", "steps"):
        shutil.copytree(SHELF / name, tmp_path / name)
    path = tmp_path / "kz" / "elections" / "allocation.toml"
    text = path.read_text(encoding="utf-8")
    start = text.index(f'name = "{provision}"')
    place = text.index(old, text.index("2009-02-09", start))
    path.write_text(text[:place] + new + text[place + len(old) :], encoding="utf-8")
    return Book("kz", tmp_path).on(date(2021, 1, 10))


@pytest.mark.parametrize("year", [2004, 2007])
def test_before_2009_a_list_alone_takes_every_seat(year):
    told = allocate({"list_a": 94, "list_b": 6}, DAY[year])
    assert told.seats == {"list_a": told.seats_to_share, "list_b": 0}
    assert (told.case, told.waits, told.admitted, told.leftover) == (Case.SHARED, False, ("list_a",), 0)


@pytest.mark.parametrize("year", [2012, 2021])
def test_since_2009_the_next_list_comes_in(year):
    told = allocate({"list_b": 9, "list_a": 1000, "list_c": 5}, DAY[year])
    assert (told.case, told.admitted, told.admitted_votes) == (Case.RUNNER_UP, ("list_b", "list_a"), 1009)
    assert told.seats == {"list_b": 2, "list_a": 96, "list_c": 0}
    assert told.remainders == {"list_b": 882, "list_a": 127}
    assert [(step.list, step.whole, step.extra) for step in told.steps] == [("list_b", 0, 2), ("list_a", 97, -1)]
    assert (told.waits, told.order, told.next_in_line) == (False, (), ())


def test_readings_that_differ_leave_the_seats_between_them_waiting():
    told = allocate({"list_a": 95, "list_b": 5}, DAY[2021])
    assert (told.case, told.seats, told.waiting, told.waits) == (Case.RUNNER_UP, {"list_a": 93, "list_b": 3}, 2, True)
    assert len(told.readings) == 12


def test_readings_that_agree_on_a_tie_tell_it():
    """One seat over and equal remainders: every reading that shares leftovers by remainder leaves it open, one does not."""
    told = allocate({"list_a": 9, "list_b": 1, "list_c": 0}, DAY[2021], seats=5, threshold=Fraction(1, 2))
    assert [each.ties for each in told.readings if not each.coefficient] == [()] * 6
    level = allocate({"list_a": 3, "list_b": 1}, DAY[2021], seats=10, threshold=Fraction(1, 2))
    assert [each.ties for each in level.readings if not each.coefficient] == [(Tie(("list_a", "list_b"), 1),), ()] * 3
    assert level.ties == ()


def test_registration_settles_a_tie_within_a_reading():
    told = allocate(
        {"list_a": 3, "list_b": 1}, DAY[2021], seats=10, threshold=Fraction(1, 2), registered=("list_b", "list_a")
    )
    plain = [each for each in told.readings if not each.coefficient]
    assert [(each.seats, each.ties) for each in plain] == [
        ({"list_a": 7, "list_b": 3}, ()),
        ({"list_a": 8, "list_b": 2}, ()),
    ] * 3
    other = told.again(registered=("list_a", "list_b"))
    assert {tuple(each.seats.values()) for each in other.readings if not each.coefficient} == {(8, 2)}


def test_two_lists_equally_next_are_both_read_and_neither_is_admitted():
    told = allocate({"list_a": 90, "list_b": 5, "list_c": 5}, DAY[2021], registered=("list_c", "list_b", "list_a"))
    assert (told.case, told.admitted, told.admitted_votes) == (Case.RUNNER_UP_TIED, ("list_a",), 90)
    assert (told.seats, told.waiting) == ({"list_a": 93, "list_b": 0, "list_c": 0}, 5)
    assert [each.runner_up for each in told.readings] == ["list_b"] * 12 + ["list_c"] * 12
    assert (told.steps, told.quota, told.ties) == ((), None, ())


def test_a_list_without_another_waits_since_2009():
    told = allocate({"list_a": 100}, DAY[2021])
    assert (told.case, told.admitted, told.waiting, told.readings) == (Case.NO_RUNNER_UP, ("list_a",), 98, ())
    assert (told.waits, told.seats, told.admitted_votes) == (True, {"list_a": 0}, 100)


def test_nobody_over_the_threshold_waits_and_nobody_voted_for_is_told_apart():
    votes = {f"list_{number}": 1 for number in range(15)}
    told = allocate(votes, DAY[2021])
    assert (told.case, told.admitted, told.waiting, told.waits) == (Case.NONE_OVER_THRESHOLD, (), 98, True)
    assert (told.needed, told.seats, told.admitted_votes) == (2, dict.fromkeys(votes, 0), 0)
    none = allocate(dict.fromkeys(votes, 0), DAY[2021], threshold=Fraction(0))
    assert (none.case, none.admitted, none.needed) == (Case.NO_VOTES, (), 1)


def test_where_the_book_does_not_know_the_runner_up_rule_a_list_alone_waits(tmp_path):
    day = another_book(tmp_path, "allocation.runner_up.admitted", "value = true", "open = true")
    told = allocate({"list_a": 94, "list_b": 6}, day)
    assert (told.case, told.seats, told.waiting) == (Case.ALONE_UNSETTLED, {"list_a": 0, "list_b": 0}, 98)
    assert (told.waits, told.readings) == (True, ())
    (found,) = [f for f in told.ruling("seats/x").findings if f.rule == "the_next_list_was_admitted"]
    assert (found.outcome.value, found.found) == ("person", "")


def test_without_a_coefficient_there_are_half_as_many_readings(tmp_path):
    day = another_book(tmp_path, "allocation.runner_up.coefficient", 'value = "7/10"', "open = true")
    told = allocate({"list_a": 94, "list_b": 6}, day)
    assert [(each.coefficient, each.floor) for each in told.readings] == [
        (False, payer) for payer in Floor for _ in range(2)
    ]


def test_a_book_that_says_who_pays_leaves_only_that_reading(tmp_path):
    says = "".join(f'says.{language} = "{{value}}"\n' for language in ("kk", "ru", "en"))
    new = f'value = "leftover_seats_first"\n{says}'
    day = another_book(tmp_path, "allocation.runner_up.floor_payer", "open = true", new)
    told = allocate({"list_a": 94, "list_b": 6}, day)
    assert {each.floor for each in told.readings} == {Floor.LEFTOVER_SEATS_FIRST}
    assert len(told.readings) == 4
