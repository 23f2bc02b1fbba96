"""The house and the second implementation give the same answer to random elections rich in ties."""

import os
from collections import Counter

from seats.fuzz import DAYS, NAMES, as_answer, day, fuzz, ours
from seats.second import LAWS, Call, answer

CASES = 2_000 if os.environ.get("SAYLAU_QUICK") else 50_000


def test_random_elections_come_out_as_in_the_second_implementation():
    seen, differ = fuzz(CASES, seed=2021)
    assert differ == []
    every_way = ("shared", "runner_up", "runner_up_tied", "no_runner_up", "none_over_threshold", "no_votes")
    assert min(seen[case] for case in every_way) > CASES // 200
    assert seen["ties"] > CASES // 10


def test_the_second_implementation_read_the_same_law():
    for year, told in LAWS.items():
        law = day(year)
        book = (
            law["system.seats.party_list"].whole,
            law["system.threshold"].fraction,
            law["system.threshold.base_practice"].text,
            law["allocation.tie_break"].is_set,
            law["allocation.runner_up.admitted"].flag,
        )
        assert book == told


def test_every_whole_small_election_of_three_lists_agrees():
    seen = Counter()
    for year in DAYS:
        for number in range(216):
            votes = dict(zip(NAMES, (number // 36, number // 6 % 6, number % 6), strict=False))
            one = Call(year, votes, seats=5, against_all=0, registered=("list_b", "list_a"))
            assert as_answer(ours(one)) == answer(one)
            seen[answer(one).case] += 1
    assert sum(seen.values()) == 1080
