"""What stands beside a formula: thresholds and their base, kinds and exemptions, bounds, joined lists, registration."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saylau.errors import BadCall
from saylau.seats.formulas import FORMULAS, Divisors, Rules, State, Threshold, Tie, share_out
from saylau.seats.formulas.ties import settle, standing


@pytest.mark.parametrize(
    ("text", "share", "votes"),
    [
        ("7%", Fraction(7, 100), 0),
        ("0.07", Fraction(7, 100), 0),
        ("7/100", Fraction(7, 100), 0),
        ("3.25%", Fraction(13, 400), 0),
        ("500v", Fraction(0), 500),
        ("none", Fraction(0), 0),
        ("0", Fraction(0), 0),
        ("100%", Fraction(1), 0),
        ("1", Fraction(1), 0),
    ],
)
def test_a_threshold_is_read_exactly(text, share, votes):
    assert Threshold.of(text) == Threshold(share, votes)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "7.5",
        "-1%",
        "1.01",
        "101%",
        "7 %",
        "7/0",
        "8/7",
        "nan",
        "inf",
        "1e-2",
        "v",
        "-5v",
        "5.0v",
        "٧%",
        "0x1",
        "7%%",
    ],
)
def test_what_is_no_threshold_is_refused(text):
    with pytest.raises(BadCall, match="threshold"):
        Threshold.of(text)


def test_reaching_a_threshold_exactly_is_enough_on_the_base_that_is_named():
    votes = {"a": 87, "b": 7, "c": 6}
    assert share_out(votes, 10, "hare", Rules(Threshold.of("7%"))).admitted == ("a", "b")
    assert share_out(votes, 10, "hare", Rules(Threshold.of("7%"), base=101)).admitted == ("a",)
    assert share_out(votes, 10, "hare", Rules(Threshold.of("7v"))).admitted == ("a", "b")


@pytest.mark.parametrize("base", [99, 10**17 + 1, 100.0, True])
def test_a_base_holds_at_least_the_votes(base):
    with pytest.raises(BadCall, match=r"^The base of the threshold is a whole number from 100 \(the votes\)"):
        share_out({"a": 100}, 5, "hare", Rules(base=base))


def test_a_kind_of_list_and_a_list_have_thresholds_of_their_own_and_the_exempt_have_none():
    votes = {"a": 60, "b": 20, "coalition_1": 9, "coalition_2": 8, "minority": 3}
    kinds = {"coalition_1": "coalition", "coalition_2": "coalition", "minority": "minority"}
    rules = Rules(Threshold.of("5%"), special={"coalition": Threshold.of("9%"), "b": Threshold.of("21%")}, kinds=kinds)
    assert share_out(votes, 10, "dhondt", rules).admitted == ("a", "coalition_1")
    assert share_out(votes, 10, "dhondt", rules._replace(exempt=frozenset({"minority"}))).admitted == (
        "a", "coalition_1", "minority",
    )  # fmt: skip


def test_at_least_so_many_lists_take_part():
    votes = {"a": 90, "b": 6, "c": 4, "d": 0}
    told = share_out(votes, 10, "hare", Rules(Threshold.of("7%"), at_least=2))
    assert (told.admitted, told.admission.lifted) == (("a", "b"), ("b",))
    assert share_out(votes, 10, "hare", Rules(Threshold.of("7%"), at_least=9)).admitted == ("a", "b", "c")


def test_equal_claims_to_be_the_next_list_wait():
    told = share_out({"a": 90, "b": 5, "c": 5}, 10, "hare", Rules(Threshold.of("7%"), at_least=2))
    assert (told.state, told.admission.equal, told.seats) == (
        State.NEXT_LIST_TIED,
        ("b", "c"),
        {"a": 0, "b": 0, "c": 0},
    )
    both = share_out({"a": 90, "b": 5, "c": 5}, 10, "hare", Rules(Threshold.of("7%"), at_least=3))
    assert both.admitted == ("a", "b", "c")


def by_hand(votes, seats, formula, least, most):
    """Highest averages within bounds, one seat after the other."""
    held = {name: least.get(name, 0) for name in votes}
    while sum(held.values()) < seats:
        claims = {}
        for name, count in votes.items():
            if held[name] < most.get(name, seats):
                above, below = formula.claim(count, held[name])
                claims[name] = Fraction(above, below) if below else None
        if not claims:
            return held, True
        first = [name for name, claim in claims.items() if claim is None] or [
            name for name, claim in claims.items() if claim == max(claims.values())
        ]
        if len(first) > seats - sum(held.values()):
            return held, False
        for name in first:
            held[name] += 1
    return held, True


@settings(deadline=None, max_examples=600)
@given(
    st.sampled_from([each for each in FORMULAS.values() if isinstance(each, Divisors)]),
    st.lists(st.tuples(st.integers(1, 50), st.integers(0, 3), st.integers(0, 6)), min_size=1, max_size=5),
    st.integers(1, 15),
)
def test_averages_keep_to_their_bounds_seat_by_seat(formula, rows, seats):
    votes = {f"l{place}": count for place, (count, _, _) in enumerate(rows)}
    least = {f"l{place}": low for place, (_, low, _) in enumerate(rows) if low}
    most = {f"l{place}": max(low, high) for place, (_, low, high) in enumerate(rows) if high}
    if sum(least.values()) > seats or sum(votes.values()) < seats:
        return
    told = share_out(votes, seats, formula, Rules(least=least, most=most))
    held, known = by_hand(votes, seats, formula, least, most)
    assert bool(told.ties) is not known
    assert told.seats == held


def test_by_a_quota_a_reserved_seat_leaves_with_its_list_and_the_rest_is_shared_again():
    votes = {"a": 500, "b": 300, "c": 190, "d": 10}
    assert share_out(votes, 10, "hare").seats == {"a": 5, "b": 3, "c": 2, "d": 0}
    assert share_out(votes, 10, "hare", Rules(least={"d": 2})).seats == {"a": 4, "b": 2, "c": 2, "d": 2}


def test_by_a_quota_the_seats_of_an_exhausted_list_pass_on():
    votes = {"a": 500, "b": 300, "c": 200}
    assert share_out(votes, 10, "hare", Rules(most={"a": 2})).seats == {"a": 2, "b": 5, "c": 3}


def test_when_every_list_is_exhausted_seats_are_left_over():
    for formula in FORMULAS:
        told = share_out({"a": 500, "b": 300}, 10, formula, Rules(most={"a": 3, "b": 2}))
        assert (told.state, told.seats, told.waiting) == (State.UNFILLED, {"a": 3, "b": 2}, 5)


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        (Rules(least={"a": 3, "b": 3}), "The least numbers of seats add up to 6; there are 5."),
        (Rules(least={"a": 3}, most={"a": 2}), "a has at least 3 seats and at most 2."),
        (Rules(most={"z": 2}), "No votes are known for 'z'."),
        (Rules(least={"a": -1}), "The seats of a: -1 is no number of seats."),
        (Rules(joined=(("a", "b"), ("b", "c"))), "A list is joined once, not twice: a, b, b, c."),
        (Rules(registered=("a", "a")), "A list is registered once, not twice: a, a."),
    ],
)
def test_rules_that_cannot_all_be_kept_are_refused(rules, says):
    with pytest.raises(BadCall) as refused:
        share_out({"a": 60, "b": 30, "c": 10}, 5, "dhondt", rules)
    assert str(refused.value) == says


def test_joined_lists_share_as_one_and_then_among_themselves():
    votes = {"a": 50, "b": 30, "c": 20}
    assert share_out(votes, 5, "dhondt").seats == {"a": 3, "b": 1, "c": 1}
    told = share_out({"a": 51, "b": 25, "c": 24}, 3, "dhondt", Rules(joined=(("b", "c"),)))
    assert told.seats == {"a": 2, "b": 1, "c": 0}


def test_a_list_below_the_threshold_drops_out_of_its_group():
    rules = Rules(Threshold.of("10%"), joined=(("b", "c"),))
    assert (
        share_out({"a": 60, "b": 35, "c": 5}, 10, "dhondt", rules).seats
        == share_out({"a": 60, "b": 35, "c": 5}, 10, "dhondt", Rules(Threshold.of("10%"))).seats
    )


def test_a_tie_between_groups_and_one_inside_name_the_lists():
    between = share_out({"a": 40, "b": 30, "c": 10}, 3, "dhondt", Rules(joined=(("b", "c"),)))
    assert (between.ties, between.seats) == ((Tie(("a", "b", "c"), 1),), {"a": 1, "b": 1, "c": 0})
    inside = share_out({"a": 40, "b": 30, "c": 30}, 5, "dhondt", Rules(joined=(("b", "c"),)))
    assert inside.ties == (Tie(("b", "c"), 1),)


def test_a_list_named_like_a_group_is_no_group():
    told = share_out({"a": 10, "b": 10, "a+b": 30}, 3, "dhondt", Rules(joined=(("a", "b"),)))
    assert (told.seats, told.ties) == ({"a": 0, "b": 0, "a+b": 2}, (Tie(("a", "b"), 1),))


def test_inside_a_group_that_is_tied_only_seats_that_hold_either_way_are_given():
    """With the tied seat the group has five, and Hare inside it takes l0's seat away: the Alabama paradox."""
    told = share_out({"l0": 1, "l1": 5, "l2": 3, "l3": 9}, 9, "hare", Rules(joined=(("l0", "l1", "l2"),)))
    assert (told.seats, told.state) == ({"l0": 0, "l1": 2, "l2": 1, "l3": 4}, State.TIE_DECIDES_MORE)
    assert (told.ties, told.waiting, told.verdict.value) == ((Tie(("l0", "l1", "l2", "l3"), 1),), 2, "waits")


