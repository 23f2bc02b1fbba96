"""Planted faults: only in invented countries, the same each time, and noticed."""

from __future__ import annotations

from datetime import date

import pytest

from house.floorplan import REPO
from saylau import law
from saylau.errors import BadCall
from saylau.lab import nation, nation_of, read_plan
from saylau.lab.catching import as_markdown, measure
from saylau.lab.faults import FAULTS, plant, transposed

LISTS = ("list_a", "list_b", "list_c", "list_d", "list_e")
SELDOM_SURE = {"S.115", "S.116"}
"""A copied page of a small station, or exchanged lists of like size, are not to be told from chance."""

HIDDEN_BY_A_CLEARER_ONE = {"K.402"}
"""A digit exchanged may lift a list over all valid ballots: then K.404 speaks."""


@pytest.fixture(scope="module")
def country():
    return nation(nation_of(stations=1_500, lists=LISTS, seed=7))


@pytest.fixture(scope="module")
def caught(country):
    return {each.code: each for each in measure(country, law.load("kz").on(date(2021, 1, 10)), per_mille=300, seed=3)}


def test_no_fault_is_planted_in_a_real_election():
    real = nation(read_plan(REPO / "elections" / "kz-2021" / "generated.toml"))
    with pytest.raises(BadCall):
        list(plant(real, per_mille=100, seed=1))


def test_the_same_seed_plants_the_same_faults(country):
    first, again = (list(plant(country, per_mille=50, seed=3)) for _ in range(2))
    assert first == again
    assert 40 < sum(planted is not None for _, planted in first) < 110


def test_a_station_without_a_fault_is_left_as_it_was(country):
    clean = list(zip(country.protocols(1), country.protocols(2), strict=True))
    for own, (pair, planted) in zip(clean, plant(country, per_mille=200, seed=3), strict=True):
        assert (pair == own) is (planted is None)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda each: each.code)
def test_a_planted_fault_is_noticed(fault, caught):
    row = caught[fault.code]
    assert row.planted > 0
    if fault.code in SELDOM_SURE:
        assert row.named * 2 > row.planted
        return
    assert row.by_any == row.planted
    if fault.code not in HIDDEN_BY_A_CLEARER_ONE:
        assert row.named * 10 >= row.planted * 9


def test_on_clean_stations_only_the_soft_rules_speak_and_seldom(caught):
    assert [each.code for each in caught.values() if each.clean and each.code.startswith("K")] == []
    assert [each.code for each in caught.values() if each.clean * 20 > each.stations] == []


def test_the_table_has_every_rule_of_both_rooms(caught):
    table = as_markdown(caught.values()).splitlines()
    assert len(table) == 2 + len(caught)
    assert table[2].startswith("| K.001 `required_fields_are_filled` | 0 of 1500 | a required line is left empty |")


@pytest.mark.parametrize(
    ("number", "other"), [(480, 840), (98, 89), (1001, 1010), (77, None), (5, None), (10, None), (0, None)]
)
def test_two_unlike_neighbouring_digits_are_exchanged(number, other):
    assert transposed(number) == other
