"""Every formula against a second path, and the properties that the literature claims or denies of each."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from saylau.errors import BadCall
from saylau.seats.formulas import FORMULAS, MOST_SEATS, Divisors, Quota, Rules, State, Threshold, formula_of, share_out
from seats.formulas import slowly

NAMES = ("a", "b", "c", "d", "e", "f", "g")
AVERAGES = tuple(name for name, each in FORMULAS.items() if isinstance(each, Divisors))
QUOTAS = tuple(name for name, each in FORMULAS.items() if isinstance(each, Quota))
EXACT = ("dhondt", "sainte-lague", "danish", "adams", "dean", "huntington-hill")

counts = st.one_of(st.integers(0, 12), st.integers(0, 200), st.integers(0, 10**14))
elections = st.lists(counts, min_size=1, max_size=7).map(lambda each: dict(zip(NAMES, each, strict=False)))
small = st.lists(st.integers(1, 60), min_size=2, max_size=5).map(lambda each: dict(zip(NAMES, each, strict=False)))
houses = st.integers(1, 30)
every_formula = pytest.mark.parametrize("formula", FORMULAS)


def shared(votes, seats, formula, **rules):
    assume(sum(votes.values()) >= seats)
    return share_out(votes, seats, formula, Rules(**rules))


def rests_alone(outcome):
    assume(outcome.state is State.SHARED and not outcome.ties)
    return outcome.seats


def test_the_second_path_knows_the_same_formulas():
    assert tuple(FORMULAS) == slowly.EVERY


@every_formula
@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much], max_examples=400)
@given(elections, houses)
def test_both_paths_agree_on_seats_ties_and_state(formula, votes, seats):
    told = shared(votes, seats, formula)
    slow = slowly.share_out(votes, seats, formula)
    assert (told.seats, told.state.value) == (slow.seats, slow.state)
    assert [(tie.lists, tie.seats) for tie in told.ties] == ([(slow.tied, slow.tied_seats)] if slow.tied else [])


@every_formula
@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much], max_examples=100)
@given(elections, houses)
def test_every_seat_is_a_list_s_or_tied_or_said_to_be_open(formula, votes, seats):
    told = shared(votes, seats, formula)
    open_seats = told.waiting - sum(tie.seats for tie in told.ties)
    assert told.waiting == seats - sum(told.seats.values()) >= 0
    assert (open_seats == 0) == (told.state is State.SHARED)
    assert all(0 < tie.seats < len(tie.lists) for tie in told.ties)


@every_formula
@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much], max_examples=100)
@given(elections, houses, st.permutations(NAMES))
def test_the_order_of_the_lists_does_not_matter(formula, votes, seats, order):
    told = shared(votes, seats, formula)
    turned = share_out({name: votes[name] for name in order if name in votes}, seats, formula)
    assert turned.seats == told.seats
    assert [{*tie.lists} for tie in turned.ties] == [{*tie.lists} for tie in told.ties]


@pytest.mark.parametrize("formula", [name for name in FORMULAS if name != "droop"])
@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much], max_examples=100)
@given(small, houses, st.integers(2, 10**6))
def test_votes_in_another_unit_give_the_same_seats(formula, votes, seats, scale):
    told = shared(votes, seats, formula)
    scaled = share_out({name: count * scale for name, count in votes.items()}, seats, formula)
    assert (scaled.seats, scaled.ties, scaled.state) == (told.seats, told.ties, told.state)


def test_droop_s_quota_is_a_whole_number_and_does_not_scale():
    votes = {"a": 7, "b": 5}
    assert share_out(votes, 10, "droop").state is State.UNFILLED
    assert share_out({name: count * 100 for name, count in votes.items()}, 10, "droop").state is State.SHARED


@every_formula
@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much], max_examples=100)
@given(elections, houses)
def test_more_votes_never_have_fewer_seats(formula, votes, seats):
    told = rests_alone(shared(votes, seats, formula))
    for one in votes:
        for other in votes:
            assert votes[one] <= votes[other] or told[one] >= told[other]


def _quotients(votes, seats):
    return {name: Fraction(count * seats, sum(votes.values())) for name, count in votes.items()}


@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much], max_examples=200)
@given(small, houses)
def test_hare_keeps_the_quota_rule(votes, seats):
    told = rests_alone(shared(votes, seats, "hare"))
    assert all(told[name] in (floor(q), ceil(q)) for name, q in _quotients(votes, seats).items())


@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much], max_examples=200)
@given(small, houses)
def test_dhondt_keeps_the_lower_quota_and_adams_the_upper_one(votes, seats):
    assume(len(votes) <= seats)
    low, high = (rests_alone(shared(votes, seats, formula)) for formula in ("dhondt", "adams"))
    assert all(low[name] >= floor(q) and high[name] <= ceil(q) for name, q in _quotients(votes, seats).items())


BREAKS_THE_QUOTA_RULE = {
    "dhondt": {"a": 900, "b": 30, "c": 29, "d": 28, "e": 13},
    "adams": {"a": 900, "b": 40, "c": 30, "d": 20, "e": 10},
    "imperiali": {"a": 600, "b": 220, "c": 180},
    "sainte-lague": {"a": 9_395, "b": 101, "c": 101, "d": 101, "e": 101, "f": 101, "g": 100},
}


@pytest.mark.parametrize("formula", BREAKS_THE_QUOTA_RULE)
def test_averages_may_leave_the_quota_rule(formula):
    votes = BREAKS_THE_QUOTA_RULE[formula]
    broken = []
    for seats in range(len(votes), 80):
        told = share_out(votes, seats, formula)
        if told.state is State.SHARED and not told.ties:
            broken += [
                s for name, q in _quotients(votes, seats).items() if not floor(q) <= (s := told.seats[name]) <= ceil(q)
            ]
    assert broken


@pytest.mark.parametrize("formula", AVERAGES)
@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much], max_examples=150)
@given(small, houses)
def test_averages_never_take_a_seat_away_when_the_house_grows(formula, votes, seats):
    before, after = (rests_alone(shared(votes, number, formula)) for number in (seats, seats + 1))
    assert all(after[name] >= before[name] for name in votes)


def _loses_when_the_house_grows(votes, formula):
    for seats in range(1, 60):
        one, other = (share_out(votes, number, formula) for number in (seats, seats + 1))
        if any(each.state is not State.SHARED or each.ties for each in (one, other)):
            continue
        if any(other.seats[name] < one.seats[name] for name in votes):
            return seats
    return None


@pytest.mark.parametrize(
    ("formula", "votes"),
    [
        ("hare", {"a": 6, "b": 6, "c": 2}),
        ("droop", {"a": 500, "b": 430, "c": 120, "d": 37}),
        ("hagenbach-bischoff", {"a": 500, "b": 430, "c": 120, "d": 37}),
        ("imperiali-quota", {"a": 500, "b": 430, "c": 120, "d": 37}),
    ],
)
def test_a_quota_may_take_a_seat_away_when_the_house_grows(formula, votes):
    assert _loses_when_the_house_grows(votes, formula) is not None


@pytest.mark.parametrize("formula", AVERAGES)
@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much], max_examples=100)
@given(small, houses)
def test_any_two_lists_share_their_own_seats_in_the_same_way(formula, votes, seats):
    told = rests_alone(shared(votes, seats, formula))
    one, other = list(votes)[:2]
    own = told[one] + told[other]
    assume(own)
    again = (
        share_out({one: votes[one], other: votes[other]}, own, formula) if votes[one] + votes[other] >= own else None
    )
    assert again is None or again.ties or again.seats == {one: told[one], other: told[other]}


def test_by_a_quota_two_lists_may_share_their_own_seats_otherwise():
    votes = {"a": 527, "b": 156, "c": 131, "d": 186}
    found = []
    for seats in range(3, 60):
        told = share_out(votes, seats, "hare")
        for one, other in (("a", "b"), ("a", "c"), ("b", "c"), ("a", "d")):
            own = told.seats[one] + told.seats[other]
            again = share_out({one: votes[one], other: votes[other]}, own, "hare") if own else told
            if not told.ties and not again.ties and again.seats[one] != told.seats[one]:
                found.append(seats)
    assert found


@pytest.mark.parametrize("formula", EXACT)
@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much], max_examples=100)
@given(st.lists(st.integers(1, 30), min_size=2, max_size=5))
def test_exact_shares_are_answered_exactly(formula, wanted):
    votes = {name: 1_000 * seats for name, seats in zip(NAMES, wanted, strict=False)}
    told = share_out(votes, sum(wanted), formula)
    assert list(told.seats.values()) == wanted


def test_imperiali_is_not_exact_even_for_exact_shares():
    assert share_out({"a": 9_000, "b": 1_000}, 10, "imperiali").seats == {"a": 10, "b": 0}


def test_a_name_that_is_no_formula_is_refused_with_the_nearest():
    with pytest.raises(BadCall, match=r"There is no formula 'd-hondt'\. Did you mean dhondt"):
        formula_of("d-hondt")


@pytest.mark.parametrize("seats", [0, -1, True, 2.5, None, MOST_SEATS + 1, "3"])
def test_a_number_of_seats_that_cannot_be_is_refused(seats):
    with pytest.raises(BadCall, match=r"^The number of seats is a whole number from 1 to 1000000"):
        share_out({"a": 10**9}, seats)


def test_more_seats_than_votes_is_refused():
    with pytest.raises(BadCall, match=r"^There are more seats \(4\) than votes \(3\); no election has that\.$"):
        share_out({"a": 2, "b": 1}, 4)


@every_formula
@pytest.mark.parametrize(
    "votes",
    [{}, {"a": -1}, {"a": 1.0}, {"a": float("nan")}, {"a": True}, {"": 1}, {1: 1}, {"a": 10**15 + 1}, {"a": "5"}, None],
)
def test_votes_that_no_election_contains_are_refused(formula, votes):
    with pytest.raises(BadCall):
        share_out(votes, 5, formula)


@every_formula
def test_without_votes_or_admitted_lists_everything_waits(formula):
    nothing = share_out({"a": 0, "b": 0}, 5, formula)
    nobody = share_out({"a": 5, "b": 5}, 5, formula, Rules(Threshold.of("51%")))
    assert (nothing.state, nothing.verdict.value, nothing.waiting) == (State.NO_VOTES, "waits", 5)
    assert (nobody.state, nobody.verdict.value, nobody.seats) == (State.NOBODY_ADMITTED, "waits", {"a": 0, "b": 0})


@every_formula
def test_the_largest_numbers_are_shared_exactly(formula):
    votes = {"a": 333_333_333_333_334, "b": 333_333_333_333_333, "c": 333_333_333_333_333}
    told = share_out(votes, 100, formula)
    assert list(told.seats.values()) == [34, 33, 33]


def test_an_outcome_can_be_asked_again_and_told_to_a_program():
    told = share_out({"a": 60, "b": 40}, 5, "dhondt", Rules(Threshold.of("7%")))
    assert told.again() == told
    assert told.again(seats=10, formula="hare").seats == {"a": 6, "b": 4}
    assert told.as_json() == {
        "verdict": "stands",
        "state": "shared",
        "formula": "dhondt",
        "seats": {"a": 3, "b": 2},
        "admitted": ["a", "b"],
        "ties": [],
        "ties_settled_by_registration": [],
        "seats_to_share": 5,
        "seats_waiting": 0,
        "base": 100,
        "votes_needed": {"a": 7, "b": 7},
        "admitted_below_the_threshold": [],
        "next_list_tied": [],
        "quota": None,
        "steps": [
            {"list": "a", "votes": 60, "seats": 3, "last": "20", "next": "15"},
            {"list": "b", "votes": 40, "seats": 2, "last": "20", "next": "40/3"},
        ],
    }
