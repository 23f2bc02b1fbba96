"""Quota, whole parts and largest remainders: properties list by list, and the answers that other programs got wrong."""

from __future__ import annotations

import shutil
from datetime import date
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saylau import law
from saylau.errors import BadLaw
from saylau.law import Book
from saylau.law.book import SHELF
from saylau.seats import Case, Tie, allocate
from saylau.seats.formulas.remainders import largest_remainders
from saylau.seats.formulas.ties import standing

DAY = law.load("kz").on(date(2021, 1, 10))
NO_BAR = {"threshold": Fraction(0)}
NAMES = ("list_a", "list_b", "list_c", "list_d", "list_e", "list_f")

counts = st.one_of(st.integers(1, 9), st.integers(1, 10**13))
elections = st.lists(counts, min_size=2, max_size=6).map(lambda each: dict(zip(NAMES, each, strict=False)))
houses = st.integers(1, 150)


def by_list(votes, seats, **beside):
    return allocate(dict(zip(NAMES, votes, strict=False)), DAY, seats=seats, **beside)


@settings(deadline=None, max_examples=200)
@given(elections, houses)
def test_each_list_has_its_quotient_rounded_down_or_up(votes, seats):
    told = allocate(votes, DAY, seats=seats, registered=tuple(votes), **NO_BAR)
    for name, count in votes.items():
        quotient = Fraction(count * seats, sum(votes.values()))
        assert told.seats[name] in (floor(quotient), ceil(quotient))
    assert sum(told.seats.values()) == seats


@settings(deadline=None, max_examples=200)
@given(elections, houses)
def test_no_pair_of_lists_would_be_nearer_its_quotients_with_a_seat_moved(votes, seats):
    told = allocate(votes, DAY, seats=seats, registered=tuple(votes), **NO_BAR)
    total = sum(votes.values())
    for one in votes:
        for other in votes:
            room = (told.seats[one] - told.seats[other] + 1) * total
            assert one == other or (votes[one] - votes[other]) * seats <= room


@settings(deadline=None, max_examples=200)
@given(elections, houses)
def test_equal_votes_have_equal_seats_unless_a_tie_is_told(votes, seats):
    told = allocate(votes, DAY, seats=seats, **NO_BAR)
    for one in votes:
        for other in votes:
            if votes[one] == votes[other]:
                assert told.seats[one] == told.seats[other]
            if votes[one] > votes[other]:
                assert told.seats[one] >= told.seats[other]
    assert told.waiting == sum(tie.seats for tie in told.ties)
    assert told.waits is bool(told.ties)


@settings(deadline=None, max_examples=100)
@given(elections, houses, st.integers(2, 7))
def test_so_many_times_the_votes_give_the_same_seats_and_ties(votes, seats, times):
    told = allocate(votes, DAY, seats=seats, **NO_BAR)
    more = allocate({name: count * times for name, count in votes.items()}, DAY, seats=seats, **NO_BAR)
    assert (more.seats, more.ties) == (told.seats, told.ties)


@settings(deadline=None, max_examples=100)
@given(elections, houses, st.randoms(use_true_random=False))
def test_the_order_in_which_the_lists_are_named_decides_nothing(votes, seats, dice):
    names = list(votes)
    dice.shuffle(names)
    told = allocate(votes, DAY, seats=seats, **NO_BAR)
    other = allocate({name: votes[name] for name in names}, DAY, seats=seats, **NO_BAR)
    assert other.seats == told.seats
    assert [(set(tie.lists), tie.seats) for tie in other.ties] == [(set(tie.lists), tie.seats) for tie in told.ties]


@settings(deadline=None, max_examples=100)
@given(elections, houses)
def test_a_tie_has_more_lists_than_seats_and_registration_settles_it_for_the_earliest(votes, seats):
    waits = allocate(votes, DAY, seats=seats, **NO_BAR)
    settled = allocate(votes, DAY, seats=seats, registered=tuple(reversed(votes)), **NO_BAR)
    assert len(waits.ties) == len(settled.settled)
    assert settled.ties == waits.settled == ()
    for tie, told in zip(waits.ties, settled.settled, strict=True):
        assert 0 < tie.seats < len(tie.lists)
        assert told == Tie(tuple(reversed(tie.lists)), tie.seats)
        won = {name for name in votes if settled.seats[name] > waits.seats[name]}
        assert won == set(told.lists[: tie.seats])


