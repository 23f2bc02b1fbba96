"""Answers that other programs get wrong, each named with the program: here they come out right, or wait.

Found by running the releases named against exact arithmetic; the figures are the smallest cases that show each fault.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil

import pytest

from saylau.errors import BadCall
from saylau.seats.formulas import FORMULAS, Rules, State, Threshold, Tie, share_out

SEVEN = Rules(Threshold.of("7%"))


def lists(*votes):
    return {f"list_{place}": count for place, count in enumerate(votes, 1)}


def seats_of(outcome):
    return list(outcome.seats.values())


def test_exactly_seven_per_cent_is_enough_where_apportionment_1_0_votelib_0_4_0_and_poli_sci_kit_1_1_0_say_no():
    """They give 85, 13, 0, 0, 0: in floats 0.07 of the votes lies above the whole number."""
    votes = lists(5_148_074, 792_828, 506_870, 383_023, 410_205)
    assert seats_of(share_out(votes, 98, "hare", SEVEN)) == [78, 12, 8, 0, 0]


def test_exactly_five_per_cent_is_enough_where_votelib_0_4_0_and_poli_sci_kit_1_1_0_say_no():
    assert seats_of(share_out(lists(5, 95), 100, "hare", Rules(Threshold.of("5%")))) == [5, 95]


@pytest.mark.parametrize("total", [7_240_000 + 100 * step for step in range(20)])
def test_seven_per_cent_of_a_national_total_is_a_whole_number_and_no_float(total):
    needed = share_out(lists(total - 7, 7), 98, "hare", SEVEN).admission.needed["list_1"]
    assert needed == ceil(Fraction(7, 100) * total) == 7 * total // 100


def test_equal_remainders_are_told_where_all_but_votelib_0_4_0_decide_in_silence():
    told = share_out(lists(3_260_714, 548_690, 2_518_652), 98, "hare")
    assert told.ties == (Tie(("list_1", "list_2"), 1),)
    assert told.verdict.value == "waits"


def test_sixteen_digits_are_refused_where_apportionment_1_0_in_floats_and_voting_0_1_3_move_a_seat():
    """They give 7 and 10 where 6 and 11 are right; with fifteen digits, which we take, floats still order D'Hondt's averages."""
    with pytest.raises(BadCall, match="is more than 999999999999999"):
        share_out(lists(1_000_000_000_000_006, 1_571_428_571_428_581), 17, "dhondt")
    assert seats_of(share_out(lists(700_000_000_000_003, 999_999_999_999_999), 17, "dhondt")) == [7, 10]


def test_votes_beyond_any_election_are_refused_where_apportionment_1_0_wraps_around():
    with pytest.raises(BadCall, match="is more than 999999999999999"):
        share_out(lists(10**17, 10**17), 17, "hare")


def test_no_tie_by_sainte_lague_where_voting_0_1_3_moves_a_seat():
    votes = lists(2_267_822, 1_078_078, 1_305_051, 2_258_003, 358_618, 472_291)
    assert seats_of(share_out(votes, 98, "sainte-lague")) == [29, 14, 16, 28, 5, 6]


def test_three_clear_winners_where_biprop_1_0_4_ends_in_a_recursion_error():
    assert seats_of(share_out(lists(12, 12, 11, 12), 3, "dhondt")) == [1, 1, 0, 1]


def test_remainders_are_numbers_where_npm_hare_niemeyer_3_0_0_sorts_them_as_text():
    """It gives 49, 30, 18: one seat fewer than there are."""
    assert seats_of(share_out(lists(50_000_000, 30_000_001, 18_000_000), 98, "hare")) == [50, 30, 18]


def test_whole_quotas_need_no_remainders_where_poli_sci_kit_2_0_6_raises():
    assert seats_of(share_out(lists(20, 80), 10, "hare")) == [2, 8]


def test_the_divisor_1_4_is_seven_fifths_and_no_float():
    """v / 1.4 in floats differs from 5v / 7 for one multiple of 7 in four: the tie that is there would be missed."""
    for votes in range(7, 7 * 2_000, 7):
        told = share_out({"list_1": votes, "list_2": votes * 5 // 7 * 3}, 2, "sainte-lague-1.4")
        claims = [
            Fraction(count) / divisor for count in told.votes.values() for divisor in (Fraction("1.4"), Fraction(3))
        ]
        _, second, third, _ = sorted(claims, reverse=True)
        assert bool(told.ties) == (second == third)


@pytest.mark.parametrize("formula", FORMULAS)
def test_negative_votes_are_refused_where_seven_of_nine_programs_share_them_out(formula):
    """apportionment, interregnum, biprop and voting give negative seats, votelib gives two of three."""
    with pytest.raises(BadCall, match="below zero"):
        share_out(lists(10, -5), 3, formula)


@pytest.mark.parametrize("formula", FORMULAS)
def test_all_below_the_threshold_wait_where_apportionment_1_0_gives_the_smallest_integer(formula):
    """It gives -9223372036854775808 seats to each."""
    told = share_out(lists(6, 6, 6), 5, formula, Rules(Threshold.of("40%")))
    assert (told.state, seats_of(told)) == (State.NOBODY_ADMITTED, [0, 0, 0])


def test_no_list_and_no_number_are_refused_where_poli_sci_kit_1_1_0_never_ends():
    for votes in ({}, {"list_1": float("nan")}):
        with pytest.raises(BadCall):
            share_out(votes, 5, "dhondt")


def test_two_and_a_half_seats_are_refused_where_poli_sci_kit_1_1_0_shares_them():
    with pytest.raises(BadCall, match="The number of seats"):
        share_out(lists(10, 20), 2.5, "hare")


def test_zero_votes_wait_where_interregnum_0_4_1_says_max_of_an_empty_sequence():
    assert share_out(lists(0, 0), 5, "sainte-lague").state is State.NO_VOTES


def test_divisors_end_where_apportionpy_0_3_1_says_incalculable():
    told = share_out(lists(30, 10), 2, "sainte-lague")
    assert told.ties == (Tie(("list_1", "list_2"), 1),)