@pytest.mark.parametrize(
    ("formula", "votes", "seats", "rules", "ties"),
    [
        ("hare", {"l0": 4, "l1": 7, "l2": 1}, 8, Rules(least={"l0": 1, "l2": 1}), Tie(("l0", "l1", "l2"), 2)),
        ("droop", {"l0": 5, "l1": 1, "l2": 4, "l3": 5}, 4, Rules(most={"l0": 1, "l1": 3}), Tie(("l0", "l3"), 1)),
    ],
)
def test_a_tie_at_a_bound_by_a_quota_is_never_decided_in_silence(formula, votes, seats, rules, ties):
    told = share_out(votes, seats, formula, rules)
    assert (told.state, told.verdict.value) == (State.TIE_DECIDES_MORE, "waits")
    assert told.ties
    orders = ((tuple(votes)), tuple(reversed(votes)))
    ways = [share_out(votes, seats, formula, rules._replace(registered=order)).seats for order in orders]
    assert all(own <= min(way[name] for way in ways) for name, own in told.seats.items())


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_is_given_while_a_tie_waits_holds_however_it_is_settled(formula):
    dice = random.Random(formula)
    waited = 0
    for _ in range(400):
        votes = {f"l{place}": dice.randint(0, dice.choice((5, 9, 30))) for place in range(dice.randint(2, 4))}
        least = {name: dice.randint(0, 2) for name in votes if dice.random() < 0.4}
        most = {name: max(least.get(name, 0), dice.randint(0, 4)) for name in votes if dice.random() < 0.4}
        joined = (tuple(dice.sample(list(votes), 2)),) if dice.random() < 0.4 else ()
        seats = dice.randint(1, 9)
        if sum(least.values()) > seats or sum(votes.values()) < seats:
            continue
        rules = Rules(least=least, most=most, joined=joined)
        told = share_out(votes, seats, formula, rules)
        ways = [
            share_out(votes, seats, formula, rules._replace(registered=order)).seats for order in permutations(votes)
        ]
        assert all(own <= min(way[name] for way in ways) for name, own in told.seats.items())
        assert told.verdict.value == "waits" or all(way == told.seats for way in ways)
        waited += bool(told.ties)
    assert waited


