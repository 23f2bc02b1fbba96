"""What is worked out from a share of the seats: quota, steps, order, who is next, what waits."""

from datetime import date
from fractions import Fraction

import pytest

from saylau import law
from saylau.seats import BASES, Step, allocate

KZ = law.load("kz")
DAY, BEFORE = KZ.on(date(2021, 1, 10)), KZ.on(date(2004, 9, 19))


def test_steps_are_votes_whole_part_remainder_and_what_is_beyond():
    told = allocate({"list_a": 60, "list_b": 33, "list_c": 7}, DAY, seats=10)
    assert told.steps == (
        Step("list_a", 60, 6, 0, 0),
        Step("list_b", 33, 3, 30, 0),
        Step("list_c", 7, 0, 70, 1),
    )
    assert [step.list for step in told.steps] == ["list_a", "list_b", "list_c"]
    assert (told.leftover, told.order, told.next_in_line) == (1, ("list_c",), ("list_b",))
    assert (told.quota, told.threshold) == (Fraction(10), Fraction(7, 100))


def test_seats_that_cannot_be_filled_were_won_all_the_same():
    told = allocate({"list_a": 60, "list_b": 33, "list_c": 7}, DAY, seats=10, list_sizes={"list_a": 2, "list_c": 0})
    assert (told.seats, dict(told.seats_empty)) == ({"list_a": 2, "list_b": 3, "list_c": 0}, {"list_a": 4, "list_c": 1})
    assert told.awarded == {"list_a": 6, "list_b": 3, "list_c": 1}
    assert (told.waiting, told.waits, told.order) == (0, True, ("list_c",))
    assert [step.extra for step in told.steps] == [0, 0, 1]


def test_a_list_just_long_enough_leaves_nothing_empty():
    told = allocate({"list_a": 60, "list_b": 40}, DAY, seats=10, list_sizes={"list_a": 6, "list_b": 5})
    assert (told.seats, dict(told.seats_empty), told.waits) == ({"list_a": 6, "list_b": 4}, {}, False)


@pytest.mark.parametrize(
    ("registered", "first"),
    [((), ("list_b", "list_c")), (("list_c",), ("list_c", "list_b")), (("list_c", "list_b"), ("list_c",))],
)
def test_next_in_line_is_one_list_where_registration_settles_it(registered, first):
    votes = {"list_a": 40, "list_b": 30, "list_c": 30}
    told = allocate(votes, DAY, seats=7, registered=registered)  # 2.8, 2.1, 2.1
    assert (told.seats, told.next_in_line) == ({"list_a": 3, "list_b": 2, "list_c": 2}, first)


def test_before_2009_registration_settles_nothing():
    votes = {"list_a": 40, "list_b": 30, "list_c": 30}
    told = allocate(votes, BEFORE, seats=7, registered=("list_c", "list_b"))
    assert (told.settles_by_registration, told.next_in_line) == (False, ("list_c", "list_b"))
    assert allocate(votes, DAY, seats=7).settles_by_registration is True


def test_equal_lists_that_both_have_a_remainder_seat_stand_in_the_order_of_registration():
    votes = {"list_a": 44, "list_b": 28, "list_c": 28}  # of 10: 4.4, 2.8, 2.8
    assert allocate(votes, DAY, seats=10).order == ("list_b", "list_c")
    assert allocate(votes, DAY, seats=10, registered=("list_c", "list_b")).order == ("list_c", "list_b")
    assert allocate(votes, DAY, seats=10, registered=("list_c",)).order == ("list_c", "list_b")


def test_the_tied_are_next_in_line_while_they_wait():
    told = allocate({"list_a": 1, "list_b": 1}, DAY, seats=3)
    assert (told.next_in_line, told.order, told.waiting) == (("list_a", "list_b"), (), 1)


def test_the_bases_run_from_the_narrowest_to_the_widest_and_the_one_with_blank_ballots_comes_last():
    assert BASES[:3] == ("votes_for_lists", "votes_for_lists_and_against_all", "voters_who_took_part")
    assert BASES[3:] == ("votes_for_lists_and_blank",)
