"""Chance that anyone can repeat, and whole numbers shared out exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saylau.errors import BadCall
from saylau.lab.drawing import Draws
from saylau.lab.splitting import brought_to, split


def test_the_same_seed_and_name_draw_the_same_on_every_machine():
    draws = Draws(20_210_110, "size", "almaty", 1, draws=6)
    assert [draws.below(1_000) for _ in range(3)] == [875, 433, 345]
    assert [draws.bell() for _ in range(3)] == [2, 4, -5]


def test_another_name_draws_otherwise():
    assert Draws(1, "a").below(10**9) != Draws(1, "b").below(10**9)


def test_a_draw_below_one_is_nothing_and_uses_up_its_turn():
    draws, other = Draws(1, "a"), Draws(1, "a")
    assert draws.below(0) == draws.below(1) == 0
    other.bell()
    other.bell()
    assert draws.below(10**9) == other.below(10**9)


def test_more_draws_than_were_asked_for_are_refused():
    draws = Draws(1, "a", draws=1)
    draws.bell()
    with pytest.raises(IndexError):
        draws.bell()


def test_draws_spread_evenly_and_the_bell_around_nothing():
    draws = Draws(7, "spread", draws=40_000)
    evenly = [draws.below(10) for _ in range(20_000)]
    bell = [draws.bell() for _ in range(20_000)]
    assert all(1_800 < evenly.count(each) < 2_200 for each in range(10))
    assert abs(sum(bell)) < 3_000
    assert 300_000 < sum(each * each for each in bell) < 340_000


@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=30).filter(any))
def test_a_split_is_exact_and_within_one_of_its_quota(total, weights):
    shares = split(total, weights)
    assert sum(shares) == total
    assert all(abs(share * sum(weights) - total * w) < sum(weights) for share, w in zip(shares, weights, strict=True))


def test_equal_remainders_go_to_the_earlier_one():
    assert split(2, [1, 1, 1]) == [1, 1, 0]


def test_nothing_is_shared_among_no_weight_and_something_is_not():
    assert split(0, [0, 0]) == [0, 0]
    with pytest.raises(BadCall):
        split(1, [0, 0])
    with pytest.raises(BadCall):
        split(-1, [1])


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(-50, 550), st.integers(0, 500)), min_size=1, max_size=20),
    st.integers(0, 1_000),
)
def test_values_are_brought_to_a_total_inside_their_bounds(rows, part):
    low, high = [row[0] for row in rows], [row[0] + row[2] for row in rows]
    total = sum(low) + (sum(high) - sum(low)) * part // 1_000
    moved = brought_to(total, [row[1] for row in rows], low, high)
    assert sum(moved) == total
    assert all(least <= value <= most for least, value, most in zip(low, moved, high, strict=True))


def test_values_that_fit_stay_as_they_are():
    assert brought_to(6, [1, 2, 3], [0, 0, 0], [9, 9, 9]) == [1, 2, 3]


def test_bounds_that_do_not_reach_the_total_are_refused():
    with pytest.raises(BadCall, match="2 beyond"):
        brought_to(12, [1, 2], [0, 0], [5, 5])