@pytest.mark.parametrize("formula", [name for name in FORMULAS if name != "imperiali-quota"])
def test_registration_settles_a_tie_only_where_it_is_known_of_each(formula):
    votes = {"a": 300, "b": 300, "c": 300}
    open_tie = share_out(votes, 4, formula, Rules(registered=("b", "a")))
    settled = share_out(votes, 4, formula, Rules(registered=("c", "b", "a")))
    assert open_tie.ties == (Tie(("a", "b", "c"), 1),)
    assert (settled.seats, settled.settled) == ({"a": 1, "b": 1, "c": 2}, (Tie(("c", "b", "a"), 1),))
    assert settled.verdict.value == "stands"


@pytest.mark.parametrize(
    ("rank", "number", "seats", "waits", "settled"),
    [
        ({}, 1, (0, 0, 0), (Tie(("a", "b", "c"), 1),), ()),
        ({"a": 1, "b": 2}, 1, (0, 0, 0), (Tie(("a", "b", "c"), 1),), ()),
        ({"a": -9, "b": -5, "c": -5}, 1, (1, 0, 0), (), (Tie(("a", "b", "c"), 1),)),
        ({"a": -9, "b": -5, "c": -5}, 2, (1, 0, 0), (Tie(("b", "c"), 1),), (Tie(("a", "b", "c"), 2),)),
        ({"a": -5, "b": -5, "c": -1}, 1, (0, 0, 0), (Tie(("a", "b"), 1),), ()),
        ({"a": -5, "b": -5, "c": -1}, 2, (1, 1, 0), (), (Tie(("a", "b", "c"), 2),)),
    ],
)
def test_equal_ranks_at_the_last_seat_wait(rank, number, seats, waits, settled):
    held = {"a": 0, "b": 0, "c": 0}
    assert settle(held, ["a", "b", "c"], number, rank) == (waits, settled)
    assert tuple(held.values()) == seats


def test_the_place_in_the_order_of_registration_is_the_rank():
    assert standing(("b", "a")) == {"b": 0, "a": 1}


def test_no_seat_to_settle_settles_nothing():
    assert settle({"a": 0}, ["a"], 0, {"a": 1}) == ((), ())


@pytest.mark.parametrize("seats", [1, 2])
@pytest.mark.parametrize("formula", ["adams", "dean", "huntington-hill"])
def test_more_lists_than_first_seats_are_all_tied(formula, seats):
    told = share_out({"a": 70, "b": 20, "c": 10}, seats, formula)
    assert (told.ties, told.seats) == ((Tie(("a", "b", "c"), seats),), {"a": 0, "b": 0, "c": 0})
