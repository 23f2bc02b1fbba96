"""One set of figures under two days' law: the line against all, and the threshold."""

from datetime import date
from fractions import Fraction

import pytest

from house.floorplan import REPO
from saylau.folder import law_of, read, run
from saylau.law import load
from saylau.seats import allocate

VOTES = {"npk": 659_019, "nur_otan": 5_148_074, "auyl": 383_023, "ak_zhol": 792_828, "adal": 258_618}


@pytest.fixture
def law():
    return {year: load("kz").on(day) for year, day in ((2021, date(2021, 1, 10)), (2023, date(2023, 3, 19)))}


def test_the_threshold_fell_from_seven_to_five_percent(law):
    thresholds = {year: day["system.threshold"].fraction for year, day in law.items()}
    assert thresholds == {2021: Fraction(7, 100), 2023: Fraction(5, 100)}


def test_the_votes_of_2021_give_three_lists_seats_at_seven_percent(law):
    seats = allocate(VOTES, law[2021]).seats
    assert seats == {"npk": 10, "nur_otan": 76, "auyl": 0, "ak_zhol": 12, "adal": 0}


def test_the_votes_of_2021_would_give_a_fourth_list_seats_at_five_percent(law):
    seats = allocate(VOTES, law[2021], threshold=law[2023]["system.threshold"].fraction).seats
    assert seats == {"npk": 9, "nur_otan": 72, "auyl": 6, "ak_zhol": 11, "adal": 0}


def test_a_line_against_all_is_outside_the_law_of_2021(small, edit):
    edit(small / "election.toml", "on = 2023-03-19", "on = 2021-01-10")
    (contest,) = run(read(small)).contests
    assert [[fired.code for fired in each.fired] for each in contest.settlements] == [["K.004"], ["K.004"]]
    assert [[fired.code for fired in each.hidden] for each in contest.settlements] == [["K.402"], ["K.402"]]
    assert contest.verdict.value == "waits"


def test_the_same_protocol_stands_under_the_law_of_2023(small):
    (contest,) = run(read(small)).contests
    assert [[fired.code for fired in each.fired] for each in contest.settlements] == [[], []]
    assert contest.verdict.value == "stands"


def test_the_threshold_of_2023_counts_votes_against_all(small):
    (contest,) = run(read(small)).contests
    assert (contest.allocation.base, contest.allocation.base_number) == ("votes_for_lists_and_against_all", 1020)


def test_a_folder_is_run_by_the_law_of_its_own_day():
    days = {path.name: law_of(read(path)).day.isoformat() for path in (REPO / "elections").glob("kz-*")}
    assert days == {
        "kz-2004": "2004-09-19",
        "kz-2007": "2007-08-18",
        "kz-2012": "2012-01-15",
        "kz-2016": "2016-03-20",
        "kz-2021": "2021-01-10",
        "kz-2023": "2023-03-19",
    }
