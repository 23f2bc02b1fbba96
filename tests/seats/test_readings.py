"""Every reading of the runner-up rule, with its seats as one lays them on the table by hand."""

from fractions import Fraction

import pytest

from saylau.seats import Floor, Leftovers, Reading, Tie
from saylau.seats.readings import Contest, certain_seats, next_lists, read_every_way

SEVEN_TENTHS = Fraction(7, 10)


def contest(leader, beside, seats, coefficient=None, first=None, floor=2, payers=tuple(Floor)):
    return Contest("list_a", "list_b", leader, beside, seats, floor, coefficient, payers, first)


def of_the_next(one):
    """The next list's seats, reading by reading: leftovers by remainder and to the leader, a pair for each payer."""
    told = [each.seats["list_b"] for each in read_every_way(one)]
    return list(zip(told[::2], told[1::2], strict=True))


@pytest.mark.parametrize(
    ("votes", "seats", "expected"),
    [
        # 95 : 5 over 98 seats are 93.1 and 4.9: one seat over, to the next list by remainder or to the leader.
        ((95, 5), 98, [(5, 4), (5, 4), (5, 4)]),
        # 9 : 1 over 98 are 88.2 and 9.8.
        ((9, 1), 98, [(10, 9), (10, 9), (10, 9)]),
        # 99 : 1 over 98 are 97.02 and 0.98: lifted to two, whoever pays.
        ((99, 1), 98, [(2, 2), (2, 2), (2, 2)]),
        # 984 : 16 over 98 are 96.432 and 1.568: leftovers pay, or the leader pays and the next list sits out, or after.
        ((984, 16), 98, [(2, 2), (2, 2), (2, 2)]),
        # 50 : 50 over 2 are 1 and 1: lifted to two, and the leader has none.
        ((50, 50), 2, [(2, 2), (2, 2), (2, 2)]),
        # A floor above the seats is the seats.
        ((60, 40), 1, [(1, 1), (1, 1), (1, 1)]),
        ((60, 40), 0, [(0, 0), (0, 0), (0, 0)]),
        # A list without a vote is lifted as well.
        ((60, 0), 10, [(2, 2), (2, 2), (2, 2)]),
    ],
)
def test_without_the_coefficient_at_most_one_seat_is_over(votes, seats, expected):
    assert of_the_next(contest(*votes, seats)) == expected


@pytest.mark.parametrize(
    ("votes", "seats", "with_coefficient"),
    [
        # 93.1 and 0.7 · 4.9 = 3.43: two over, one each; or both to the leader.
        ((95, 5), 98, [(4, 3), (4, 3), (4, 3)]),
        # 50 : 50 over 40 are 20 and 14: six over, three each.
        ((50, 50), 40, [(17, 14), (17, 14), (17, 14)]),
        # 50 : 50 over 41 are 20.5 and 14.35: seven over, the odd one to the leader.
        ((50, 50), 41, [(17, 14), (17, 14), (17, 14)]),
        # 51 : 49 over 40 are 20.4 and 13.72: seven over, the odd one to the next list.
        ((51, 49), 40, [(17, 13), (17, 13), (17, 13)]),
        # 8 : 2 over 10 are 8 and 1.4: one over. It pays for the lift; or the leader does and the next list sits out;
        # or it goes to the next list by remainder, or to the leader, who then pays.
        ((8, 2), 10, [(2, 2), (2, 2), (2, 2)]),
        # 6 : 4 over 4 are 2.4 and 1.12, one over. The leader has the larger remainder.
        ((6, 4), 4, [(2, 2), (2, 2), (2, 2)]),
    ],
)
def test_with_the_coefficient_more_seats_are_over(votes, seats, with_coefficient):
    assert of_the_next(contest(*votes, seats, SEVEN_TENTHS))[:3] == with_coefficient


@pytest.mark.parametrize(
    ("floor", "expected"),
    [
        # 50 : 50 over 40 with 7/10 are 20 and 14, six over: a floor of 15 takes one of them, then five are shared;
        # or the leader gives one and keeps all six; or three each come first and nothing is missing.
        (15, [(17, 15), (15, 15), (17, 15)]),
        # A floor of 16: two of the six, then four are shared.
        (16, [(18, 16), (16, 16), (17, 16)]),
        # A floor of 22: all six and two of the leader's.
        (22, [(22, 22), (22, 22), (22, 22)]),
    ],
)
def test_who_pays_for_the_floor_makes_a_difference(floor, expected):
    told = of_the_next(contest(51, 51, 40, SEVEN_TENTHS, floor=floor, first="list_a"))
    assert told[:3] == expected


def test_equal_remainders_leave_one_seat_open_unless_registration_settles_them():
    (by_remainder, to_the_leader) = read_every_way(contest(75, 25, 10, payers=(Floor.LEFTOVER_SEATS_FIRST,)))
    assert by_remainder == Reading(
        runner_up="list_b",
        coefficient=False,
        floor=Floor.LEFTOVER_SEATS_FIRST,
        leftovers=Leftovers.TO_BOTH_BY_REMAINDER,
        seats={"list_a": 7, "list_b": 2},
        ties=(Tie(("list_a", "list_b"), 1),),
    )
    assert (to_the_leader.seats, to_the_leader.ties) == ({"list_a": 8, "list_b": 2}, ())
    for first, seats in (("list_a", {"list_a": 8, "list_b": 2}), ("list_b", {"list_a": 7, "list_b": 3})):
        told = read_every_way(contest(75, 25, 10, first=first, payers=(Floor.LEFTOVER_SEATS_FIRST,)))[0]
        assert (told.seats, told.ties) == (seats, ())


def test_a_floor_may_make_equal_remainders_indifferent():
    """17 : 3 over 10 are 8.5 and 1.5: either way the next list has two."""
    assert {(each.seats["list_b"], each.ties) for each in read_every_way(contest(17, 3, 10))} == {(2, ())}


def test_a_reading_has_one_name():
    names = [each.name for each in read_every_way(contest(95, 5, 98, SEVEN_TENTHS))]
    assert len(set(names)) == 12
    assert names[0] == "with_coefficient.leftover_seats_first.to_both_by_remainder"
    assert names[-1] == "without_coefficient.leader_after_remainders.to_the_leader"


def test_the_next_list_is_the_one_with_most_votes_after_the_leader():
    assert next_lists({"list_b": 3, "list_a": 90, "list_c": 5}, "list_a") == ("list_c",)
    assert next_lists({"list_b": 5, "list_a": 90, "list_c": 5}, "list_a") == ("list_b", "list_c")
    assert next_lists({"list_a": 90, "list_b": 0}, "list_a") == ()
    assert next_lists({"list_a": 90}, "list_a") == ()


def test_a_seat_is_certain_when_every_reading_gives_it():
    readings = read_every_way(contest(95, 5, 98, SEVEN_TENTHS))
    assert certain_seats(readings, {"list_a": 95, "list_b": 5, "list_c": 0}) == {"list_a": 93, "list_b": 3, "list_c": 0}
