"""Both verifiers share seats by highest averages as the room of seats does, without a line in common with it."""

from __future__ import annotations

import json
import random

import pytest

from saylau.seats.formulas import share_out
from verifier import browser
from verifier.stranger import verify

METHODS = tuple(verify.DIVISORS)


def cases(number):
    dice = random.Random("averages")
    for _ in range(number):
        votes = {f"l{place}": dice.randint(1, dice.choice((6, 30, 10**6))) for place in range(dice.randint(1, 6))}
        seats = dice.randint(1, 12)
        if sum(votes.values()) >= seats:
            yield dice.choice(METHODS), votes, seats


def law_of(method, tie_break):
    return {
        "allocation.method": method,
        "allocation.tie_break": tie_break,
        "system.threshold": "0/1",
        "system.threshold.base_practice": "votes_for_lists",
        "allocation.runner_up.admitted": False,
    }


@pytest.mark.parametrize("method", METHODS)
def test_the_program_shares_as_the_room_does(method):
    for _, votes, seats in cases(400):
        facts = {"contest": "x", "seats": seats, "list_sizes": {}, "registered": []}
        made = verify.share({"votes": votes}, facts, law_of(method, "lot"), "here")
        told = share_out(votes, seats, method)
        assert (made.seats, made.quota) == (told.seats, None)
        assert made.ties == {(frozenset(tie.lists), tie.seats) for tie in told.ties}


def test_the_program_gives_a_tie_to_more_votes_and_leaves_equal_ones():
    facts = {"contest": "x", "seats": 2, "list_sizes": {}, "registered": []}
    more = verify.share({"votes": {"a": 40, "b": 20}}, facts, law_of("dhondt", "more_votes"), "here")
    assert (more.seats, more.ties) == ({"a": 2, "b": 0}, set())
    equal = verify.share({"votes": {"a": 20, "b": 20}}, facts | {"seats": 3}, law_of("dhondt", "more_votes"), "here")
    assert (equal.seats, equal.ties) == ({"a": 1, "b": 1}, {(frozenset(("a", "b")), 1)})


def test_the_program_says_which_methods_it_does_not_work_out():
    facts = {"contest": "x", "seats": 2, "list_sizes": {}, "registered": []}
    made = verify.share({"votes": {"a": 40, "b": 20}}, facts, law_of("huntington-hill", "lot"), "here")
    assert (made.seats, made.other_method) == (None, True)
    assert all(verify.LIMITS["other_method"])


@pytest.mark.skipif(browser.chromium() is None, reason="chromium is not installed; .ci/run installs it")
def test_the_page_shares_as_the_program_does():
    asked = [
        (
            {"votes": votes},
            {"contest": "x", "seats": seats, "list_sizes": {}, "registered": []},
            law_of(method, tie_break),
        )
        for tie_break in ("lot", "more_votes")
        for method, votes, seats in cases(150)
    ]
    with browser.Browser() as page:
        page.open()
        shared = "((each) => { const made = share(...each, 'here'); return [made.seats, made.ties]; })"
        told = json.loads(page.run(f"JSON.stringify({json.dumps(asked)}.map({shared}))"))
    for (given, facts, law), (seats, ties) in zip(asked, told, strict=True):
        made = verify.share(given, facts, law, "here")
        assert seats == made.seats
        assert {(frozenset(tie["lists"]), tie["seats"]) for tie in ties} == made.ties
