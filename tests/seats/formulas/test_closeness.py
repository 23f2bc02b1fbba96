"""How close an outcome was, against counting up vote by vote."""

from __future__ import annotations

import random

import pytest

from saylau.seats.formulas import FORMULAS, Rules, State, Threshold, share_out
from saylau.seats.formulas.closeness import how_close
from saylau.seats.formulas.distance import Flicker, first_change, flicker_of

OTHERS = "others_who_took_part"
MOST = 400


def told(outcome):
    return frozenset(outcome.admitted), outcome.admission.equal, outcome.state, outcome.seats, outcome.ties


def moved(outcome, source, target, votes):
    counts = {n: c + votes * ((n == target) - (n == source)) for n, c in outcome.votes.items()}
    base = outcome.base + votes * ((source == "") - (target == ""))
    total = sum(counts.values())
    if min(counts.values()) < 0 or total < outcome.seats_to_share or base < total:
        return None
    return outcome.again(votes=counts, base=base)


def by_counting(outcome, directions):
    best = None
    for source, target in directions:
        for votes in range(1, MOST if best is None else best):
            there = moved(outcome, source, target, votes)
            if there is None:
                break
            if told(there) != told(outcome):
                best = votes
                break
    return best


def cases(formula, number):
    dice = random.Random(f"{formula} closeness")
    while number:
        lists, most = dice.randint(2, 4), dice.choice((20, 60, 200))
        votes = {name: dice.randint(0, most) for name in "abcd"[:lists]}
        seats = dice.randint(1, 9)
        if sum(votes.values()) < seats:
            continue
        base = sum(votes.values()) + dice.choice((0, 0, 7))
        rules = Rules(Threshold.of(dice.choice(("none", "5%", "10%", "7v"))), base=base)
        outcome = share_out(votes, seats, formula, rules)
        if outcome.state is not State.OVER_ALLOCATED:
            number -= 1
            yield outcome


@pytest.mark.parametrize("formula", FORMULAS)
def test_the_distances_are_those_of_counting_up(formula):
    for outcome in cases(formula, 60 if formula != "droop" else 200):
        places = [*outcome.votes, *([OTHERS] if outcome.base > sum(outcome.votes.values()) else [])]
        close = how_close(outcome)
        kinds = {
            "moved": [(one, other) for one in places for other in places if one != other],
            "added": [("", place) for place in places],
            "removed": [(place, "") for place in places],
        }
        for kind, directions in kinds.items():
            change, counted = getattr(close, kind), by_counting(outcome, directions)
            assert counted == (change.votes if change and change.votes < MOST else None), (formula, outcome.votes, kind)


@pytest.mark.parametrize("formula", FORMULAS)
def test_votes_of_fifteen_digits_have_a_distance(formula):
    outcome = share_out({"a": 900_000_000_000_000, "b": 800_000_000_000_000, "c": 3}, 3, formula)
    assert how_close(outcome).base_number == 1_700_000_000_000_003


def test_who_is_tied_for_the_next_place_counts_as_a_change():
    rules = Rules(threshold=Threshold(votes=13), base=6, at_least=1)
    close = how_close(share_out({"a": 3, "b": 0, "c": 3}, 2, "hagenbach-bischoff", rules))
    assert (close.moved.votes, ("a", "b") in [(close.moved.source, close.moved.target), *close.moved.same]) == (1, True)


def test_a_quota_too_small_has_no_distance():
    outcome = share_out({"a": 50, "b": 40, "c": 10}, 8, "imperiali-quota")
    assert how_close(outcome)[2:5] == (None, None, None)


def test_the_distance_of_2021_is_that_of_the_law_s_own_way():
    votes = {"a": 5_148_074, "b": 792_828, "c": 659_019, "d": 383_023, "e": 258_618}
    close = how_close(share_out(votes, 98, "hare", Rules(Threshold.of("7%"))))
    assert (close.moved.votes, close.added.votes, close.removed.votes) == (11_127, 65_792, 13_379)


def test_no_change_is_found_where_nothing_can_move():
    assert first_change(lambda votes: True, 0) is None
    assert first_change(lambda votes: False, 100) is None
    assert first_change(lambda votes: votes >= 37, 100) == 37


def test_a_change_that_comes_and_goes_is_found_at_its_first_coming():
    flicker = Flicker(first=5, length=10, window=40)
    assert first_change(lambda votes: votes in (15, 16) or votes > 60, 100, flicker) == 15
    assert first_change(lambda votes: votes in (13, 14) or votes > 60, 100, flicker) == 13
    assert first_change(lambda votes: votes in (13, 14), 100, flicker) == 13


@pytest.mark.parametrize("grows", [1, -1])
def test_the_spans_are_those_on_which_droop_s_quota_stays(grows):
    total, seats = 1_000, 7
    flicker = flicker_of(total, grows, [4, 2, 1], seats)
    for start, end in flicker.spans(1, 100):
        assert len({(total + grows * votes) // (seats + 1) for votes in range(start, end + 1)}) == 1
    ends = [end for _, end in flicker.spans(1, 100)]
    assert all((total + grows * end) // (seats + 1) != (total + grows * (end + 1)) // (seats + 1) for end in ends[:-1])