def test_a_list_may_lose_a_seat_when_the_house_grows_by_one():
    """The Alabama paradox: largest remainders have it, and it is the law's choice, not a fault of the arithmetic."""
    assert by_list((6, 6, 2), 10).seats == {"list_a": 4, "list_b": 4, "list_c": 2}
    assert by_list((6, 6, 2), 11).seats == {"list_a": 5, "list_b": 5, "list_c": 1}


def test_exactly_seven_in_a_hundred_takes_part():
    """apportionment 1.0 (both modes), votelib 0.4.0 (without ``accept_equal``) and poli-sci-kit: 85, 13, 0 of 98."""
    told = by_list((5_148_074, 792_828, 506_870, 383_023, 410_205), None)
    assert (sum(told.votes.values()), told.needed) == (7_241_000, 506_870)
    assert list(told.seats.values()) == [78, 12, 8, 0, 0]


def test_exactly_five_in_a_hundred_takes_part():
    """votelib 0.4.0 and poli-sci-kit: 0, 100."""
    assert list(by_list((5, 95), 100, threshold=Fraction(1, 20)).seats.values()) == [5, 95]


def test_a_threshold_in_floats_would_lie_above_the_whole_number():
    """0.07 * V as a float is above the whole number for every such total near 7.24 million; one vote fewer stays out."""
    for total in range(7_240_000, 7_242_000, 100):
        needed = total * 7 // 100
        assert by_list((total - needed, needed), 98).admitted == ("list_a", "list_b")
        assert by_list((total - needed + 1, needed - 1), 98).case is Case.RUNNER_UP


def test_an_exact_tie_of_a_nation_s_size_is_told():
    """All programs compared but votelib decide it silently; apportionment misses it even with ``tiesallowed=False``."""
    told = by_list((3_260_714, 548_690, 2_518_652), 98)
    assert told.ties == (Tie(("list_a", "list_b"), 1),)
    assert (told.seats, told.waiting) == ({"list_a": 50, "list_b": 8, "list_c": 39}, 1)


def test_remainders_are_compared_as_numbers():
    """npm hare-niemeyer: 49, 30, 18, as it sorts remainders as text."""
    assert list(by_list((50_000_000, 30_000_001, 18_000_000), 98).seats.values()) == [50, 30, 18]


def test_whole_quotas_leave_nothing_over():
    """poli-sci-kit 2.0.6 raises."""
    told = by_list((20, 80), 10)
    assert (list(told.seats.values()), told.leftover, told.order) == ([2, 8], 0, ())


def test_votes_of_a_size_at_which_floats_fail_are_shared_exactly():
    """From about 1e14 votes on, programs that count in floats mistake the order of remainders."""
    told = by_list((333_333_333_333_334, 333_333_333_333_333, 333_333_333_333_333), 100)
    assert list(told.seats.values()) == [34, 33, 33]


OVER_EIGHT = {"a": 12, "b": 12, "c": 4, "d": 6, "e": 3, "f": 3}
"""Five seats for 40 votes, a quota of 8: d has the largest remainder, then a, b and c are equal at two seats."""


@pytest.mark.parametrize(
    ("order", "seats", "ties", "settled"),
    [
        ((), (1, 1, 0, 1, 0, 0), (Tie(("a", "b", "c"), 2),), ()),
        (("c", "b"), (1, 1, 0, 1, 0, 0), (Tie(("a", "b", "c"), 2),), ()),
        (("c", "d", "b", "a"), (1, 2, 1, 1, 0, 0), (), (Tie(("c", "b", "a"), 2),)),
        (("f", "a", "c", "b"), (2, 1, 1, 1, 0, 0), (), (Tie(("a", "c", "b"), 2),)),
    ],
)
def test_those_above_a_tie_are_seated_first_and_the_rest_by_registration(order, seats, ties, settled):
    filled = dict.fromkeys(OVER_EIGHT, 0)
    remainders, *told = largest_remainders(filled, OVER_EIGHT, (40, 5), 5, standing(order))
    assert remainders == {"a": 20, "b": 20, "c": 20, "d": 30, "e": 15, "f": 15}
    assert (tuple(filled.values()), *told) == (seats, ties, settled)


def test_a_method_of_another_name_is_refused(tmp_path):
    shelf = tmp_path / "shelf"
    for name in ("kz", "steps"):
        shutil.copytree(SHELF / name, shelf / name)
    path = shelf / "kz" / "elections" / "allocation.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"largest_fraction_first"', '"highest_average"'), encoding="utf-8")
    with pytest.raises(BadLaw) as refused:
        allocate({"list_a": 1}, Book("kz", shelf).on(date(2021, 1, 10)))
    assert str(refused.value) == (
        "allocation.remainders says 'highest_average', and this room knows only largest_fraction_first."
    )
