"""The worked steps are printed from the result, in three languages, each with its article."""

from __future__ import annotations

from datetime import date

import pytest

from saylau import law
from saylau.seats import RULES, allocate, explain
from saylau.seats.explaining import SENTENCES

KZ = law.load("kz")
DAY = KZ.on(date(2021, 1, 10))
VOTES = {"nur_otan": 5_148_074, "ak_zhol": 792_828, "npk": 659_019, "auyl": 383_023, "adal": 258_618}

CASES = {
    "shared": allocate(VOTES, DAY),
    "a whole division": allocate({"list_a": 60, "list_b": 40}, DAY, seats=10),
    "a tie that waits": allocate({"list_a": 50, "list_b": 50}, DAY, seats=3),
    "a tie settled": allocate({"list_a": 50, "list_b": 50}, DAY, seats=3, registered=("list_b", "list_a")),
    "a runner-up": allocate({"list_a": 950, "list_b": 30, "list_c": 20}, DAY, seats=98),
    "two runners-up": allocate({"list_a": 960, "list_b": 20, "list_c": 20}, DAY, seats=40),
    "no runner-up": allocate({"list_a": 960}, DAY, seats=40),
    "nobody": allocate({f"list_{n}": 10 for n in range(20)}, DAY),
    "no votes": allocate({"list_a": 0}, DAY),
    "too short": allocate({"list_a": 60, "list_b": 40}, DAY, seats=10, list_sizes={"list_a": 2}),
    "no seats": allocate({"list_a": 60, "list_b": 40}, DAY, seats=0),
}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_way_an_election_goes_is_told_in_every_language(case, language):
    told = explain(case, language)
    assert len(told) >= 3
    assert [line for line in told if "{" in line or not line.strip()] == []


def test_the_steps_of_2021_are_those_of_the_commission():
    told = explain(CASES["shared"], "en", {"npk": "People's Party"})
    assert told == [
        "Threshold: 7% of 7,241,562 votes for lists, so at least 506,910 votes (elections 97-1(1)).",
        "Reached it: nur_otan, ak_zhol, People's Party. Did not: auyl, adal.",
        "Quota: 6,599,921 votes of these lists divided by 98 seats = 67,346.133 (elections 97-1(1)).",
        "nur_otan: 5,148,074 votes = 76.442 quotas; whole part 76, remainder 2,917,256/6,599,921; seats 76.",
        "ak_zhol: 792,828 votes = 11.772 quotas; whole part 11, remainder 5,098,013/6,599,921; seats 12.",
        "People's Party: 659,019 votes = 9.786 quotas; whole part 9, remainder 5,184,573/6,599,921; seats 10.",
        "Seats left over: 2. The largest remainders: People's Party, ak_zhol (elections 97-1).",
        "Next in line for a seat: nur_otan.",
    ]


def test_a_tie_names_its_lists_and_whether_it_waits():
    assert (
        "Equal remainders of list_a, list_b for the seats left (1); the law or the order"
        in explain(CASES["a tie that waits"], "en")[-1]
    )
    assert "the list registered earlier goes first" in " ".join(explain(CASES["a tie settled"], "en"))


def test_readings_that_differ_are_all_shown():
    told = explain(CASES["a runner-up"], "en")
    assert told[-1].startswith("The readings differ")
    assert sum("coefficient" in line for line in told) >= 2


def test_an_empty_seat_is_told():
    assert explain(CASES["too short"], "en")[-1].startswith("list_a has no person for 4 of its seats")


def test_every_rule_has_its_sentence_and_no_word_is_missing():
    assert SENTENCES.untold() == ()
    assert [rule.__name__ for rule in RULES if f"rule.{rule.__name__}" not in SENTENCES] == []
